"""The modal that shows a whole passage."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.ask.domain import PassageText
from bot.guidance.parse.display import as_shown
from bot.modals import reading_modal
from bot.slack import Block, context, escape, section


@dataclass(frozen=True, slots=True)
class PassageModal:
    """Builds the modal of the passage that a quote stands in."""

    read_passage: Callable[[str, int], Awaitable[PassageText | None]]

    async def at(self, place: str) -> Block:
        """Return the modal of a passage.

        Args:
            place: a button's JSON: "d" is the document, "s" a place in its text, in
                characters from 0.
        """
        at = json.loads(place)
        return passage_modal(await self.read_passage(at["d"], at["s"]))


def passage_modal(passage: PassageText | None) -> Block:
    """Return the modal that shows a whole passage, or that it is no longer there."""
    if passage is None:
        words = [section("This passage was rewritten since. Ask again, and I look anew.")]
    else:
        reviewed = (
            f", reviewed {passage.reviewed.day} {passage.reviewed:%B %Y}"
            if passage.reviewed
            else ""
        )
        words = [
            section(f"*{escape(passage.heading or passage.title)}*"),
            *[section(escape(part)) for part in pieces(as_shown(passage.text))],
            context(f"{escape(passage.title)} · owner: {escape(passage.owner)}{reviewed}"),
        ]
    return reading_modal("From our guidance", words)


def pieces(text: str, size: int = 2400) -> list[str]:
    """Return the text in pieces of ``size`` characters, 40 at most; the rest is cut.

    A section takes 3,000 characters, and escaping makes a piece longer.
    """
    return [text[start : start + size] for start in range(0, len(text), size)][:40]
