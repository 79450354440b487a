"""The words of team cases: a case and its steps, how one goes in a channel, and its work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import ClassVar, Protocol

from bot.people.groups import Band
from bot.quiz.domain import Basis

STEPS = 3  # that a team takes, whichever way it goes
EVERY = timedelta(days=14)
PICTURES_PATH = "/pictures"  # of the bot's own address, where Slack fetches them


@dataclass(frozen=True, slots=True)
class TeamChoice:
    """One way to act, what comes of it for the customer, and where it leads."""

    text: str
    consequence: str
    leads_to: str = ""  # id of a step; empty: the case ends
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What the team is shown, and what it says to whoever does not see it."""

    file: str  # below the folder of pictures
    alternative: str


@dataclass(frozen=True, slots=True)
class CaseStep:
    """A situation on the way, and what one may do in it."""

    step_id: str
    moment_id: str
    situation: str
    choices: tuple[TeamChoice, ...]  # exactly one best
    passage: Basis
    picture: Picture | None = None

    @property
    def best(self) -> int:
        """Which choice our guidance asks for, from 0."""
        return next(n for n, choice in enumerate(self.choices) if choice.is_best)

    def order_for(self, run_id: str) -> tuple[int, ...]:
        """Return the choices in the order in which this channel sees them, always the same."""
        order = list(range(len(self.choices)))
        Random(f"{run_id} {self.step_id}").shuffle(order)  # noqa: S311  # no secret
        return tuple(order)


@dataclass(frozen=True, slots=True)
class TeamCase:
    """A customer's story in which a team decides three times."""

    case_id: str
    title: str
    steps: tuple[CaseStep, ...]  # the first begins it

    def step(self, step_id: str) -> CaseStep | None:
        """Return the step, or None."""
        return next((one for one in self.steps if one.step_id == step_id), None)


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """How a step ended. Who voted what is not in it, nor how many voted what."""

    moment_id: str
    followed: int  # the choice by which the case went on, from 0
    bands: Mapping[int, Band] | None = None  # by choice; None: fewer than five voted
    split: float | None = None  # 0.0 all one way; None: not told


@dataclass(frozen=True, slots=True)
class CaseRun:
    """A case as it goes in one channel."""

    run_id: str
    department_id: str
    channel: str
    case_id: str
    began_at: datetime  # UTC
    stepped_at: datetime  # when the open step was sent, UTC
    path: tuple[str, ...]  # ids of the steps so far; the last is open until it has an outcome
    outcomes: tuple[StepOutcome, ...] = ()
    ended_at: datetime | None = None  # UTC

    @property
    def number(self) -> int:
        """How many steps have an outcome."""
        return len(self.outcomes)

    @property
    def is_open(self) -> bool:
        """Whether votes are taken."""
        return self.ended_at is None and len(self.path) > len(self.outcomes)


@dataclass(frozen=True, slots=True)
class CaseChannel:
    """Where a manager wants team cases."""

    department_id: str
    channel: str
    employee_id: str  # the manager


class TeamCases(Protocol):
    """Keeps where cases are wanted, how they go, and votes without their voters."""

    async def want(self, wanted: CaseChannel, at: datetime) -> None:
        """Let the department's cases come there; the last word counts."""
        ...

    async def stop(self, department_id: str, at: datetime) -> None:
        """Let none come any more, and end the one that is under way."""
        ...

    async def wanted(self) -> Sequence[CaseChannel]:
        """Return where cases are wanted."""
        ...

    async def runs(self, department_id: str) -> Sequence[CaseRun]:
        """Return the department's cases, oldest first."""
        ...

    async def named(self, run_id: str) -> CaseRun | None:
        """Return the run, or None."""
        ...

    async def advance(self, run: CaseRun, opening: Mapping[int, float]) -> CaseRun:
        """Keep a run that goes on or begins; return what is kept of this step, first come.

        What was voted at the step before is deleted.

        Args:
            run: as it is from now on.
            opening: what each choice of its open step counts before anybody voted.
        """
        ...

    async def vote(self, run_id: str, number: int, choice: int, employee_id: str) -> bool:
        """Count a vote; False if this person voted, or the step is over."""
        ...

    async def count(self, run_id: str, number: int) -> tuple[int, Mapping[int, float]]:
        """Return how many voted at a step, and what each choice counts."""
        ...


@dataclass(frozen=True, slots=True)
class WantCases:
    """A manager says whether team cases come into this channel."""

    KIND: ClassVar[str] = "quiz.want_team_cases"
    employee_id: str
    channel: str
    words: str  # "stop", or the department if they manage several
    response_url: str


@dataclass(frozen=True, slots=True)
class StopCases:
    """A manager pressed the button that ends them."""

    KIND: ClassVar[str] = "quiz.stop_team_cases"
    employee_id: str
    department_id: str
    response_url: str


@dataclass(frozen=True, slots=True)
class LookForCases:
    """See in which channels a case begins or goes on."""

    KIND: ClassVar[str] = "quiz.team_cases"
    due: datetime | None = None  # UTC


@dataclass(frozen=True, slots=True)
class SendCase:
    """Send what comes next in a channel."""

    KIND: ClassVar[str] = "quiz.team_case"
    channel: str
    department_id: str
    run_id: str
    number: int  # steps that have an outcome once it is sent


def reference_of(run_id: str, number: int) -> str:
    """Return the name under which the message after so many outcomes is found again."""
    return f"quiz.team_case:{run_id}:{number}"
