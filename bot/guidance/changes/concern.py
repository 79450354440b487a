"""Whether a change concerns whoever read some words of a document. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guidance.changes.domain import MeaningChange
from bot.guidance.changes.meaning import changes_of_meaning, gone_with
from bot.guidance.parse.document import Document
from bot.guidance.parse.reading import found_again, headings_at
from bot.guidance.parse.structure import CharacterRange


@dataclass(frozen=True, slots=True)
class ChangedDocument:
    """A document before and after an edit."""

    before: Document
    after: Document | None  # None: it is gone
    changes: Sequence[MeaningChange]

    @classmethod
    def of(cls, before: Document, after: Document | None) -> "ChangedDocument":
        """Return it, with what the edit changes."""
        changes = changes_of_meaning(before, after) if after else gone_with(before)
        return cls(before, after, changes)

    def concerns(self, words: str, near: int = 0) -> bool:
        """Tell whether words that somebody was shown say otherwise now, or less than all.

        ``near`` is where they stood, in characters of the file. What is new concerns whoever
        read of its section.
        """
        return self._is_touched(self.before, words, near, is_new=False) or (
            self.after is not None and self._is_touched(self.after, words, near, is_new=True)
        )

    def _is_touched(self, document: Document, words: str, near: int, *, is_new: bool) -> bool:
        place = found_again(words, document.source.text, near)
        if place is None:
            return False
        above = headings_at(document, place)
        places = [(one, one.new_place if is_new else one.place) for one in self.changes]
        return any(_overlap(at, place) or _is_of(one, above) for one, at in places)


def _overlap(one: CharacterRange | None, other: CharacterRange) -> bool:
    return one is not None and one[0] < other[1] and other[0] < one[1]


def _is_of(change: MeaningChange, above: tuple[str, ...]) -> bool:
    """Tell whether a change is of all below these headings, or adds something there."""
    if change.is_of_section:
        return above[: len(change.headings)] == change.headings
    return not change.before and above == change.headings
