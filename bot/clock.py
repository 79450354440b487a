"""The time. Everything else receives ``now`` as an argument."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

CLOCKS_APART = timedelta(minutes=2)  # of two machines, at most, while nobody set one


class Clock:
    """Tells the time in UTC, moved forward by as much as somebody asked: the demo may."""

    def __init__(self) -> None:
        self._moved = timedelta()

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC) + self._moved

    def move_by(self, step: timedelta) -> None:
        """Move the clock forward, so that what is due later becomes due.

        Raises:
            ValueError: the step points back; what was done cannot be undone by the clock.
        """
        if step < timedelta():
            message = "The clock moves forward only."
            raise ValueError(message)
        self._moved += step


class SteadyClock:
    """Tells the machine's time while it is right, and goes on from Slack's while it is not.

    Whoever sets the machine's clock moves no deadline, pause or reminder.
    """

    def __init__(
        self,
        machines: Callable[[], datetime] = lambda: datetime.now(UTC),
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with the machine's time; ``seconds`` pass whatever that is set to."""
        self._machines = machines
        self._seconds = seconds
        self._was, self._at = machines(), seconds()

    def now(self) -> datetime:
        """Return the present moment, in UTC; it never leaps with the machine's clock."""
        machines = self._machines()
        steady = self._was + timedelta(seconds=self._seconds() - self._at)
        return machines if abs(machines - steady) <= CLOCKS_APART else steady

    def hold_against(self, slacks: datetime) -> bool:
        """Go on from Slack's time if the machine's is another; tell whether it is right."""
        machines = self._machines()
        is_right = abs(machines - slacks) <= CLOCKS_APART
        self._was, self._at = machines if is_right else slacks, self._seconds()
        return is_right
