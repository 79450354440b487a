"""From a message taken in to the reply that is posted."""

from datetime import timedelta
from typing import Any

import pytest

from bot.ask.channels import Manner
from bot.ask.domain import Question, ThreadMessage
from bot.delivery.work import Ephemeral, Post, Respond, Work
from tests.ask.answer.desk import Desk, a_command, a_message
from tests.ask.builders import NOON, an_answer, an_asked, not_covered


@pytest.fixture
def desk() -> Desk:
    return Desk()


def a_judgement(**changes: Any) -> Work:
    usual = {"key": "k", "employee_id": "U0DAN", "response_url": "http://r"}
    return Work("ask.feedback", "f", {**usual, "is_helpful": False, "reason": ""} | changes)


async def test_a_message_is_answered_in_its_thread(desk: Desk) -> None:
    (post,) = await desk.work().answer_message(a_message())

    assert isinstance(post, Post)
    assert (post.channel, post.thread_ts) == ("D1", "1.0")
    assert post.text == an_answer().text


async def test_the_question_reaches_the_guidance_as_plain_words(desk: Desk) -> None:
    await desk.work().answer_message(a_message())

    assert desk.asked == [Question("What about delays?", "U0DAN", "logistics")]


async def test_a_question_in_a_thread_brings_the_thread_along(desk: Desk) -> None:
    await desk.work().answer_message(a_message(is_follow_up=True))

    assert desk.asked[0].context == ("How do we send invoices?",)
    assert desk.asked[0].thread[1] == ThreadMessage("By e-mail.", is_ours=True)


async def test_a_question_is_kept_with_the_documents_that_came_near(desk: Desk) -> None:
    desk.answer = not_covered()

    await desk.work().answer_message(a_message())

    kept = await desk.kept.find("T1:D1:2.0")
    assert kept is not None
    assert kept.nearest == ("guidance/moments/delivery.md",)


@pytest.mark.parametrize("text", ["", "<@U0BOT>", ":tada: :+1:", "…", "```\n```"])
async def test_a_message_without_words_is_told_how_to_ask(desk: Desk, text: str) -> None:
    (post,) = await desk.work().answer_message(a_message(text=text))

    assert isinstance(post, Post)
    assert "I see no question there" in post.text
    assert desk.asked == []


@pytest.mark.parametrize("text", ["متى تصل البضاعة؟", "if (late) { tell() }", "late " * 8000])
async def test_any_words_are_asked(desk: Desk, text: str) -> None:
    await desk.work().answer_message(a_message(text=text))

    assert len(desk.asked) == 1


async def test_a_command_is_answered_to_its_sender_only(desk: Desk) -> None:
    (response,) = await desk.work().answer_command(a_command("what about delays"))

    assert isinstance(response, Respond)
    assert response.ephemeral
    assert response.text == an_answer().text


async def test_a_command_without_a_question_shows_what_there_is_to_do(desk: Desk) -> None:
    (response,) = await desk.work().answer_command(a_command(""))

    assert isinstance(response, Respond)
    assert "What do I tell a customer about a delay?" in str(response.blocks)


async def test_an_answer_that_did_not_help_is_asked_why(desk: Desk) -> None:
    (response,) = await desk.work().keep_feedback(a_judgement())

    assert isinstance(response, Respond)
    assert "What was wrong with it?" in response.text
    assert not response.replace_original


async def test_the_reason_is_kept_and_thanked_for(desk: Desk) -> None:
    (response,) = await desk.work().keep_feedback(a_judgement(reason="wrong"))

    assert isinstance(response, Respond)
    assert response.replace_original
    assert await desk.feedback.counted() == {"wrong": 1}


async def test_a_helpful_answer_is_thanked_for(desk: Desk) -> None:
    (response,) = await desk.work().keep_feedback(a_judgement(is_helpful=True))

    assert isinstance(response, Respond)
    assert "Thank you" in response.text
    assert await desk.feedback.counted() == {"helpful": 1}


def test_each_kind_of_work_has_its_handler(desk: Desk) -> None:
    kinds = {"ask.answer", "ask.command", "ask.feedback", "ask.language", "ask.forget"}
    assert set(desk.work().handlers()) == kinds


async def test_questions_are_forgotten_after_a_season(desk: Desk) -> None:
    await desk.kept.keep(an_asked(key="old", asked_at=NOON - timedelta(days=91)))
    await desk.kept.keep(an_asked(key="new"))

    nothing = await desk.work().forget_old_questions(Work("ask.forget", "f"))

    assert nothing == ()
    assert await desk.kept.find("old") is None
    assert await desk.kept.find("new") is not None


IN_CHANNEL = {"channel": "C0GENERAL", "key": "T1:C0GENERAL:2.0"}


async def test_a_quiet_channel_shows_the_answer_to_the_asker_only(desk: Desk) -> None:
    await desk.manners.set("T1", "C0GENERAL", Manner.EPHEMERAL)

    (answer,) = await desk.work().answer_message(a_message(**IN_CHANNEL))

    assert isinstance(answer, Ephemeral)
    assert (answer.channel, answer.employee_id) == ("C0GENERAL", "U0DAN")
    assert desk.shown == []


async def test_a_silent_channel_sends_the_asker_to_the_direct_message(desk: Desk) -> None:
    await desk.manners.set("T1", "C0GENERAL", Manner.OFF)

    (answer,) = await desk.work().answer_message(a_message(**IN_CHANNEL))

    assert isinstance(answer, Ephemeral)
    assert "direct message" in answer.text
    assert desk.asked == []
