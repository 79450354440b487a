"""Slack on a bad day: the stand-in, with faults at random and an outage on demand."""

from random import Random

from tests.slack_stand_in import SlackStandIn

FAULTS = {"429": 0.02, "500": 0.03, "hang": 0.01, "drop after": 0.04}  # share of all posts


class MoodySlack(SlackStandIn):
    """Fails a share of all posts; counts how often each fault struck."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self.is_moody = False
        self.struck: dict[str, int] = {"unreachable": 0}
        self._random = random

    def next_fault(self, method: str) -> str | None:
        """Return what goes wrong with this call, or nothing."""
        if method != "chat.postMessage" or not self.is_moody:
            return None
        lot = self._random.random()
        for fault, share in FAULTS.items():
            lot -= share
            if lot < 0:
                self.struck[fault] = self.struck.get(fault, 0) + 1
                return fault
        return None
