"""The words for changes: what a document said, and what it says instead."""

from dataclasses import dataclass

from bot.guidance.parse.structure import CharacterRange


@dataclass(frozen=True, slots=True)
class MeaningChange:
    """Something that a document says otherwise than before."""

    before: str  # as a reader saw it; empty: it is new
    after: str  # as a reader sees it; empty: it is gone
    headings: tuple[str, ...] = ()  # above what was there, or above what is new
    place: CharacterRange | None = None  # of what was there, in the text before
    new_place: CharacterRange | None = None  # of what is there, in the text after
    is_of_section: bool = False  # all below its headings is meant otherwise
