"""Doubts are kept: the stand-in and the SQL store keep the same promises."""

from dataclasses import replace

import pytest

from bot.ask.feedback.domain import CHANGED, STAYS, Doubts
from bot.ask.feedback.store import SqlDoubts
from bot.guidance.domain import Line
from tests.ask.builders import a_citation, a_doubt
from tests.ask.fakes import FakeDoubts


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def doubts(request: pytest.FixtureRequest) -> Doubts:
    if request.param == "fake":
        return FakeDoubts()
    return SqlDoubts(request.getfixturevalue(f"{request.param}_database"))


async def test_a_doubt_is_kept_with_its_excerpt_and_found_by_its_number(doubts: Doubts) -> None:
    doubt = a_doubt(excerpt=a_citation(lines=(Line(((True, "Call."),), 1, "1."),)))

    kept = await doubts.keep(doubt)

    assert kept == replace(doubt, doubt_id=kept.doubt_id)
    assert await doubts.find(kept.doubt_id) == kept
    assert await doubts.find(99) is None


async def test_the_latest_reason_for_a_document_counts(doubts: Doubts) -> None:
    kept = await doubts.keep(a_doubt(question="Why?"))
    other = await doubts.keep(a_doubt(excerpt=a_citation(document="other.md")))

    again = await doubts.keep(a_doubt(reason="wrong"))

    assert again == replace(kept, reason="wrong", question="")
    assert other.doubt_id != kept.doubt_id


async def test_a_doubt_is_answered_once(doubts: Doubts) -> None:
    kept = await doubts.keep(a_doubt())

    answered = await doubts.answer(kept.doubt_id, STAYS, "It is right.")

    assert answered == replace(kept, outcome=STAYS, note="It is right.")
    assert await doubts.answer(kept.doubt_id, CHANGED, "") is None
    assert await doubts.answer(99, CHANGED, "") is None
    assert await doubts.find(kept.doubt_id) == answered
