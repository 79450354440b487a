"""What is kept of a customer, and the work that erases the rest of it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, TypeAlias

from bot.company.records.domain import KeptOfPerson
from bot.company.records.phrases import Phrase
from bot.errors import CannotDoError

NAME_LENGTH = 200  # characters; longer is no name
SHORTEST = 3  # letters and digits: two of them stand in half of all texts

NoteErasure: TypeAlias = Callable[[str, str], Awaitable[None]]
"""Notes who had a customer erased, under the key of that press; not which customer."""


class NoCustomerNamedError(CannotDoError):
    """An administrator does not say which customer, or nearly nothing."""


@dataclass(frozen=True, slots=True)
class KeptOfCustomer:
    """How much is kept of a customer, and in which reports; no word of it."""

    rows: Sequence[KeptOfPerson]
    reports: Sequence[int]  # numbers


@dataclass(frozen=True, slots=True)
class FinishErasing:
    """Forget the work that says the name, too: what was in hand, or younger than an hour."""

    KIND: ClassVar[str] = "ideas.finish_erasing"
    fingerprint: str  # of the name, which it does not say
    at: datetime  # UTC
    tries: int = 0


def phrase_of(name: str) -> Phrase:
    """Return what is looked for.

    Raises:
        NoCustomerNamedError: nothing is, or nearly nothing.
    """
    phrase = Phrase.of(name[:NAME_LENGTH])
    if phrase is None or len("".join(phrase.words)) < SHORTEST:
        message = "Say which customer: `/customer erase` and the name, at least three letters."
        raise NoCustomerNamedError(message)
    return phrase
