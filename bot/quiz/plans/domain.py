"""The words for plans: what somebody means to do, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Protocol

ASKED_AFTER = timedelta(days=3)
ASKED_WITHIN = timedelta(days=10)  # afterwards nobody would remember


class Outcome(StrEnum):
    """What became of a plan."""

    DONE = "done"
    NO_CHANCE = "no_chance"  # the occasion did not come
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """What an employee means to do. It is their own."""

    plan_id: str  # of the round after which it was made: one a step
    employee_id: str
    department_id: str
    words: str  # "When …, I will …"
    made_at: datetime  # UTC
    outcome: Outcome | None = None  # the last that was said; None: nothing yet
    answered_at: datetime | None = None  # UTC
    came_of_it: str = ""  # in their own words


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A plan that a rule suggests."""

    rule_id: str
    words: str


class Plans(Protocol):
    """Keeps plans."""

    async def keep(self, plan: OwnPlan) -> OwnPlan:
        """Keep the plan and return it; the one kept before under this id, if any."""
        ...

    async def named(self, plan_id: str, employee_id: str) -> OwnPlan | None:
        """Return the employee's plan, or None."""
        ...

    async def change(self, plan: OwnPlan) -> None:
        """Keep outcome and words of a plan that is still kept."""
        ...

    async def drop(self, plan_id: str, employee_id: str) -> None:
        """Forget the employee's plan."""
        ...

    async def unanswered(self, since: datetime, until: datetime) -> Sequence[OwnPlan]:
        """Return the plans made between these moments of which nothing was said yet."""
        ...

    async def everybodys(self) -> Sequence[OwnPlan]:
        """Return all plans, oldest first. Only for figures of groups."""
        ...


@dataclass(frozen=True, slots=True)
class MakePlan:
    """Keep a plan that was suggested or written."""

    KIND: ClassVar[str] = "quiz.plan"
    employee_id: str
    round_id: str
    channel: str
    ts: str
    rule_id: str = ""  # that suggests it; empty: it was written
    words: str = ""  # that were written


@dataclass(frozen=True, slots=True)
class LeavePlan:
    """Somebody wants no plan after this step, or drops the one they made."""

    KIND: ClassVar[str] = "quiz.no_plan"
    employee_id: str
    round_id: str
    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class LookForPlans:
    """See which plans are to be asked about."""

    KIND: ClassVar[str] = "quiz.plans"


@dataclass(frozen=True, slots=True)
class AskAboutPlan:
    """Ask what became of a plan, once."""

    KIND: ClassVar[str] = "quiz.ask_plan"
    employee_id: str
    round_id: str


@dataclass(frozen=True, slots=True)
class TellOfPlan:
    """Keep what became of a plan."""

    KIND: ClassVar[str] = "quiz.plan_outcome"
    employee_id: str
    round_id: str
    outcome: str  # a word of `Outcome`


@dataclass(frozen=True, slots=True)
class NoteOnPlan:
    """Keep in the employee's own words what came of a plan."""

    KIND: ClassVar[str] = "quiz.plan_note"
    employee_id: str
    round_id: str
    words: str
