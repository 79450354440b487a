"""The words of Ideas: a report, who made it, who answers for it, and what may happen to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TypeAlias

from bot.company.records.domain import FORGOTTEN_AS
from bot.ideas.report.kinds import KINDS, ReportKind
from bot.slack import shortened

TITLE_LENGTH = 80  # characters: one line of a list, in Slack on a phone two
FIRST_NUMBER = 1000  # "I-1001" is the first: short to say, and no reason to ask how many came


class Severity(StrEnum):
    """What it costs the customer, in the reporter's judgement."""

    MILD = "mild"
    SERIOUS = "serious"
    SEVERE = "severe"


class State(StrEnum):
    """Where a report stands."""

    NEW = "new"
    ACCEPTED = "accepted"
    STARTED = "started"
    DONE = "done"
    DECLINED = "declined"
    MERGED = "merged"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self in OPEN_STATES

    @property
    def is_answered(self) -> bool:
        """Whether the reporter has had a verdict."""
        return self is not State.NEW


OPEN_STATES = frozenset({State.NEW, State.ACCEPTED, State.STARTED})


class Step(StrEnum):
    """What can happen to a report; each is kept in its history."""

    RECEIVE = "receive"
    SUPPORT = "support"
    ACCEPT = "accept"
    START = "start"
    FINISH = "finish"
    DECLINE = "decline"
    ASK = "ask"
    REPLY = "reply"
    HAND_OVER = "hand_over"
    MERGE = "merge"
    REMIND = "remind"
    ESCALATE = "escalate"
    TAKE = "take"  # somebody is on it, as an alarm asks for
    ALARM = "alarm"  # nobody was: the next ones are alarmed
    PROMISE = "promise"  # another day is promised, with the reason
    CHECK = "check"  # those behind it are asked whether it is solved
    SOLVED = "solved"  # one of them says that it is
    REOPEN = "reopen"  # one of them says that it is not
    QUESTION = "question"  # one of them questions that it was declined
    LEARN = "learn"  # a manager finds it worth learning from
    TEACH = "teach"  # it is a question in the quiz


# Every step a manager or reporter may take, and where it leads. What is not here is refused.
TRANSITIONS: Mapping[tuple[State, Step], State] = MappingProxyType(
    {
        (State.NEW, Step.ACCEPT): State.ACCEPTED,
        (State.NEW, Step.START): State.STARTED,
        (State.NEW, Step.FINISH): State.DONE,
        (State.NEW, Step.DECLINE): State.DECLINED,
        (State.NEW, Step.ASK): State.NEW,
        (State.NEW, Step.TAKE): State.NEW,
        (State.NEW, Step.HAND_OVER): State.NEW,
        (State.NEW, Step.MERGE): State.MERGED,
        (State.ACCEPTED, Step.START): State.STARTED,
        (State.ACCEPTED, Step.FINISH): State.DONE,
        (State.ACCEPTED, Step.DECLINE): State.DECLINED,
        (State.ACCEPTED, Step.ASK): State.ACCEPTED,
        (State.ACCEPTED, Step.HAND_OVER): State.NEW,
        (State.ACCEPTED, Step.MERGE): State.MERGED,
        (State.STARTED, Step.FINISH): State.DONE,
        (State.STARTED, Step.DECLINE): State.DECLINED,
        (State.STARTED, Step.ASK): State.STARTED,
        (State.STARTED, Step.HAND_OVER): State.NEW,
        (State.STARTED, Step.MERGE): State.MERGED,
        (State.ACCEPTED, Step.PROMISE): State.ACCEPTED,
        (State.STARTED, Step.PROMISE): State.STARTED,
        (State.DONE, Step.LEARN): State.DONE,
        (State.DONE, Step.REOPEN): State.NEW,
        (State.DECLINED, Step.QUESTION): State.NEW,
    }
)


