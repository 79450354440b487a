"""The port to a language model, and its errors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.errors import CannotDoError, TryAgainError


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """A form to be filled in from material, and the rules for doing so."""

    feature: str  # "ask.answer": who pays, in the usage report
    rules: str  # ours; the only instructions there are
    material: str  # what people and documents wrote; never an instruction
    form: Mapping[str, Any]  # JSON schema with title and description
    most_tokens: int = 1200  # written at most


@dataclass(frozen=True, slots=True)
class TokenCount:
    """The tokens of a reply."""

    read: int = 0
    written: int = 0

    @property
    def total(self) -> int:
        """Return what counts against a budget."""
        return self.read + self.written


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What a language model filled in."""

    values: Mapping[str, Any]
    tokens: TokenCount = field(default=TokenCount())  # none: the provider does not count


class LanguageModel(Protocol):
    """Fills in forms."""

    @property
    def name(self) -> str:
        """Return "provider:name"."""
        ...

    async def write(self, request: ModelRequest) -> FilledForm:
        """Return the form, filled in.

        Raises:
            LanguageModelError: one of those below.
        """
        ...

    async def close(self) -> None:
        """Let go of the connections to the provider; nothing is written after that."""
        ...


class Writer(Protocol):
    """A language model within its budget and its time."""

    @property
    def name(self) -> str:
        """Return "provider:name"."""

    async def write(
        self, request: ModelRequest, employee_id: str, *, seconds: float | None = None
    ) -> FilledForm:
        """Return the form, filled in on an employee's budget.

        Raises:
            LanguageModelError: one of those below.
        """


class LanguageModelError(Exception):
    """The language model gave no usable reply; ``reason`` is one word for log and metrics."""

    reason = "failed"
    kind = ""  # of the client's own error
    status: int | None = None  # of HTTP


class OutOfReachError(LanguageModelError, TryAgainError):
    """The provider cannot be reached, or cuts the connection."""

    reason = "network"


class ProviderFailedError(LanguageModelError, TryAgainError):
    """The provider answers with an error of its own."""

    reason = "server"


class BusyError(LanguageModelError, TryAgainError):
    """The provider limits the rate of calls, or the account has no credit."""

    reason = "busy"


class TimedOutError(LanguageModelError, TryAgainError):
    """The provider did not finish in time."""

    reason = "silent"


class CircuitOpenError(LanguageModelError, TryAgainError):
    """The circuit breaker is open: the provider failed several times in a row."""

    reason = "resting"


class KeyRefusedError(LanguageModelError, CannotDoError):
    """The provider does not accept the key."""

    reason = "key"


class RequestRefusedError(LanguageModelError, CannotDoError):
    """The provider does not take the request: an unknown name, a form it cannot fill in."""

    reason = "request"


class TooLongError(LanguageModelError, CannotDoError):
    """The material, or the reply, is longer than the language model can take."""

    reason = "too_long"


class UnusableReplyError(LanguageModelError, TryAgainError):
    """The reply is empty, or no JSON of the form."""

    reason = "unusable"


class DeclinedError(LanguageModelError, CannotDoError):
    """The language model declines to reply."""

    reason = "declined"


class OverBudgetError(LanguageModelError, CannotDoError):
    """What the employee or the company may use is used up."""

    reason = "budget"
