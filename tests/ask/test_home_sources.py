"""App Home tells administrators how it stands with the sources of documents."""

from datetime import UTC, datetime

from bot.ask.home.messages import (
    LIST,
    AskHealth,
    AskUsage,
    OverdueReview,
    every_overdue,
    operation,
)
from bot.guidance.sources.domain import SourceState
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
USAGE = AskUsage(by_week={}, helpful=0, judged=0, missed=0, gaps=0)


def told(*states: SourceState) -> str:
    return str(operation(AskHealth(3, has_language_model=False), USAGE, (), states))


def test_each_source_stands_there_with_when_it_was_read_and_why_it_is_down() -> None:
    down = SourceState("wiki", NOW, NOW.replace(day=28), failure="<!channel> sleeps")

    shown = told(SourceState("handbook", NOW, NOW, unread=2), down)

    assert "handbook, read 30 November, 09:00 UTC; 2 documents could not be had" in shown
    assert "*wiki is down*: &lt;!channel&gt; sleeps; read 28 November, 09:00 UTC" in shown


def test_many_take_one_block_and_none_takes_none() -> None:
    many = [SourceState(f"source-{n}", NOW, NOW) for n in range(20)]

    assert "and 12 more" in told(*many)
    assert "Where documents come from" not in told()


def test_every_document_that_is_overdue_is_a_button_away() -> None:
    overdue = [OverdueReview(f"Document {n}", "Ann", None) for n in range(95)]

    shown = str(operation(AskHealth(3, has_language_model=False), USAGE, overdue))
    parts = [visible_text(checked_view(every_overdue(overdue, first))) for first in (0, 80)]

    assert "and 85 more" in shown
    assert f"'action_id': '{LIST}'" in shown
    assert all(f"Document {n}:" in parts[n // 80] for n in range(95))
