"""Gaps are kept: the stand-in and the SQL store keep the same promises."""

import pytest

from bot.ask.gaps.domain import Gaps
from bot.ask.gaps.store import SqlGaps
from tests.ask.builders import NOON, an_asked
from tests.ask.fakes import FakeGaps


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def gaps(request: pytest.FixtureRequest) -> Gaps:
    if request.param == "fake":
        return FakeGaps()
    return SqlGaps(request.getfixturevalue(f"{request.param}_database"))


async def test_one_question_asked_twice_is_one_gap(gaps: Gaps) -> None:
    first = await gaps.add(an_asked(), NOON)
    again = await gaps.add(an_asked(), NOON)

    assert again == first
    assert [asker.employee_id for asker in first.askers] == ["U0DAN"]


async def test_the_most_asked_gap_comes_first(gaps: Gaps) -> None:
    await gaps.add(an_asked(), NOON)
    other = await gaps.add(an_asked(key="other", text="Who waters the plants?"), NOON)
    await gaps.join(other.gap_id, an_asked(key="third", employee_id="U0ANA"))

    assert [gap.question for gap in await gaps.open()] == [
        "Who waters the plants?",
        "May I bring my dog?",
    ]


async def test_each_asker_is_kept_with_their_own_words(gaps: Gaps) -> None:
    gap = await gaps.add(an_asked(), NOON)
    joined = await gaps.join(
        gap.gap_id, an_asked(key="other", text="Are dogs fine?", employee_id="U0ANA")
    )

    assert [asker.question for asker in joined.askers] == [
        "May I bring my dog?",
        "Are dogs fine?",
    ]


async def test_a_gap_keeps_for_whom_its_answer_is(gaps: Gaps) -> None:
    gap = await gaps.add(an_asked(), NOON, ("logistics",))

    assert gap.audience == ("logistics",)
    assert [one.audience for one in await gaps.open()] == [("logistics",)]


async def test_a_gap_is_closed_once_and_remembers_how(gaps: Gaps) -> None:
    gap = await gaps.add(an_asked(), NOON)

    closed = await gaps.close(gap.gap_id, "Dogs stay at home.", NOON)

    assert closed is not None
    assert closed.closing_note == "Dogs stay at home."
    assert closed.closed_at == NOON
    assert await gaps.close(gap.gap_id, "Again.", NOON) is None
    assert await gaps.open() == []
    assert await gaps.find(gap.gap_id) == closed


async def test_a_gap_that_never_was_cannot_be_closed(gaps: Gaps) -> None:
    assert await gaps.close(99, "Nothing to close.", NOON) is None
    assert await gaps.find(99) is None
