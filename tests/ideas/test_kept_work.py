"""Work that an earlier version kept is done, and what is kept now an earlier one can read."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.delivery.tasks import Task, task_in, work_of
from bot.delivery.work import Work
from bot.ideas.digest.domain import SendDigest
from bot.ideas.manage.domain import DecideReport, EscalateReport, HandOnReport
from bot.ideas.promises.domain import ShowPromises
from bot.ideas.report.domain import EscalationLevel, Severity, Step, Words
from bot.ideas.report.work import DeliverReport, TellFollower, TellHolders
from bot.ideas.similar.work import RememberReport
from bot.ideas.submit.domain import ReplyToQuestion, SubmitReport, SupportReport

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
WRITTEN = "2026-11-23T10:00:00+00:00"
WORDS = Words(
    kind="complaint",
    today="It came late.",
    moment_id="delivery",
    department_id="logistics",
    better="Call first.",
    severity=Severity.SEVERE,
    customer="Bakery Sol",
    praised=("U0BEN",),
    link="https://northwind.slack.com/p1",
)
KEPT_WORDS = {
    "kind": "complaint",
    "today": "It came late.",
    "moment_id": "delivery",
    "department_id": "logistics",
    "better": "Call first.",
    "severity": "severe",
    "customer": "Bakery Sol",
    "praised": ["U0BEN"],
    "link": "https://northwind.slack.com/p1",
}
DECIDED = {
    "number": 1,
    "step": "decline",
    "seen": 2,
    "response_url": "https://click",
    "employee_id": "U0LENA",
    "reason": "We have no room.",
    "to": "",
}
KEPT: list[tuple[str, dict[str, Any], Task]] = [
    (
        "ideas.submit",
        {"words": KEPT_WORDS, "employee_id": "U0DAN", "at": WRITTEN},
        SubmitReport(WORDS, "U0DAN", AT),
    ),
    # A button carries its number as text, and it was kept so.
    (
        "ideas.support",
        {"number": "1", "text": "Here, too.", "employee_id": "U0BEN", "at": WRITTEN},
        SupportReport(1, "U0BEN", AT, "Here, too."),
    ),
    (
        "ideas.reply",
        {
            "number": "1",
            "own_number": "2",
            "text": "At nine.",
            "employee_id": "U0DAN",
            "at": WRITTEN,
        },
        ReplyToQuestion(1, 2, "At nine.", "U0DAN", AT),
    ),
    ("ideas.deliver", {"number": 1}, DeliverReport(1)),
    ("ideas.remember", {"number": 1}, RememberReport(1)),
    (
        "ideas.tell_holders",
        {"number": 1, "entry": "ideas.support:1"},
        TellHolders(1, "ideas.support:1"),
    ),
    (
        "ideas.tell",
        {"number": 1, "entry": "click:1", "employee_id": "U0DAN", "own_number": 2},
        TellFollower(1, "click:1", "U0DAN", 2),
    ),
    (
        "ideas.decide",
        DECIDED,
        DecideReport(1, Step.DECLINE, 2, "U0LENA", "https://click", "We have no room."),
    ),
    ("ideas.nudge", {"number": 1, "nudge": 1}, EscalateReport(1, EscalationLevel.BEFORE_DUE)),
    ("ideas.nudge", {"number": 1, "nudge": 2}, EscalateReport(1, EscalationLevel.AT_DUE)),
    ("ideas.nudge", {"number": 1, "nudge": 3}, EscalateReport(1, EscalationLevel.ESCALATED)),
    ("ideas.hand_on", {"number": 1}, HandOnReport(1)),
    ("ideas.promises", {"response_url": "https://answer"}, ShowPromises("https://answer")),
    ("ideas.digest", {"employee_id": "U0LENA"}, SendDigest("U0LENA")),
]
SINCE = {
    "ideas.decide": {"department_id", "promised_for", "cause", "customer_knows"}
}  # an earlier version leaves it out
WORDS_SINCE = {"is_about_manager"}
each_kept = pytest.mark.parametrize(("kind", "payload", "task"), KEPT)


@each_kept
def test_what_was_kept_is_read(kind: str, payload: dict[str, Any], task: Task) -> None:
    assert task_in(Work(kind, "key", payload), type(task)) == task


@each_kept
def test_what_is_kept_has_the_same_names(
    kind: str, payload: dict[str, Any], task: Task
) -> None:
    work = work_of(task, "key")

    assert work.kind == kind
    assert work.payload.keys() == payload.keys() | SINCE.get(kind, set())
    assert all(
        str(work.payload[name]) == str(payload[name])
        for name in payload.keys() - {"at", "words"}
    )
    assert work.payload.get("words", {}).items() >= payload.get("words", {}).items()
    assert "at" not in payload or datetime.fromisoformat(work.payload["at"]) == AT


def test_verdict_of_the_demo_lacks_what_a_click_has() -> None:
    kept = {name: DECIDED[name] for name in ("number", "step", "seen", "employee_id")}

    assert task_in(Work("ideas.decide", "key", kept), DecideReport).response_url == ""


def test_words_that_the_earlier_version_wrote_are_all_there() -> None:
    assert asdict(WORDS).keys() == KEPT_WORDS.keys() | WORDS_SINCE
