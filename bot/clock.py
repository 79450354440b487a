"""The time, which the demo may move. Everything else receives ``now`` as an argument."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Tells the time in UTC, moved forward by as much as somebody asked."""

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
