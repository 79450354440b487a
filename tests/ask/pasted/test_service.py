"""A customer's message becomes points: moments of truth, with excerpts and standards."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.ask.pasted.service import PointFinder
from bot.guidance.domain import Findings, Guidance, QuestionFindings
from bot.guidance.standards.domain import Dimension, Figure, Standard, Stated
from bot.moments.domain import Moment, MomentsMap
from tests.ask.searching import NEARLY, an_excerpt

SUBJECTS = ("delivery", "invoice", "answer")
MAP = MomentsMap(
    tuple(
        Moment(one, f"The {one}", f"I wait for my {one}.", (), f"The {one}?")
        for one in SUBJECTS
    )
)
LATE = Standard(
    "late",
    "Customers hear of a late delivery",
    Figure(Dimension.TIME, 1_440, words="1 day"),
    "the delay",
    (),
    "logistics",
    (Stated("guidance/moments/delivery.md", "within 1 day"),),
)
FIRST = Standard(
    "first",
    "First answer to a customer",
    Figure(Dimension.TIME, 60, words="1 hour"),
    "the message",
    (),
    "sales",
    (),
)


def by_subject(texts: Sequence[str]) -> NDArray[np.float32]:
    """A text is near to another of the same subject, and to nothing else."""
    rows = [[float(one in text) for one in SUBJECTS] + [0.01] for text in texts]
    return np.array([np.array(row) / np.linalg.norm(row) for row in rows], dtype=np.float32)


class FakePassages:
    """Finds one excerpt, of the guidance on deliveries."""

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        guidance = Guidance("guidance/moments/delivery.md", "Delivery", moments=("delivery",))
        found = replace(an_excerpt("Call.", NEARLY), guidance=guidance)
        return Findings((QuestionFindings(text, (found,)),))

    def look_up_pieces(self, texts: Sequence[str], limit: int) -> list[QuestionFindings]:
        return [one for text in texts for one in self.look_up(text, limit).questions]


def finder_of(moments: MomentsMap, standards: Sequence[Standard]) -> PointFinder:
    return PointFinder(
        moments,
        standards,
        embed=by_subject,
        embed_lines=by_subject,
        passages=FakePassages(),
    )


@pytest.fixture
def finder() -> PointFinder:
    return finder_of(MAP, [LATE, FIRST])


def test_each_subject_is_one_point_in_the_order_of_the_message(finder: PointFinder) -> None:
    found = finder.points_of(
        "My invoice is wrong again. My delivery is late too. I want my delivery today!"
    )

    assert [point.moment.moment_id for point in found.points] == ["invoice", "delivery"]


def test_a_point_has_the_excerpt_and_the_standard_of_its_moment(finder: PointFinder) -> None:
    (point,) = finder.points_of("My delivery is a week late.").points

    assert point.citation is not None
    assert point.citation.quote == "Call."
    assert point.standard == LATE


def test_guidance_on_something_else_is_not_shown(finder: PointFinder) -> None:
    (point,) = finder.points_of("My invoice is wrong again.").points

    assert point.citation is None
    assert point.standard is None


def test_what_is_due_soonest_is_done_first(finder: PointFinder) -> None:
    assert finder.points_of("My delivery is a week late.").first == FIRST


@pytest.mark.parametrize("text", ["", "Hi!", "Nice weather we are having today."])
def test_what_is_about_nothing_on_the_map_has_no_points(finder: PointFinder, text: str) -> None:
    assert finder.points_of(text).points == ()


def test_without_a_map_or_standards_there_is_nothing_to_say() -> None:
    finder = finder_of(MomentsMap(()), [])

    found = finder.points_of("My delivery is a week late.")

    assert found.points == ()
    assert found.first is None


def test_one_sentence_may_have_two_points(finder: PointFinder) -> None:
    found = finder.points_of("My delivery is a week late and my invoice is wrong again.")

    assert [point.moment.moment_id for point in found.points] == ["delivery", "invoice"]


def test_what_customers_are_known_to_say_leads_to_its_moment() -> None:
    claims = Moment(
        "claims", "Claims", "Something went wrong.", (), said=("My answer is wet.",)
    )
    finder = finder_of(MomentsMap((claims, MAP.moments[0])), [])

    (point,) = finder.points_of("The answer arrived wet.").points

    assert point.moment == claims


def test_a_standard_of_something_else_is_not_promised(finder: PointFinder) -> None:
    other = Standard("unload", "Unloading", LATE.figure, "", (), "logistics", LATE.stated)
    finder = finder_of(MAP, [other])

    (point,) = finder.points_of("My delivery is a week late.").points

    assert point.standard is None
