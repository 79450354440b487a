"""In which language an employee wants the answers that a language model writes."""

from enum import StrEnum
from typing import Protocol


class Language(StrEnum):
    """What the employee chose."""

    AS_ASKED = "as asked"  # an answer follows the language of its question
    ENGLISH = "english"


class Languages(Protocol):
    """Keeps what employees chose."""

    async def of(self, employee_id: str) -> Language:
        """Return the employee's choice; `Language.AS_ASKED` until they made one."""

    async def choose(self, employee_id: str, language: Language) -> None:
        """Keep the choice; a later one replaces it."""
