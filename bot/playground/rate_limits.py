"""How fast the bot may call: https://docs.slack.dev/apis/web-api/rate-limits."""

import math
import time
from collections import deque

from bot.playground.refusal import CallRefusedError

WINDOW_SECONDS = 60.0
# "chat.postMessage: 1 per second per channel. Short bursts >1 allowed": this many at once.
BURST = 20
POSTING = {"chat.postMessage", "chat.postEphemeral"}
# Calls a minute for each tier: 1, 20, 50, 100, and "several hundred" for the special one.
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
TIER_OF = {
    "chat.delete": 3,
    "chat.scheduleMessage": 3,
    "chat.update": 3,
    "conversations.history": 3,
    "conversations.info": 3,
    "conversations.list": 2,
    "conversations.members": 4,
    "conversations.open": 3,
    "conversations.replies": 3,
    "reactions.add": 3,
    "team.info": 3,
    "usergroups.list": 2,
    "usergroups.users.list": 2,
    "users.info": 4,
    "users.list": 2,
    "users.lookupByEmail": 3,
    "users.profile.get": 4,
    "views.open": 4,
    "views.publish": 4,
    "views.push": 4,
    "views.update": 4,
}


class RateLimiter:
    """Counts the calls of the last minute; time is the machine's, whatever the clock says."""

    def __init__(self) -> None:
        self._calls: dict[str, deque[float]] = {}

    def count(self, method: str, channel_id: str) -> None:
        """Count a call.

        Raises:
            CallRefusedError: ``ratelimited``, with the seconds to wait.
        """
        if method in POSTING:
            self._take(f"post {channel_id}", BURST, float(BURST))
        elif method in TIER_OF:
            self._take(method, TIERS[TIER_OF[method]], WINDOW_SECONDS)

    def _take(self, what: str, most: int, window_seconds: float) -> None:
        now = time.monotonic()
        calls = self._calls.setdefault(what, deque())
        while calls and calls[0] <= now - window_seconds:
            calls.popleft()
        if len(calls) >= most:
            wait = math.ceil(calls[0] + window_seconds - now)
            raise CallRefusedError("ratelimited", retry_after=max(1, wait))
        calls.append(now)
