"""The two taps, as durable work keeps them."""

from dataclasses import dataclass
from typing import ClassVar

USEFUL = "useful"  # beside the grounds in a group's tallies


@dataclass(frozen=True, slots=True)
class ReactToRound:
    """Keep whether a round was useful, and perhaps why."""

    KIND: ClassVar[str] = "quiz.react"
    employee_id: str
    round_id: str
    number: int  # of its last question, from 0
    channel: str
    ts: str
    is_helpful: bool
    ground: str = ""  # a `Ground`; empty: not said yet
