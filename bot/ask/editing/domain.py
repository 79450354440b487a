"""A document as it stands for whoever opens it, and the work of changing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.errors import CannotDoError
from bot.guidance.written.domain import WrittenVersion


class NotTheirGuidanceError(CannotDoError):
    """Somebody who does not own a document tried to change it."""


class ChangedMeanwhileError(CannotDoError):
    """Somebody else changed the document since it was opened."""


@dataclass(frozen=True, slots=True)
class ChangeGuidance:
    """Somebody gives a document another text, or takes its last change back."""

    KIND: ClassVar[str] = "ask.change_guidance"
    employee_id: str
    document: str
    number: int  # of the version that they saw; 0: the folder's
    outcome: str  # a `VersionDeed`
    text: str = ""  # the whole document; empty: retired, given back
    typed: str = ""  # the part of it that they edited; empty: nothing was typed
    agreed_by: str = ""  # a second person; empty: nobody, so far


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document as it counts now."""

    document: str
    text: str  # empty: retired
    history: Sequence[WrittenVersion]  # newest first; empty: the folder's alone
    is_in_folder: bool
    may_change: bool

    @property
    def number(self) -> int:
        """Return the number of the version that counts; 0 for the folder's first."""
        return self.history[0].number if self.history else 0
