"""Judgements are kept: the stand-in and the SQL store keep the same promises."""

import pytest

from bot.ask.feedback.domain import Feedback
from bot.ask.feedback.messages import HELPED_THOUGH_CLOSEST
from bot.ask.feedback.store import SqlFeedback
from tests.ask.fakes import FakeFeedback


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def feedback(request: pytest.FixtureRequest) -> Feedback:
    if request.param == "fake":
        return FakeFeedback()
    return SqlFeedback(request.getfixturevalue(f"{request.param}_database"))


async def test_the_latest_judgement_of_an_employee_counts(feedback: Feedback) -> None:
    await feedback.give("answer", "U0DAN", is_helpful=True, reason="")
    await feedback.give("answer", "U0DAN", is_helpful=False, reason="wrong")
    await feedback.give("answer", "U0ANA", is_helpful=True, reason="")
    await feedback.give("answer", "U0BEN", is_helpful=False, reason="")

    assert await feedback.counted() == {"wrong": 1, "helpful": 1, "not helpful": 1}


async def test_what_was_only_close_is_no_answer_that_helped(feedback: Feedback) -> None:
    await feedback.give("answer", "U0DAN", is_helpful=True, reason=HELPED_THOUGH_CLOSEST)

    assert await feedback.counted() == {}
