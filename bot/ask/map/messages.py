"""How what the map says looks in Slack: a few lines, readable on a phone."""

from collections.abc import Sequence

from bot.ask.map.domain import TITLE, MapAnswer, MapLine
from bot.rich_text import rich_list, rich_text
from bot.slack import Block, context, escape, section

STAGES = {
    "perception": "what customers expect before",
    "interaction": "what happens to them",
    "remembrance": "what they remember",
}

WHERE_DO_YOU_WORK = (
    "Tell me where you work with `/customer department`, and I show you what your own does."
)


def told(answer: MapAnswer) -> list[Block]:
    """Return the opening, a line for each part with its stage, and the source."""
    lines = rich_text([rich_list(list(map(_pieces, answer.lines)))])
    where = [section(WHERE_DO_YOU_WORK)] if answer.asks_department else []
    return [section(escape(answer.opening)), lines, *where, context(_source(answer.lines))]


def in_plain_text(answer: MapAnswer) -> str:
    """Return the same for notifications and screen readers, escaped."""
    return escape(answer.text)


def _pieces(line: MapLine) -> list[tuple[bool, str]]:
    return [(True, line.subject), (False, f" ({line.stage}): {line.how}")]


def _source(lines: Sequence[MapLine]) -> str:
    stages = [stage for stage in STAGES if any(line.stage == stage for line in lines)]
    legend = ", ".join(f"{stage}: {STAGES[stage]}" for stage in stages)
    return f"{TITLE} · {legend}"