class EscalationLevel(IntEnum):
    """How far the bot has gone in reminding of an answer that is due."""

    NONE = 0
    BEFORE_DUE = 1
    AT_DUE = 2
    ESCALATED = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A reporter or supporter who gave their name."""

    employee_id: str  # Slack id, "U…"


@dataclass(frozen=True, slots=True)
class Anonymous:
    """A reporter or supporter of whom nothing is known but the hash of a secret they hold."""

    secret_hash: str  # sha256, 64 hex digits; of who was named and is forgotten, a pseudonym

    @property
    def is_forgotten(self) -> bool:
        """Whether they gave their name, and it was deleted since."""
        return self.secret_hash.startswith(FORGOTTEN_AS)


@dataclass(frozen=True, slots=True)
class Ticket:
    """In place of a reporter: a ticket of a help desk, whose customer is no employee."""

    source_id: str  # the help desk, as `tickets.yaml` names it
    number: str  # as the help desk counts

    @property
    def label(self) -> str:
        """The ticket, as it is kept."""
        return f"{self.source_id}:{self.number}"


Person: TypeAlias = Named | Anonymous | Ticket


@dataclass(frozen=True, slots=True)
class Words:
    """What the reporter wrote and chose in the form."""

    kind: str  # the word of a kind in `KINDS`
    today: str  # the answer to `ReportKind.today`
    moment_id: str
    department_id: str  # the department it concerns
    better: str = ""  # the answer to `ReportKind.better`
    severity: Severity = Severity.MILD  # if `ReportKind.is_of_customer`
    customer: str = ""  # if known
    praised: tuple[str, ...] = ()  # Slack ids
    link: str = ""  # to the message that gave rise to it
    is_about_manager: bool = False  # of the department; since 0.3

    @property
    def report_kind(self) -> ReportKind:
        """What its kind asks for and entails."""
        return KINDS[self.kind]

    @property
    def title(self) -> str:
        """The first line, short enough for a list."""
        return title_of(self.today)

    @property
    def text(self) -> str:
        """All that says what it is about, for comparing with other reports."""
        return f"{self.today}\n{self.better}".strip()


@dataclass(frozen=True, slots=True)
class DueDates:
    """When an answer is due, and when the bot reminds of it; all UTC."""

    remind_at: datetime
    due_at: datetime
    escalate_at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reported, on its way to an answer."""

    number: int  # 0 until it is kept
    team_id: str  # Slack workspace, "T…"
    words: Words
    reporter: Person
    reported_at: datetime  # UTC; of an anonymous report the full hour
    due: DueDates
    holders: tuple[str, ...]  # Slack ids of those who have it; none: the administrators
    state: State = State.NEW
    answered_at: datetime | None = None  # UTC, first verdict
    finished_at: datetime | None = None  # UTC, done, declined or merged
    merged_into: int | None = None
    escalation_level: EscalationLevel = EscalationLevel.NONE
    version: int = 0  # counts changes, so that two managers cannot both be the first
    is_entrusted: bool = False  # handed to its holder by name, whatever they manage
    promised_for: date | None = None  # by when it is to be done; everybody may know
    cause: str = ""  # once it is done: in the words of a list, or the manager's own
    customer_knows: bool | None = None  # once a complaint is done

    @property
    def label(self) -> str:
        """The number as people say it: "I-1042"."""
        return label_of(self.number)

    @property
    def has_words(self) -> bool:
        """Whether it says anything still; the days of its kind may be over."""
        return bool(self.words.today)

    def is_late(self, now: datetime) -> bool:
        """Whether an answer was due by ``now``, or the day went by that was promised."""
        if self.state in {State.ACCEPTED, State.STARTED} and self.promised_for:
            return now.date() > self.promised_for
        return self.is_awaited and now > self.due.due_at

    @property
    def is_awaited(self) -> bool:
        """Whether an answer is owed by a date: only then do the dates in ``due`` count."""
        return self.state is State.NEW and self.words.report_kind.has_deadline

    def takes(self, step: Step) -> bool:
        """Whether a manager may take the step now, as far as state and kind go."""
        is_possible = (self.state, step) in TRANSITIONS
        if step is Step.TAKE and self.words.severity is not Severity.SEVERE:
            return False
        return is_possible and step.value not in self.words.report_kind.refused


def title_of(text: str) -> str:
    """Return the first line of what somebody wrote, short enough for a list."""
    lines = (line.strip() for line in text.splitlines())
    return shortened(next((line for line in lines if line), ""), TITLE_LENGTH)


def label_of(number: int) -> str:
    """Return the number as people say it: "I-1042"."""
    return f"I-{FIRST_NUMBER + number}"
