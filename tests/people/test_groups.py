"""What is told of a group shows no person, not even to those who compare notes."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.groups import (
    ACCOMPLICES,
    Band,
    Doings,
    GroupFigures,
    Tally,
    are_mixed,
    band_of,
    rough_share,
    week_began,
)
from tests.builders_quiz import MONDAY
from tests.fakes_people import FakeSnapshots, WithoutChance

RULES = 3  # of a moment
LOOKS = 4_000
CALM = WithoutChance()


@pytest.mark.parametrize(
    "tally", [Tally(4, 40, 20), Tally(5, 5, 3), Tally(9, 9, 0)], ids=["people", "few", "none"]
)
def test_few_people_or_answers_are_not_told(tally: Tally) -> None:
    assert band_of(tally, CALM) is None


@pytest.mark.parametrize(
    ("did", "band"), [(0, Band.LOW), (4, Band.LOW), (5, Band.MIDDLE), (15, Band.HIGH)]
)
def test_a_share_is_told_in_thirds(did: int, band: Band) -> None:
    assert band_of(Tally(5, 15, did), CALM) is band


def test_of_many_people_the_third_is_the_true_one() -> None:
    chance = Random(1)  # noqa: S311  # the same each time

    drawn = Counter(band_of(Tally(100, 1_000, 500), chance) for _ in range(500))

    assert drawn == {Band.MIDDLE: 500}


def guesses_right(*, best_of: range, differs: int) -> float:
    """Return how often four who know each other's answers guess a fifth's, at their best.

    They have ``best_of`` known among them and see one band; the fifth knows none or
    ``differs`` of the rules.
    """
    chance, best = Random(7), 0.0  # noqa: S311  # the same each time
    for own in best_of:
        bands = {
            known: Counter(
                band_of(Tally(5, 5 * RULES, own + known), chance) for _ in range(LOOKS)
            )
            for known in (0, differs)
        }
        right = sum(max(bands[0][band], bands[differs][band]) for band in Band)
        best = max(best, right / (2 * LOOKS))
    return best


def test_four_accomplices_hardly_learn_what_the_fifth_answered() -> None:
    every_way = range(4 * RULES + 1)

    assert guesses_right(best_of=every_way, differs=1) <= 0.62  # a coin has 0.5
    assert guesses_right(best_of=every_way, differs=RULES) <= 0.73


def of_logistics(tally: Tally, *, active: int, at: datetime) -> Callable[[], Awaitable[Doings]]:
    """Return what counts this, and when so many were last active."""

    async def doings() -> Doings:
        return Doings({"delivery": tally}, [at] * active)

    return doings


async def test_a_figure_stays_for_a_week_and_until_five_have_done_something() -> None:
    now = MONDAY
    figures = GroupFigures(FakeSnapshots(), lambda: now, CALM)

    async def seen(did: int, active: int) -> Band:
        doings = of_logistics(Tally(5, 15, did), active=active, at=now)
        return (await figures.of("logistics", doings))["delivery"]

    assert await seen(0, 5) is Band.LOW
    now = MONDAY + timedelta(days=6)
    assert await seen(15, 5) is Band.LOW
    now = MONDAY + timedelta(days=7)
    assert await seen(15, 4) is Band.LOW
    assert await seen(15, 5) is Band.HIGH


async def test_looking_again_counts_and_draws_nothing_new() -> None:
    chance = Random(3)  # noqa: S311  # as above
    figures = GroupFigures(FakeSnapshots(), lambda: MONDAY, chance)
    doings = of_logistics(Tally(5, 15, 5), active=5, at=MONDAY)
    first = await figures.of("logistics", doings)

    async def not_again() -> Doings:
        raise AssertionError

    assert {str(await figures.of("logistics", not_again)) for _ in range(50)} == {str(first)}


@given(st.dictionaries(st.booleans(), st.integers(0, 12)))
def test_sides_are_mixed_only_if_somebody_is_left_on_each_without_four(
    sides: dict[bool, int],
) -> None:
    assert are_mixed(sides) is (len(sides) == 2 and min(sides.values()) >= ACCOMPLICES + 1)


@pytest.mark.parametrize(
    ("share", "told"), [(0.0, "under 10%"), (0.33, "about 30%"), (1.0, "over 90%")]
)
def test_a_rough_share_has_no_ends(share: float, told: str) -> None:
    assert rough_share(share) == told


def test_a_week_begins_on_monday_at_midnight() -> None:
    sunday = MONDAY + timedelta(days=6, hours=3)

    assert week_began(sunday).date() == MONDAY.date()
    assert week_began(sunday).hour == 0
