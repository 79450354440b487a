"""App Home tells administrators how it stands with the sources of documents."""

from datetime import UTC, datetime

from bot.ask.home.messages import AskHealth, AskUsage, operation
from bot.guidance.sources.domain import SourceState

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
