"""Remembers what was just done, where keeping it would tell who did it. Pure."""

from collections import OrderedDict

REMEMBERED = 1000  # more than Slack repeats, and than people press twice


class RecentKeys:
    """Names of what was just done, as long as this process lives; the oldest go first."""

    def __init__(self, limit: int = REMEMBERED) -> None:
        self._names: OrderedDict[str, None] = OrderedDict()
        self._limit = limit

    def is_new(self, name: str) -> bool:
        """Remember the name; tell whether it was unknown."""
        if name in self._names:
            return False
        self._names[name] = None
        while len(self._names) > self._limit:
            self._names.popitem(last=False)
        return True

    def forget(self, name: str) -> None:
        """Forget a name whose doing failed."""
        self._names.pop(name, None)
