"""What a trainer's App Home says of drafts that wait."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.authoring.messages import on_home
from tests.builders_quiz import a_question

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def drafts(*titles: str) -> Sequence[QuestionDraft]:
    return [
        QuestionDraft(f"d{number}", "batch", title, a_question(), NOON)
        for number, title in enumerate(titles)
    ]


def test_nothing_is_said_when_nothing_waits() -> None:
    assert on_home([]) == ()


def test_what_waits_is_counted_by_document() -> None:
    shown = json.dumps(on_home(drafts("Delays", "<Invoices>", "Delays")), ensure_ascii=False)

    assert "*3 drafts wait*" in shown
    assert "Delays: 2" in shown
    assert "&lt;Invoices&gt;: 1" in shown


def test_one_draft_is_one() -> None:
    assert "*1 draft waits*" in json.dumps(on_home(drafts("Delays")))


def test_many_documents_are_a_number() -> None:
    shown = on_home(drafts(*[f"Document {number}" for number in range(40)]))

    assert len(shown) == 2
    assert "of 30 more documents" in json.dumps(shown, ensure_ascii=False)
