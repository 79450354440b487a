"""How often somebody may come: one number for each who does."""

from collections.abc import Callable


class RateLimit:
    """The generic cell rate algorithm (ITU-T I.371)."""

    def __init__(self, gap: float, burst: int, now: Callable[[], float]) -> None:
        """Let each in every ``gap`` seconds, and ``burst`` times at once after a pause."""
        self._gap = gap
        self._allowance = gap * (burst - 1)
        self._now = now
        self._due: dict[str, float] = {}  # when all that was let in would be through

    def seconds_to_wait(self, caller: str) -> float:
        """Let the caller in now, 0.0; or return after how long they may come again."""
        now = self._now()
        due = max(self._due.get(caller, now), now)
        wait = round(due - self._allowance - now, 6)
        if wait > 0:
            return wait
        # Who has been through long since counts as new: nothing piles up.
        self._due = {who: when for who, when in self._due.items() if when > now}
        self._due[caller] = due + self._gap
        return 0.0
