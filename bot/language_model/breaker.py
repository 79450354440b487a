"""A circuit breaker: after three failures in a row nothing is sent for 60 seconds."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.language_model.port import CircuitOpenError

FAILURES = 3  # in a row
OPEN_SECONDS = 60.0  # then one call tries whether it is well again


@dataclass(slots=True)
class Breaker:
    """Open after `FAILURES` in a row; lets one call through each `OPEN_SECONDS`."""

    now: Callable[[], float]  # seconds, as `time.monotonic` counts them
    failures: int = 0
    open_until: float = 0.0

    def check(self) -> None:
        """Let a call pass while closed, or as the one try after a rest.

        Raises:
            CircuitOpenError: it is open.
        """
        if self.failures < FAILURES:
            return
        if self.now() < self.open_until:
            message = "The language model is left in peace for a moment."
            raise CircuitOpenError(message)
        self.open_until = self.now() + OPEN_SECONDS  # the others wait for this call

    def succeeded(self) -> None:
        """Close, and count from 0."""
        self.failures = 0

    def failed(self) -> None:
        """Count a failure of the provider; open at the last of `FAILURES`."""
        self.failures += 1
        if self.failures >= FAILURES:
            self.open_until = self.now() + OPEN_SECONDS
