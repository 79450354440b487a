"""Fill in what a test of Ask is not about."""

from datetime import UTC, datetime
from typing import Any

from bot.ask.domain import Answer, AskedQuestion, Citation, NearDocument, NotCovered
from bot.ask.feedback.domain import Doubt

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def a_citation(**changes: Any) -> Citation:
    usual: dict[str, Any] = {
        "document": "guidance/moments/delivery.md",
        "title": "Deliveries",
        "heading": "Deliveries › Our standard",
        "quote": "Tell the customer about a delay before they have to ask.",
        "start": 100,
        "end": 156,
    }
    return Citation(**usual | changes)


def an_answer(**changes: Any) -> Answer:
    citation = a_citation(**changes)
    return Answer(citation.quote, (citation,))


def not_covered() -> NotCovered:
    return NotCovered((NearDocument("guidance/moments/delivery.md", "Deliveries"),))


def a_doubt(**changes: Any) -> Doubt:
    usual: dict[str, Any] = {
        "key": "T0NORTH:D1:1700.1",
        "employee_id": "U0DAN",
        "excerpt": a_citation(),
        "reason": "outdated",
        "question": "",
        "channel": "D1",
        "thread_ts": "1700.1",
        "doubted_at": NOON,
    }
    return Doubt(**usual | changes)


def an_asked(**changes: Any) -> AskedQuestion:
    usual: dict[str, Any] = {
        "key": "T0NORTH:D1:1700.1",
        "text": "May I bring my dog?",
        "employee_id": "U0DAN",
        "channel": "D1",
        "thread_ts": "1700.1",
        "asked_at": NOON,
        "nearest": ("guidance/moments/delivery.md",),
    }
    return AskedQuestion(**usual | changes)
