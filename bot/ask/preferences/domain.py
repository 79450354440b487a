"""The work on preferences of Ask: a channel's manner, an employee's language."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SetManner:
    """Somebody typed ``/customer channel``, with a manner or without."""

    KIND: ClassVar[str] = "ask.channel"
    channel: str  # Slack channel id, "C…"; "D…" has no manner
    manner: str  # as typed, in lower case; anything but a `Manner` asks what it is
    employee_id: str
    response_url: str


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """An employee chose the language of answers on App Home."""

    KIND: ClassVar[str] = "ask.language"
    employee_id: str
    language: str  # a value of `Language`
