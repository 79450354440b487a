"""From a message taken in to the reply that is posted."""

import json
from dataclasses import replace

import pytest

from bot.ask.channels import Manner
from bot.ask.domain import Question, ThreadMessage
from bot.ask.map.domain import MapAnswer
from bot.delivery.work import Ephemeral, Post, Respond
from tests.ask.answer.desk import SHARED_CHANNEL, UNREAD_CHANNEL, Desk, a_command, a_message
from tests.ask.builders import a_citation, an_answer, not_covered


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_a_message_is_answered_in_its_thread(desk: Desk) -> None:
    (post,) = await desk.does(a_message())

    assert isinstance(post, Post)
    assert (post.channel, post.thread_ts) == ("D1", "1.0")
    assert post.text == f"Our standard: {an_answer().text}"


async def test_the_question_reaches_the_guidance_as_plain_words(desk: Desk) -> None:
    await desk.does(a_message())

    assert desk.asked == [Question("What about delays?", "U0DAN", "logistics")]


async def test_a_question_for_the_map_does_not_reach_the_guidance(desk: Desk) -> None:
    desk.from_map = MapAnswer("Customers feel Logistics.", (a_citation(),))

    (post,) = await desk.does(a_message())

    assert isinstance(post, Post)
    assert post.text == "Customers feel Logistics."
    assert desk.asked == []


async def test_the_quiz_is_offered_under_what_the_map_says_and_nowhere_else(
    desk: Desk,
) -> None:
    (of_guidance,) = await desk.does(a_message())
    desk.from_map = MapAnswer("Customers feel Logistics.", (a_citation(),))

    (of_map,) = await desk.does(a_message())

    assert isinstance(of_guidance, Post)
    assert isinstance(of_map, Post)
    assert "quiz.start" not in json.dumps(of_guidance.blocks)
    assert "quiz.start" in json.dumps(of_map.blocks)


async def test_a_question_in_a_thread_brings_the_thread_along(desk: Desk) -> None:
    await desk.does(a_message(is_follow_up=True))

    assert desk.asked[0].context == ("How do we send invoices?",)
    assert desk.asked[0].thread[1] == ThreadMessage("By e-mail.", is_ours=True)


async def test_a_question_is_kept_with_the_documents_that_came_near(desk: Desk) -> None:
    desk.answer = not_covered()

    await desk.does(a_message())

    kept = await desk.kept.find("T1:D1:2.0")
    assert kept is not None
    assert kept.nearest == ("guidance/moments/delivery.md",)


async def test_a_question_is_kept_with_what_was_quoted(desk: Desk) -> None:
    await desk.does(a_message())

    kept = await desk.kept.find("T1:D1:2.0")
    assert kept is not None
    assert kept.quoted == an_answer().citations


@pytest.mark.parametrize("text", ["", "<@U0BOT>", ":tada: :+1:", "…", "```\n```"])
async def test_a_message_without_words_is_told_how_to_ask(desk: Desk, text: str) -> None:
    (post,) = await desk.does(a_message(text=text))

    assert isinstance(post, Post)
    assert "I see no question there" in post.text
    assert desk.asked == []


@pytest.mark.parametrize("text", ["متى تصل البضاعة؟", "if (late) { tell() }", "late " * 8000])
async def test_any_words_are_asked(desk: Desk, text: str) -> None:
    await desk.does(a_message(text=text))

    assert len(desk.asked) == 1


async def test_a_command_is_answered_to_its_sender_only(desk: Desk) -> None:
    (response,) = await desk.does(a_command("what about delays"))

    assert isinstance(response, Respond)
    assert response.ephemeral
    assert response.text == f"Our standard: {an_answer().text}"


async def test_a_command_without_a_question_shows_what_there_is_to_do(desk: Desk) -> None:
    (response,) = await desk.does(a_command(""))

    assert isinstance(response, Respond)
    assert "What do I tell a customer about a delay?" in str(response.blocks)


IN_CHANNEL = {"channel": "C0GENERAL", "key": "T1:C0GENERAL:2.0"}


async def test_a_quiet_channel_shows_the_answer_to_the_asker_only(desk: Desk) -> None:
    await desk.manners.set("T1", "C0GENERAL", Manner.EPHEMERAL)

    (answer,) = await desk.does(a_message(**IN_CHANNEL))

    assert isinstance(answer, Ephemeral)
    assert (answer.channel, answer.employee_id) == ("C0GENERAL", "U0DAN")
    assert desk.shown == []


async def test_a_silent_channel_sends_the_asker_to_the_direct_message(desk: Desk) -> None:
    await desk.manners.set("T1", "C0GENERAL", Manner.OFF)

    (answer,) = await desk.does(a_message(**IN_CHANNEL))

    assert isinstance(answer, Ephemeral)
    assert "direct message" in answer.text
    assert desk.asked == []


async def test_that_pages_differ_is_told_their_owners(desk: Desk) -> None:
    desk.answer = replace(an_answer(), differing=("a.md", "b.md"))

    await desk.does(a_message())

    assert desk.told == [(("a.md", "b.md"), a_message().team_id)]


async def test_where_outsiders_read_only_the_asker_sees_the_answer(desk: Desk) -> None:
    (shown,) = await desk.does(a_message(channel=SHARED_CHANNEL))

    assert isinstance(shown, Ephemeral)
    assert shown.employee_id == "U0DAN"


async def test_what_a_question_names_reaches_the_guidance_by_its_name(desk: Desk) -> None:
    await desk.does(a_message(text="<@U0BOT> May I post in <#C1>?"))

    assert desk.asked[0].text == "May I post in #news?"


async def test_a_file_is_said_not_to_be_read_and_its_question_is_answered(desk: Desk) -> None:
    (beside,) = await desk.does(a_message(has_file=True))
    desk.in_slack = ""
    (alone,) = await desk.does(a_message(has_file=True, text=""))

    assert isinstance(beside, Post)
    assert isinstance(alone, Post)
    assert "not the file" in json.dumps(beside.blocks[-1])
    assert "cannot read files" in alone.text
    assert len(desk.asked) == 1


async def test_a_thread_that_slack_does_not_show_is_said_not_to_be_read(desk: Desk) -> None:
    (unread,) = await desk.does(a_message(channel=UNREAD_CHANNEL, is_follow_up=True))
    (read,) = await desk.does(a_message(is_follow_up=True))

    assert isinstance(unread, Post)
    assert isinstance(read, Post)
    assert "could not read this thread" in json.dumps(unread.blocks[-1])
    assert "could not read" not in json.dumps(read.blocks)
