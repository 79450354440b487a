"""Trigger ids: each opens one modal, and not for long."""

import secrets
import time
from dataclasses import dataclass

from bot.playground.refusal import CallRefusedError


@dataclass(slots=True)
class Trigger:
    """What an employee did that lets the bot open a modal."""

    employee_id: str
    issued: float  # seconds of the machine's monotonic clock; no moved clock makes it last
    is_used: bool = False


class Triggers:
    """Issues trigger ids and takes them back."""

    def __init__(self, life_seconds: float) -> None:
        self._life_seconds = life_seconds
        self._issued: dict[str, Trigger] = {}

    def issue(self, employee_id: str) -> str:
        """A new id for what the employee just did."""
        trigger_id = f"{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._issued[trigger_id] = Trigger(employee_id, time.monotonic())
        return trigger_id

    def use(self, trigger_id: str) -> str:
        """The employee whose trigger it is; it is used up by this.

        Raises:
            CallRefusedError: it is unknown, used or too old.
        """
        trigger = self._issued.get(trigger_id)
        if trigger is None:
            raise CallRefusedError("invalid_trigger_id")
        if trigger.is_used:
            raise CallRefusedError("exchanged_trigger_id")
        if time.monotonic() - trigger.issued > self._life_seconds:
            raise CallRefusedError("expired_trigger_id")
        trigger.is_used = True
        return trigger.employee_id
