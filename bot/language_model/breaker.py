"""Leaves a failing provider in peace, so that employees do not wait for it in vain."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.language_model.port import RestingError

FAILURES = 3  # in a row
REST_SECONDS = 60.0  # then one call tries whether it is well again


@dataclass(slots=True)
class Breaker:
    """Counts failures in a row; opens after some, and lets one call through after a rest."""

    now: Callable[[], float]  # seconds, as `time.monotonic` counts them
    failures: int = 0
    rests_until: float = 0.0

    def check(self) -> None:
        """Do nothing while the provider is thought to be well.

        Raises:
            RestingError: it failed several times; somebody will try again later.
        """
        if self.failures < FAILURES:
            return
        if self.now() < self.rests_until:
            message = "The language model is left in peace for a moment."
            raise RestingError(message)
        self.rests_until = self.now() + REST_SECONDS  # the others wait for this call

    def succeeded(self) -> None:
        """Begin to count anew."""
        self.failures = 0

    def failed(self) -> None:
        """Count a failure of the provider's; begin the rest if it was one too many."""
        self.failures += 1
        if self.failures >= FAILURES:
            self.rests_until = self.now() + REST_SECONDS
