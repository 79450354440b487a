"""What Slack sends becomes work: its key, what it says, and where a failure is told."""

from typing import Any

import pytest

from bot.ask.answer.listeners import (
    command_in,
    edited_words,
    further_question,
    question_about,
    question_in,
    renewal_in,
)
from bot.ask.routing.domain import KindOfMessage
from bot.delivery.work import Place, Posted, Work

CLICK = {
    "team": {"id": "T1"},
    "user": {"id": "U0DAN"},
    "channel": {"id": "C1"},
    "actions": [{"value": "and then?", "action_ts": "17.5"}],
    "response_url": "https://example.com",
}
MODAL = {"team": {"id": "T1"}, "user": {"id": "U0DAN"}, "view": {"id": "V1"}}


def typed(text: str) -> Work:
    command = {"team_id": "T1", "user_id": "U0DAN", "trigger_id": "9.9", "text": text}
    return command_in(command | {"response_url": "https://example.com"})


def what(work: Work, *names: str) -> list[Any]:
    return [work.payload[name] for name in names]


def test_a_message_is_one_work_and_fails_in_its_thread() -> None:
    event = {"user": "U0DAN", "channel": "C1", "ts": "2.0", "thread_ts": "1.0", "text": "why?"}

    work = question_in(event, {"team_id": "T1"})

    assert (work.key, work.team_id) == ("ask.answer:T1:C1:2.0", "T1")
    assert work.reports_failure_to == Place("C1", "1.0", "U0DAN")
    assert what(work, "thread_ts", "ts", "is_follow_up") == ["1.0", "2.0", True]


EDITED = {"user": "U0DAN", "ts": "3.0"}


def an_edit(said: str, **more: Any) -> dict[str, Any]:
    message = {"user": "U0DAN", "ts": "2.0", "text": said, "edited": EDITED} | more
    before = {"user": "U0DAN", "ts": "2.0", "text": "why?"}
    about = {"type": "message", "subtype": "message_changed", "channel": "D1", "ts": "4.0"}
    return about | {"message": message, "previous_message": before}


@pytest.mark.parametrize(
    "event",
    [
        an_edit("why?", attachments=None),
        an_edit("how?", edited=None),
        an_edit("how?", edited={"user": "U0ZOE", "ts": "3.0"}),
        an_edit("how?", bot_id="B1"),
        an_edit("how?", user="U0BOT", bot_id="B1", edited={"user": "U0BOT", "ts": "3.0"}),
        {"type": "message", "subtype": "message_deleted", "channel": "D1", "ts": "4.0"},
        {"type": "message", "user": "U0DAN", "text": "why?", "channel": "D1", "ts": "2.0"},
    ],
    ids=["same words", "a link unfolds", "another's", "an app's", "ours", "deleted", "new"],
)
def test_what_is_no_edit_of_ones_own_words_renews_nothing(event: dict[str, Any]) -> None:
    assert edited_words(event) is None


def test_an_edit_renews_the_answer_once_for_each_time_it_was_edited() -> None:
    edited = edited_words(an_edit("how?"))
    assert edited is not None

    work = renewal_in(edited, {"team_id": "T1"})

    assert (work.key, work.kind) == ("ask.renew:T1:D1:2.0:3.0", "ask.renew")
    assert work.payload["question"]["text"] == "how?"
    assert work.payload["question"]["key"] == "T1:D1:2.0"


@pytest.mark.parametrize(
    ("text", "asked", "unknown"),
    [
        ("ask why", "why", ""),
        ("why so slow", "why so slow", ""),
        ("thanks", "", "thanks"),  # read when it is answered
        ("hlep me", "", "hlep me"),
        ("ask", "", ""),
        ("", "", ""),
    ],
)
def test_a_command_asks_or_is_not_known(text: str, asked: str, unknown: str) -> None:
    work = typed(text)

    assert work.key == "ask.command:T1:U0DAN:9.9"
    assert what(work, "key", "text", "unknown") == ["T1:U0DAN:9.9", asked, unknown]


def test_a_clicked_question_is_answered_in_the_thread_of_its_message() -> None:
    work = further_question(CLICK | {"message": {"ts": "1.1", "thread_ts": "1.0"}})

    assert work.key == "ask.answer:T1:U0DAN:17.5"
    assert work.reports_failure_to == Place("C1", "1.0", "U0DAN")
    assert what(work, "text", "channel", "thread_ts") == ["and then?", "C1", "1.0"]


def test_a_clicked_question_under_a_command_is_answered_to_its_sender() -> None:
    work = further_question(CLICK)

    assert work.key == "ask.command:T1:U0DAN:17.5"
    assert what(work, "text", "response_url") == ["and then?", "https://example.com"]


def test_a_question_about_a_message_is_answered_in_its_thread() -> None:
    work = question_about(
        MODAL, "why?", key="quiz:V1", about=Posted("D1", "1.0"), context=["Late."]
    )

    assert work.key == "ask.answer:quiz:V1"
    assert work.reports_failure_to == Place("D1", "1.0", "U0DAN")
    assert what(work, "key", "thread_ts", "ts", "context") == [
        "quiz:V1",
        "1.0",
        "1.0",
        ["Late."],
    ]


@pytest.mark.parametrize("kind", list(KindOfMessage))
def test_a_command_of_an_unkept_kind_carries_no_words(kind: KindOfMessage) -> None:
    command = {
        "team_id": "T1",
        "user_id": "U0DAN",
        "trigger_id": "9.9",
        "text": "ask why is it",
    }

    work = command_in(command | {"response_url": "https://example.com"}, kind)

    is_kept = kind not in {KindOfMessage.DANGER, KindOfMessage.CUSTOMER_MESSAGE}
    assert ("why" in str(work.payload)) is is_kept
    assert work.payload.get("wish", "") == ("" if is_kept else kind.value)


def test_a_message_whose_words_are_not_kept_can_be_found_again() -> None:
    event = {"user": "U0DAN", "channel": "C1", "ts": "2.0", "text": "Dear Sirs"}

    work = question_in(event, {"team_id": "T1"}, is_kept=False)

    assert "Dear Sirs" not in str(work)
    assert what(work, "text", "channel", "ts") == ["", "C1", "2.0"]


@pytest.mark.parametrize("text", ["help", "HELP", "  help ", "help!", "Help please"])
def test_help_is_a_word_that_is_known(text: str) -> None:
    assert what(typed(text), "text", "unknown") == ["", ""]
