"""Checks this machine's clock against Slack's."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from bot.clock import CLOCKS_APART
from bot.commands.checks.finding import Finding, trouble, well

MEND = "Set it right, or let the machine do so (NTP). A running bot goes by Slack's meanwhile."


def check_clock(headers: Mapping[str, str], now: datetime | None = None) -> list[Finding]:
    """Return whether it says what Slack's answer says; nothing where that does not say."""
    if (date := headers.get("Date")) is None:
        return []
    slacks, machines = parsedate_to_datetime(date), now or datetime.now(UTC)
    if abs(machines - slacks) <= CLOCKS_APART:
        return [well("clock", "it says what Slack's says")]
    says = f"it says {machines:%Y-%m-%d %H:%M} UTC, and Slack {slacks:%Y-%m-%d %H:%M}"
    return [trouble("clock", says, MEND)]
