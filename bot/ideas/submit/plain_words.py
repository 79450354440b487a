"""Makes a form of plain words: by what they say outright, sound like and mean."""

from dataclasses import dataclass

from bot.ideas.submit.form_state import FormState
from bot.ideas.submit.opening import (
    Hear,
    opening_by_sound,
    opening_of_heard,
    sounds_like_nothing,
)
from bot.ideas.submit.reading import ReportReader
from bot.slack import without_mentions


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Tells what begins a report, and what its form begins with; keeps nothing of it."""

    reader: ReportReader
    hear: Hear = sounds_like_nothing

    async def begin(self, text: str) -> FormState | None:
        """Return the form that the words of a message ask for; None if they ask for none."""
        found = opening_by_sound(text, await self.hear(without_mentions(text)))
        return found.state if found else None

    async def form_of(self, text: str) -> FormState:
        """Return the form for words that somebody wants to report, whatever they sound like."""
        heard = await self.hear(without_mentions(text))
        found = opening_by_sound(text, heard) or opening_of_heard(text, heard)
        return found.state
