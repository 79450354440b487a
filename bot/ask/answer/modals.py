"""The modal that shows a whole passage."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.ask.domain import PassageText
from bot.ask.messages import formatted
from bot.modals import notice, reading_modal
from bot.rich_text import rich_text
from bot.slack import Block, context, escape, section

TITLE = "From our guidance"
UNMARKED = "This stands now where I quoted from; it may have been rewritten since."


@dataclass(frozen=True, slots=True)
class PassageModal:
    """Builds the modal of the passage that a quote stands in."""

    read_passage: Callable[[str, str, int, str], Awaitable[PassageText | None]]

    async def at(self, place: str, employee_id: str) -> Block:
        """Return the modal of a passage.

        Args:
            employee_id: who reads it.
            place: a button's JSON, as `place_of` in `messages` makes it; once without words.
        """
        at = json.loads(place)
        of = (employee_id, at["d"], at["s"], at.get("w", ""))
        return passage_modal(await self.read_passage(*of))


def passage_modal(passage: PassageText | None) -> Block:
    """Return the modal that shows a whole passage, or that it is no longer there."""
    if passage is None:
        return notice(TITLE, "This passage was rewritten since. Ask again, and I look anew.")
    is_marked = any(found for line in passage.lines for found, _ in line.pieces)
    marked = context("In bold: what I quoted.") if is_marked else context(UNMARKED)
    day = passage.reviewed
    reviewed = f", reviewed {day.day} {day:%B %Y}" if day else ""
    blocks = [
        section(f"*{escape(passage.heading or passage.title)}*"),
        rich_text([*formatted(passage.lines, is_marked=True)]),
        marked,
        context(f"{escape(passage.title)} · owner: {escape(passage.owner)}{reviewed}"),
    ]
    return reading_modal(TITLE, blocks)
