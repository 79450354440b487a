"""The words of Quiz: question, attempt, round, learner, disagreement."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from random import Random

from bot.errors import CannotDoError
from bot.moments.domain import Stage


class NotYoursError(CannotDoError):
    """Somebody clicked on a question that was asked of somebody else."""


class QuestionGoneError(CannotDoError):
    """The question or round that a button speaks of does not exist any more."""

    def __init__(
        self, message: str = "This question is no longer open. Say “quiz me” for a new one."
    ) -> None:
        """Make it; the message is written for the employee."""
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to act in the situation, and why it is right or falls short."""

    text: str
    why: str
    is_best: bool = False

    @property
    def fingerprint(self) -> str:
        """A name for these very words, wherever the choice stands."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Basis:
    """The words of the guidance that a question tests."""

    document: str  # path below the knowledge folder, "guidance/departments/logistics.md"
    quote: str  # verbatim, white space folded

    @property
    def fingerprint(self) -> str:
        """A name for these very words: it changes when the guidance does."""
        words = f"{self.document}\n{' '.join(self.quote.split())}"
        return hashlib.sha256(words.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Rule:
    """What guidance asks of a department at one moment; its questions are twins."""

    rule_id: str  # "logistics-dates-that-hold"
    says: str = ""  # in one sentence; empty for a question that is its own rule
    former: tuple[str, ...] = ()  # ids of questions that asked for it before and left the bank


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """A situation from a department's working day and what one may do in it."""

    question_id: str  # "logistics-delivery-01"
    department_id: str
    moment_id: str
    stage: Stage
    difficulty: int  # 1 easy, 2 medium, 3 hard
    situation: str
    choices: tuple[Choice, ...]  # three or four, exactly one best
    passage: Basis
    owner: str  # department id, e-mail or Slack id; hears disagreements
    of_rule: Rule | None = None  # None: no other question asks for the same

    @property
    def rule(self) -> Rule:
        """The rule it asks for; its own where it has no twin."""
        return self.of_rule or Rule(self.question_id)

    @property
    def best(self) -> int:
        """Which choice is right, counted from 0 in the order of the bank."""
        return next(n for n, choice in enumerate(self.choices) if choice.is_best)

    def now_at(self, choice: int, words: str) -> int:
        """Return where a choice of these words (its fingerprint) stands now.

        Buttons of earlier versions name no words; then ``choice`` is where it stood.

        Raises:
            QuestionGoneError: it was rewritten, or never was.
        """
        stand = [one.fingerprint for one in self.choices]
        if words in stand:
            return stand.index(words)
        if words or choice not in range(len(stand)):
            raise QuestionGoneError
        return choice

    def order_for(self, round_id: str) -> tuple[int, ...]:
        """Return the choices in the order in which this round shows them, always the same."""
        order = list(range(len(self.choices)))
        Random(f"{round_id} {self.question_id}").shuffle(order)  # noqa: S311  # no secret
        return tuple(order)


@dataclass(frozen=True, slots=True)
class QuestionBank:
    """All quiz questions, in the order of their files."""

    questions: tuple[QuizQuestion, ...] = ()

    def named(self, question_id: str) -> QuizQuestion | None:
        """Return the question with this id, or None."""
        return next((q for q in self.questions if q.question_id == question_id), None)

    def of_department(self, department_id: str | None) -> tuple[QuizQuestion, ...]:
        """Return the department's questions."""
        return tuple(q for q in self.questions if q.department_id == department_id)

    def department_of(self, this: "Round") -> str | None:
        """Return whose round it is: of the first question that is still there; None if none."""
        found = filter(None, map(self.named, this.question_ids))
        return next((question.department_id for question in found), None)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One choice by one employee at one time. It is the employee's own."""

    attempt_id: str  # "<round>.<number>": the same click is kept once
    employee_id: str
    question_id: str
    choice: int  # counted from 0 in the order of the bank
    is_right: bool
    answered_at: datetime  # UTC
    passage: str  # fingerprint of what was tested
    is_sure: bool | None = None  # as its maker said before knowing; None: not asked


class Occasion(StrEnum):
    """Why a round was begun."""

    WISH = "wish"  # the employee asked for it
    PATH = "path"  # a step of the first thirty days
    REMINDER = "reminder"  # something is due
    PATH_CHECK = "path_check"  # a step whose texts were kept for it
    CHECK = "check"  # the same, after the path
    ASSIGNED = "assigned"  # a trainer assigned it to the department

    @property
    def is_step(self) -> bool:
        """Whether it is a step of the path."""
        return self in {Occasion.PATH, Occasion.PATH_CHECK}


@dataclass(frozen=True, slots=True)
class Round:
    """A few questions for one employee, one after the other; it outlives a restart."""

    round_id: str
    employee_id: str
    occasion: Occasion
    question_ids: tuple[str, ...]
    begun_at: datetime  # UTC
    ended_at: datetime | None = None  # UTC; answered to the end, or replaced


@dataclass(frozen=True, slots=True)
class RoundQuestion:
    """A question of a round, to be put to the employee."""

    question: QuizQuestion
    round: Round
    number: int  # counted from 0
    side: str = ""  # name of the department it is asked of, where not the learner's own


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question of a round, and what the employee chose."""

    question: QuizQuestion
    round: Round
    number: int  # counted from 0
    choice: int  # counted from 0 in the order of the bank
    right_so_far: int  # in this round
    is_last: bool  # of this round
    completes_path: bool = False  # the first thirty days are done
    is_right: bool | None = None  # as it was judged; None: by the choices of now
    side: str = ""  # name of the department it was asked of, where not the learner's own
    is_sure: bool | None = None  # None: not said

    @property
    def was_right(self) -> bool:
        """Whether the choice was right then, wherever it stands now."""
        return self.choice == self.question.best if self.is_right is None else self.is_right


@dataclass(frozen=True, slots=True)
class RoundOver:
    """Every question of the round is answered."""

    round: Round


@dataclass(frozen=True, slots=True)
class Learner:
    """What the quiz keeps about an employee besides attempts."""

    employee_id: str
    team_id: str = ""
    time_zone: str = "UTC"  # IANA; as Slack said when we last heard of the employee
    path_began_at: datetime | None = None  # UTC; None until a department was chosen
    path_completed_at: datetime | None = None  # UTC
    paused_until: datetime | None = None  # UTC; None: reminders are welcome
    looked_on: date | None = None  # the own day on which we last looked what is due
    reminded_on: date | None = None  # the own day of the last reminder
    reminded_by: str = ""  # key of the work that reminded: done again, it reminds again
    unanswered_reminders: int = 0  # since the last answer
    asks_sureness: bool = True  # whether to ask how sure they are; the company may say no


class Mastery(StrEnum):
    """How well an employee knows the answer to a question at this moment."""

    NEW = "new"
    LEARNING = "learning"
    KNOWN = "known"
    FADING = "fading"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An employee's objection to a question, and its owner's answer."""

    disagreement_id: str
    question_id: str
    employee_id: str
    words: str
    made_at: datetime  # UTC
    answer: str = ""  # empty until somebody answers
    answered_by: str | None = None  # Slack id
    answered_at: datetime | None = None  # UTC
