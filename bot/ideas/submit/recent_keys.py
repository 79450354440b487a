"""The last keys that were done, in memory: keeping them would tell who did what. Pure."""

from collections import OrderedDict

REMEMBERED = 1000  # more than Slack repeats, and than people press twice


class RecentKeys:
    """Up to ``limit`` keys, as long as this process lives; the oldest go first."""

    def __init__(self, limit: int = REMEMBERED) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._limit = limit

    def is_new(self, key: str) -> bool:
        """Remember the key; tell whether it was unknown."""
        if key in self._keys:
            return False
        self._keys[key] = None
        while len(self._keys) > self._limit:
            self._keys.popitem(last=False)
        return True

    def forget(self, key: str) -> None:
        """Forget a key whose action failed, so that it counts as new."""
        self._keys.pop(key, None)
