"""A judgement of an answer is kept, and thanked for or asked about."""

from typing import Any

import pytest

from bot.ask.feedback.messages import REASONS, asks_why
from bot.ask.feedback.work import FeedbackWork
from bot.delivery.work import Outgoing, Respond, Work
from tests.ask.fakes import FakeFeedback


@pytest.fixture
def feedback() -> FakeFeedback:
    return FakeFeedback()


async def judged(feedback: FakeFeedback, work: Work) -> list[Outgoing]:
    return [*await FeedbackWork(feedback).handlers()[work.kind](work)]


def a_judgement(**changes: Any) -> Work:
    usual = {"key": "k", "employee_id": "U0DAN", "response_url": "http://r"}
    return Work("ask.feedback", "f", {**usual, "is_helpful": False, "reason": ""} | changes)


async def test_an_answer_that_did_not_help_is_asked_why(feedback: FakeFeedback) -> None:
    (response,) = await judged(feedback, a_judgement())

    assert isinstance(response, Respond)
    assert "What was wrong with it?" in response.text
    assert not response.replace_original


async def test_the_reason_is_kept_and_thanked_for(feedback: FakeFeedback) -> None:
    (response,) = await judged(feedback, a_judgement(reason="wrong"))

    assert isinstance(response, Respond)
    assert response.replace_original
    assert await feedback.counted() == {"wrong": 1}


async def test_a_helpful_answer_is_thanked_for(feedback: FakeFeedback) -> None:
    (response,) = await judged(feedback, a_judgement(is_helpful=True))

    assert isinstance(response, Respond)
    assert "Thank you" in response.text
    assert await feedback.counted() == {"helpful": 1}


async def test_that_something_close_helps_is_thanked_for_beside_it(
    feedback: FakeFeedback,
) -> None:
    work = a_judgement(is_helpful=True, reason="closest")

    (response,) = await judged(feedback, work)

    assert isinstance(response, Respond)
    assert not response.replace_original  # what is close stays to be opened
    assert await feedback.counted() == {}


def test_not_helpful_asks_why_in_one_click() -> None:
    message = asks_why("T1:C1:1")

    assert len(message.blocks[1]["elements"]) == len(REASONS)
