"""Faults to order: rate limits, errors, slow answers and duplicate events."""

import asyncio
from dataclasses import dataclass, field

from bot.playground.refusal import CallRefusedError


@dataclass(slots=True)
class Faults:
    """What goes wrong, and how often; every field may be changed while the playground runs."""

    limits_every: int = 0  # so many calls one is refused; 0: none
    fails_every: int = 0  # so many calls one fails; 0: none
    is_duplicating: bool = False  # each event is delivered twice, with two event ids
    slow_seconds: float = 0.0  # before the Web API answers
    rate_limited: dict[str, int] = field(default_factory=dict)  # method or "*" to calls left
    failing: dict[str, int] = field(default_factory=dict)  # method or "*" to calls left
    retry_after_seconds: int = 1
    _calls: int = 0

    @property
    def name(self) -> str:
        """What goes wrong in a word, for the page."""
        often = (self.limits_every, self.fails_every, self.slow_seconds, self.is_duplicating)
        stormy = any([*often, *self.rate_limited.values(), *self.failing.values()])
        return "bad" if stormy else "fine"

    def settings(self) -> dict[str, float]:
        """What the page's switches stand at."""
        return {
            "limits_every": self.limits_every,
            "fails_every": self.fails_every,
            "slow_seconds": self.slow_seconds,
            "is_duplicating": self.is_duplicating,
        }

    async def before_call(self, method: str) -> None:
        """Hold the call up, or refuse it, as it is set.

        Raises:
            CallRefusedError: ``ratelimited`` or ``internal_error``.
        """
        if self.slow_seconds:
            await asyncio.sleep(self.slow_seconds)
        self._calls += 1
        if self._takes_one(self.rate_limited, method) or self._is_turn(self.limits_every):
            raise CallRefusedError("ratelimited", retry_after=self.retry_after_seconds)
        if self._takes_one(self.failing, method) or self._is_turn(self.fails_every):
            raise CallRefusedError("internal_error")

    def _is_turn(self, every: int) -> bool:
        return every > 0 and self._calls % every == 0

    @staticmethod
    def _takes_one(left: dict[str, int], method: str) -> bool:
        for name in (method, "*"):
            if left.get(name, 0) > 0:
                left[name] -= 1
                return True
        return False
