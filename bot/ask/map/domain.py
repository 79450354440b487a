"""A question for the map of moments of truth, and its answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.ask.domain import Answer, Question

TITLE = "The map of moments of truth"


@dataclass(frozen=True, slots=True)
class MapLine:
    """What one department does that customers feel at one moment."""

    subject: str  # what tells it from the lines beside it: a moment, a department
    stage: str  # of the customer's experience
    how: str  # one sentence


@dataclass(frozen=True, slots=True)
class MapAnswer(Answer):
    """What the map says; each of its citations carries the line of the same place."""

    opening: str = ""
    lines: tuple[MapLine, ...] = ()
    asks_department: bool = False  # of the asker, who would be shown its own lines


AnswerFromMap: TypeAlias = Callable[[Question], Awaitable[MapAnswer | None]]
"""Answers from the map; None where a question is not for it."""
