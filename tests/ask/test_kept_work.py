"""Work that was kept is done by a later version, and by the one before where it goes back."""

from typing import Any

import pytest

from bot.ask.answer.domain import AnswerCommand, AnswerMessage
from bot.ask.feedback.domain import AnswerDoubt, KeepFeedback, ShowDoubt
from bot.ask.gaps.domain import CloseGap, TellDifference, TellOwner
from bot.ask.preferences.domain import ChooseLanguage, SetManner
from bot.ask.usage.domain import ShowUsage
from bot.delivery.tasks import Task, task_in, work_of
from bot.delivery.work import Work

CLICK = {"key": "k", "employee_id": "U0DAN", "response_url": "https://example.com"}
MESSAGE = {"key": "k", "text": "why?", "employee_id": "U0DAN", "channel": "C1"}
# As version 0.1 kept it: kind, payload, and how it is read now.
KEPT: list[tuple[str, dict[str, Any], Task]] = [
    (
        "ask.answer",
        MESSAGE | {"thread_ts": "1.0", "ts": "2.0", "is_follow_up": True},
        AnswerMessage("k", "why?", "U0DAN", "C1", "1.0", "2.0", is_follow_up=True),
    ),
    (
        "ask.answer",
        MESSAGE | {"thread_ts": None, "is_clicked": True},
        AnswerMessage("k", "why?", "U0DAN", "C1", None, is_clicked=True),
    ),
    (
        "ask.answer",
        MESSAGE | {"thread_ts": "1.0", "ts": "1.0", "context": ["About delays."]},
        AnswerMessage("k", "why?", "U0DAN", "C1", "1.0", "1.0", context=("About delays.",)),
    ),
    (
        "ask.command",
        CLICK | {"text": "why?"},
        AnswerCommand("k", "why?", "U0DAN", "https://example.com"),
    ),
    (
        "ask.command",
        CLICK | {"text": "", "unknown": "lunch"},
        AnswerCommand("k", "", "U0DAN", "https://example.com", "lunch"),
    ),
    (
        "ask.feedback",
        CLICK | {"is_helpful": False, "reason": "wrong"},
        KeepFeedback("k", "U0DAN", "https://example.com", is_helpful=False, reason="wrong"),
    ),
    (
        "ask.feedback",
        CLICK | {"is_helpful": False, "reason": "wrong", "sends_question": True},
        KeepFeedback(
            "k",
            "U0DAN",
            "https://example.com",
            is_helpful=False,
            reason="wrong",
            sends_question=True,
        ),
    ),
    ("ask.show_doubt", {"key": "7"}, ShowDoubt("7")),
    (
        "ask.answer_doubt",
        {"key": "7", "employee_id": "U0LENA", "outcome": "stays", "note": "It is right."},
        AnswerDoubt("7", "U0LENA", "stays", "It is right."),
    ),
    (
        "ask.tell_owner",
        CLICK | {"missing": ""},
        TellOwner("k", "U0DAN", "", "https://example.com"),
    ),
    (
        "ask.tell_owner",
        {"key": "k", "employee_id": "U0DAN", "missing": "small dogs"},
        TellOwner("k", "U0DAN", "small dogs"),
    ),
    (
        "ask.close_gap",
        {"key": "7", "employee_id": "U0LENA", "note": "Dogs stay at home."},
        CloseGap("7", "U0LENA", "Dogs stay at home."),
    ),
    (
        "ask.tell_difference",
        {"documents": ["a.md", "b.md"]},
        TellDifference(("a.md", "b.md")),
    ),
    (
        "ask.channel",
        {
            "channel": "C1",
            "manner": "off",
            "employee_id": "U0ZOE",
            "response_url": "https://example.com",
        },
        SetManner("C1", "off", "U0ZOE", "https://example.com"),
    ),
    (
        "ask.language",
        {"employee_id": "U0DAN", "language": "english"},
        ChooseLanguage("U0DAN", "english"),
    ),
    (
        "ask.usage",
        {"employee_id": "U0ZOE", "response_url": "https://example.com"},
        ShowUsage("U0ZOE", "https://example.com"),
    ),
]


@pytest.mark.parametrize(("kind", "payload", "task"), KEPT)
def test_what_was_kept_before_is_read(kind: str, payload: dict[str, Any], task: Task) -> None:
    assert task_in(Work(kind, "w", payload), type(task)) == task


@pytest.mark.parametrize(("kind", "payload", "task"), KEPT)
def test_what_is_kept_now_could_be_read_before(
    kind: str, payload: dict[str, Any], task: Task
) -> None:
    work = work_of(task, "w")

    assert work.kind == kind
    assert {**work.payload, **payload} == {**payload, **work.payload}
    assert payload.keys() - work.payload.keys() <= {"due"}  # which the schedule adds


def test_a_click_does_not_say_when_its_question_was_written() -> None:
    work = work_of(AnswerMessage("k", "why?", "U0DAN", "C1", None, is_clicked=True), "w")

    assert "ts" not in work.payload  # where it stands, earlier versions stream the answer
