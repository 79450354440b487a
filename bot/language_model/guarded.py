"""The language model as features use it: budget, time limit, circuit breaker, metrics."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic
from typing import Any

from prometheus_client import Counter, Histogram

from bot.language_model.breaker import Breaker
from bot.language_model.port import (
    CircuitOpenError,
    DeclinedError,
    FilledForm,
    LanguageModel,
    LanguageModelError,
    ModelRequest,
    OverBudgetError,
    TimedOutError,
    TokenCount,
    TooLongError,
    UnusableReplyError,
)
from bot.language_model.usage import ANSWERED, UsageLimits, Use, Uses, check_budget, estimated

log = logging.getLogger(__name__)

CALLS = Counter("language_model_calls", "Calls of the language model", ["feature", "outcome"])
TOKENS = Counter("language_model_tokens", "Tokens used", ["feature", "direction"])
COST = Counter("language_model_cost", "Cost in the currency of the prices set", ["feature"])
SECONDS = Histogram("language_model_seconds", "Duration of a call", ["feature"])

_UNASKED = (OverBudgetError, CircuitOpenError)  # the provider never heard of it
_PAID_FOR = (TimedOutError, UnusableReplyError)  # the provider worked on it
_ANSWERED_AFTER_ALL = (TooLongError, DeclinedError)  # it is well, and said no


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedLanguageModel:
    """Checks budget and breaker before each call, and keeps its use after; safe to share."""

    model: LanguageModel
    uses: Uses
    breaker: Breaker
    limits: UsageLimits
    seconds: float  # for a whole reply
    now: Callable[[], datetime]
    judge: LanguageModel | None = None  # of what it writes, where that is another

    @property
    def name(self) -> str:
        """Return "provider:name"."""
        return self.model.name

    async def write(
        self, request: ModelRequest, employee_id: str, *, seconds: float | None = None
    ) -> FilledForm:
        """Return the form, filled in for an employee.

        Args:
            request: what is to be filled in.
            employee_id: on whose budget.
            seconds: how long it may take, if that is less than usual.

        Raises:
            LanguageModelError: it failed, it took too long, or nothing is left to use.
        """
        started = monotonic()
        outcome, tokens = "stopped", TokenCount()
        try:
            filled = await self._within_limits(request, employee_id, seconds)
            outcome, tokens = ANSWERED, filled.tokens
        except LanguageModelError as error:
            outcome, tokens = error.reason, _lost_with(error, request)
            self._count_failure(error)
            raise
        else:
            return filled
        finally:
            milliseconds = round((monotonic() - started) * 1000)
            feature = request.feature
            await self._keep(
                Use(employee_id, feature, self.name, outcome, tokens, milliseconds, self.now())
            )

    async def close(self) -> None:
        """Let go of the connections to the provider; nothing is written after that."""
        await self.model.close()
        if self.judge:
            await self.judge.close()

    async def _within_limits(
        self, request: ModelRequest, employee_id: str, seconds: float | None
    ) -> FilledForm:
        await check_budget(self.uses, self.limits, employee_id, self.now())
        self.breaker.check()
        filled = await self._in_time(request, seconds)
        self.breaker.succeeded()
        is_counted = bool(filled.tokens.total)
        return filled if is_counted else replace(filled, tokens=estimated(request, filled))

    async def _in_time(self, request: ModelRequest, seconds: float | None) -> FilledForm:
        left = self.seconds if seconds is None else min(seconds, self.seconds)
        try:
            return await asyncio.wait_for(self.model.write(request), max(left, 0.0))
        except TimeoutError as error:
            message = "The language model took too long."
            raise TimedOutError(message) from error

    def _count_failure(self, error: LanguageModelError) -> None:
        log.warning(
            "language model failed",
            extra={"language_model": self.name, "reason": error.reason, **_technically(error)},
        )
        if isinstance(error, _ANSWERED_AFTER_ALL):
            self.breaker.succeeded()
        elif not isinstance(error, _UNASKED):
            self.breaker.failed()

    async def _keep(self, use: Use) -> None:
        CALLS.labels(use.feature, use.outcome).inc()
        TOKENS.labels(use.feature, "read").inc(use.tokens.read)
        TOKENS.labels(use.feature, "written").inc(use.tokens.written)
        COST.labels(use.feature).inc(self.limits.cost(use.tokens))
        SECONDS.labels(use.feature).observe(use.milliseconds / 1000)
        if use.outcome not in (OverBudgetError.reason, CircuitOpenError.reason):
            await self.uses.keep(use)


def _lost_with(error: LanguageModelError, request: ModelRequest) -> TokenCount:
    is_paid_for = isinstance(error, _PAID_FOR)
    return estimated(request, FilledForm({})) if is_paid_for else TokenCount()


def _technically(error: LanguageModelError) -> dict[str, Any]:
    """Return for the log what went wrong; never a text, which may quote key or question."""
    return {
        **({"error": error.kind} if error.kind else {}),
        **({"status": error.status} if error.status else {}),
    }
