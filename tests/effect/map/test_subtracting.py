"""An attacker who keeps every map subtracts cells, rows and weeks from each other.

Whoever reported is unknown to them: so many people for each set of places and weeks. A solver
tells how few and how many of them can stand behind a cell, given all that was ever shown.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import chain, combinations
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from bot.effect.domain import Reported
from bot.effect.map.messages import of_moment, whole
from bot.effect.map.service import counted, stand
from bot.people.groups import PEOPLE_STEPS, SMALLEST_GROUP
from tests.effect.map.test_map import MOMENTS, MONDAY, a_cell

DEPARTMENTS = ("logistics", "it-systems")
WEEKS = 3
ATOMS = [(one, week) for one in DEPARTMENTS for week in range(WEEKS)]  # one map's news
SETS = [*chain.from_iterable(combinations(ATOMS, size) for size in range(1, len(ATOMS) + 1))]


def some_reports(random: Random) -> list[Reported]:
    """Return what people reported, week by week, at one moment."""
    people = [f"U{number}" for number in range(random.choice((6, 12, 30)))]
    return [
        Reported(
            "moment-0",
            random.choices(DEPARTMENTS, weights=(4, 1))[0],
            MONDAY + timedelta(days=7 * week - random.randint(1, 7)),
            by=random.choice(people),
            is_complaint=True,
        )
        for week in range(WEEKS)
        for _ in range(random.randint(1, 12))
    ]


def seen(reported: Sequence[Reported]) -> Mapping[frozenset[tuple[str, int]], tuple[int, int]]:
    """Return of each row and cell of each week how many people the map says are behind it."""
    told = {}
    for week in range(WEEKS):
        until, sofar = MONDAY + timedelta(days=7 * week), range(week + 1)
        row = str(whole(stand(MOMENTS[:1], reported, {}, until), ()))
        told[frozenset((one, each) for one in DEPARTMENTS for each in sofar)] = _bounds(row)
        for one in DEPARTMENTS:
            theirs = [each for each in reported if each.department_id == one]
            cell = str(of_moment(MOMENTS[0], [a_cell(one, counted(theirs, until))], ()))
            told[frozenset((one, each) for each in sofar)] = _bounds(cell)
    return told


def _bounds(text: str) -> tuple[int, int]:
    found = re.search(r"reported by (?:(\d+) people or more|fewer than 5)", text)
    assert found
    least = int(found[1] or 0)
    above = [step for step in PEOPLE_STEPS if step > least]
    return least, min(above, default=1000) - 1


def between(
    shown: Mapping[frozenset[tuple[str, int]], tuple[int, int]],
    cell: frozenset[tuple[str, int]],
) -> tuple[int, int]:
    """Return how few and how many can be in a cell, if everything shown is true."""
    rows = np.array([_hit(group) for group in shown])
    least, most = zip(*shown.values(), strict=True)
    limits = np.vstack([rows, -rows]), np.array([*most, *(-one for one in least)])
    few, many = (linprog(sign * _hit(cell), *limits) for sign in (1, -1))
    return int(np.ceil(few.fun - 1e-6)), int(np.floor(-many.fun + 1e-6))


def _hit(group: frozenset[tuple[str, int]]) -> NDArray[np.float64]:
    return np.array([float(not group.isdisjoint(one)) for one in SETS])


@pytest.mark.parametrize("seed", range(8))
def test_no_subtraction_counts_out_a_group_under_five(seed: int) -> None:
    shown = seen(some_reports(Random(seed)))  # noqa: S311  # no secret
    asked_for = [
        *(frozenset([atom]) for atom in ATOMS),  # a week's news of a department
        *(one - other for one in shown for other in shown if one > other),
    ]

    for cell in set(asked_for):
        few, many = between(shown, cell)

        assert few <= 1 or many >= SMALLEST_GROUP  # that one reported, the ledger shows
        assert many >= SMALLEST_GROUP - 1


def test_the_attacker_counts_out_a_group_where_people_are_told_exactly() -> None:
    whole_row, all_but_two = frozenset(ATOMS), frozenset(ATOMS[:3])
    rest = whole_row - all_but_two
    shown = {whole_row: (9, 9), all_but_two: (7, 7), rest: (0, 4)}

    assert between(shown, rest) == (2, 4)
