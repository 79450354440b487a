"""Who used how much of the language model, and how much they may."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.language_model.port import FilledForm, ModelRequest, OverBudgetError, TokenCount

ANSWERED = "answered"
_CHARACTERS_PER_TOKEN = 4  # of English; other languages have fewer, and cost more


@dataclass(frozen=True, slots=True)
class Use:
    """One call of the language model; never what was said."""

    employee_id: str  # empty: from the command line, or a schedule
    feature: str
    name: str  # of the language model
    outcome: str  # "answered", or the reason of the failure
    tokens: TokenCount
    milliseconds: int
    used_at: datetime  # UTC


@dataclass(frozen=True, slots=True)
class UsageLine:
    """The calls of one feature that ended in the same way."""

    feature: str
    outcome: str
    calls: int
    employees: int
    tokens: TokenCount


@dataclass(frozen=True, slots=True)
class UsageLimits:
    """What may be used; 0 is without limit. Prices are per million tokens, in any currency."""

    tokens_per_employee_and_day: int = 0
    tokens_per_month: int = 0
    price_read: float = 0.0
    price_written: float = 0.0

    def cost(self, tokens: TokenCount) -> float:
        """Return what the tokens cost; 0.0 where no price is set."""
        return (tokens.read * self.price_read + tokens.written * self.price_written) / 1e6


class Uses(Protocol):
    """Keeps the calls of the language model."""

    async def keep(self, use: Use) -> None:
        """Keep one call."""

    async def total(self, since: datetime, employee_id: str | None = None) -> int:
        """Return the tokens since the moment (UTC), of one employee or of the company."""

    async def lines(self, since: datetime) -> Sequence[UsageLine]:
        """Return the calls since the moment (UTC), by feature and outcome."""


def start_of_day(now: datetime) -> datetime:
    """Return when the budget of an employee began: midnight, UTC."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def start_of_month(now: datetime) -> datetime:
    """Return when the budget of the company began: the first of the month, UTC."""
    return start_of_day(now).replace(day=1)


def estimated(request: ModelRequest, filled: FilledForm) -> TokenCount:
    """Return about what a form cost, for a reply that never came and for silent providers."""
    read = len(request.rules) + len(request.material) + len(json.dumps(request.form))
    written = len(json.dumps(filled.values, ensure_ascii=False))
    return TokenCount(read // _CHARACTERS_PER_TOKEN, written // _CHARACTERS_PER_TOKEN)


async def check_budget(
    uses: Uses, limits: UsageLimits, employee_id: str, now: datetime
) -> None:
    """Do nothing as long as something is left.

    Raises:
        OverBudgetError: the employee's day or the company's month is used up.
    """
    day, month = limits.tokens_per_employee_and_day, limits.tokens_per_month
    if day and employee_id and await uses.total(start_of_day(now), employee_id) >= day:
        message = "You have used up what I may write for you today."
        raise OverBudgetError(message)
    if month and await uses.total(start_of_month(now)) >= month:
        message = "The company has used up what I may write this month."
        raise OverBudgetError(message)
