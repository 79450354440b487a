"""The work of managing: what a manager decided, and what is due by the clock."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.ideas.report.domain import EscalationLevel, Step
from bot.ideas.report.history import Verdict


@dataclass(frozen=True, slots=True)
class DecideReport:
    """Carry out what a manager clicked."""

    KIND: ClassVar[str] = "ideas.decide"
    number: int
    step: Step
    seen: int  # version of the report on the message that was clicked
    employee_id: str
    response_url: str = ""
    reason: str = ""
    to: str = ""  # department id, Slack id or number of the other report
    department_id: str = ""  # when a person there is meant; since 0.2
    promised_for: str = ""  # ISO day, when it is accepted or promised anew; since 0.3
    cause: str = ""  # when it is done; since 0.3
    customer_knows: bool | None = None  # when a complaint is done; since 0.3


def verdict_of(task: DecideReport, key: str) -> Verdict:
    """Return what the manager decided; ``key`` is the identity of the click."""
    return Verdict(
        number=task.number,
        step=task.step,
        manager_id=task.employee_id,
        key=key,
        reason=task.reason,
        to=task.to,
        department_id=task.department_id,
        seen=task.seen,
        promised_for=date.fromisoformat(task.promised_for) if task.promised_for else None,
        cause=task.cause,
        customer_knows=task.customer_knows,
    )


@dataclass(frozen=True, slots=True)
class EscalateReport:
    """Remind the holders of an answer that is due, or take it to the next level."""

    KIND: ClassVar[str] = "ideas.nudge"
    number: int
    nudge: EscalationLevel


@dataclass(frozen=True, slots=True)
class AlarmNext:
    """Alarm the next ones about what is severe and nobody took up."""

    KIND: ClassVar[str] = "ideas.alarm"
    number: int
    alarm: int  # 1: the next level, 2: who is on duty


@dataclass(frozen=True, slots=True)
class HandOnReport:
    """Take a report from who may have it no more, and give it to somebody who may."""

    KIND: ClassVar[str] = "ideas.hand_on"
    number: int


@dataclass(frozen=True, slots=True)
class LookRound:
    """Take in what is due by now: reminders, escalations, reports without a holder."""

    KIND: ClassVar[str] = "ideas.round"
