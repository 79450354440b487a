"""What is kept beside a report and told about it: history, voices, receipts, refusals."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.ideas.report.domain import Person, Report, Step

SENT = frozenset(
    {Step.RECEIVE, Step.HAND_OVER, Step.ESCALATE, Step.ALARM, Step.QUESTION}
)  # steps by which a report comes to somebody


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a report. The same key is kept once."""

    number: int
    key: str
    step: Step
    at: datetime  # UTC
    by: str = ""  # Slack id; empty: the bot, or somebody anonymous
    text: str = ""  # the reason, question, reply or remark; of a new report the rank it reached
    to: str = ""  # places it went to, with commas between; of a merger the other
    # number, of a promise the day

    @property
    def places(self) -> tuple[str, ...]:
        """Employees and channels that got the report by this step."""
        is_sent = self.step in SENT
        return tuple(place for place in self.to.split(",") if place and is_sent)

    @property
    def employees(self) -> tuple[str, ...]:
        """Employees who got the report by this step."""
        return tuple(place for place in self.places if is_employee(place))


def is_employee(place: str) -> bool:
    """Tell whether a place is somebody's direct message, and no channel."""
    return place.startswith(("U", "W"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody else to whom the same happened, or who wants the same."""

    number: int
    supporter: Person
    at: datetime  # UTC; anonymous: the full hour


@dataclass(frozen=True, slots=True)
class Verdict:
    """A manager's reply to a report, with a reason."""

    number: int
    step: Step
    manager_id: str
    key: str  # identity of the click: the same one counts once
    reason: str = ""
    to: str = ""  # department id, Slack id or number of the other report
    department_id: str = ""  # when ``to`` is a person there
    seen: int = 0  # version of the report that the manager had before their eyes
    promised_for: date | None = None  # when it is accepted, or promised anew
    cause: str = ""  # when it is done
    customer_knows: bool | None = None  # when a complaint is done


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the reporter gets at once: number, who has it, by when an answer is due."""

    report: Report
    is_new: bool  # False: the same sending was taken in before


@dataclass(frozen=True, slots=True)
class Follower:
    """Somebody who hears what becomes of a report, under the receipt of the one they made."""

    employee_id: str
    number: int  # of the report they made or supported; it may have been merged since


@dataclass(frozen=True, slots=True)
class ReportEvent:
    """A step that was taken, and the report after it: what everybody concerned is told."""

    report: Report
    entry: HistoryEntry


@dataclass(frozen=True, slots=True)
class Refused:
    """A step that was not taken, and why, written for whoever tried."""

    why: str
    because_of: HistoryEntry | None = None  # who did what before
    is_with: Report | None = None  # whose holders may do it
