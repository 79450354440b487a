"""A complaint as it is handed over, the first draft of its question, and the work it makes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar, Protocol

from bot.guidance.domain import Passage
from bot.moments.domain import MomentsMap, Stage
from bot.quiz.authoring.domain import COMPLAINT_PREFIX
from bot.quiz.authoring.reply_schema import ComplaintWords, DraftingSource, SituationPlace
from bot.quiz.bank.validation import LONGEST_CHOICE, LONGEST_SITUATION
from bot.quiz.domain import Basis, Choice, QuizQuestion
from bot.slack import shortened

SITUATION = "A customer tells you: “{}” What do you do?"
LESSON_DIFFICULTY = 2  # it happened to a colleague, so it is not easy; a trainer may change it


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a customer told a colleague, found worth learning from."""

    number: int
    label: str  # as people say the number, "I-1042"
    department_id: str
    moment_id: str
    said: str  # by the customer, as it was reported
    better: str  # what the reporter proposes; empty if nothing
    customer: str  # whose name no question may tell; empty if unknown
    marked_by: str = ""  # who found it worth learning from, in mrkdwn

    @property
    def draft_id(self) -> str:
        """The name of its draft, of which there is one."""
        return f"{COMPLAINT_PREFIX}{self.number}"


@dataclass(frozen=True, slots=True)
class Taught:
    """That a complaint's question is in the bank."""

    by: str  # Slack id of the trainer
    told: str  # who did what when, in mrkdwn


class Complaints(Protocol):
    """The complaints, and what is kept of their lessons, where reports are kept."""

    async def marked(self, number: int, entry: str) -> Complaint | None:
        """Return the complaint with who marked it in that entry of its history, or None."""

    async def named(self, number: int) -> Complaint | None:
        """Return the complaint, or None."""

    async def taught(self, number: int) -> Taught | None:
        """Return who taught it, or None while nobody has."""

    async def teach(self, number: int, trainer_id: str, question_id: str) -> None:
        """Keep that its question is in the bank, once, and let its reporters hear."""


def template(complaint: Complaint, moments: MomentsMap, basis: Basis) -> QuizQuestion:
    """Return a first draft, for a trainer to make better."""
    department_id, stage = _who_shapes(complaint, moments)
    right = complaint.better or (
        "Take it in hand yourself, and say by when the customer hears more."
    )
    said = shortened(_on_one_line(complaint.said), LONGEST_SITUATION - len(SITUATION))
    return QuizQuestion(
        question_id=question_id(department_id, complaint.moment_id, complaint.label),
        department_id=department_id,
        moment_id=complaint.moment_id,
        stage=stage,
        difficulty=LESSON_DIFFICULTY,
        situation=SITUATION.format(said),
        choices=(
            Choice(
                shortened(_on_one_line(right), LONGEST_CHOICE),
                "It puts right what the customer told us, and the customer knows it.",
                is_best=True,
            ),
            Choice(
                "Explain to the customer how it came about, and that nobody meant it that way.",
                "The customer asked for help and hears excuses.",
            ),
            Choice(
                "Pass it on to the department in charge, and consider it done.",
                "Nobody has promised the customer anything, and nobody watches over it.",
            ),
        ),
        passage=basis,
        owner=department_id,
    )


def source_of(
    complaint: Complaint, first: QuizQuestion, passages: Sequence[Passage]
) -> DraftingSource:
    """Return what its question is drafted from, where the template's question happens."""
    told = f"{first.department_id}, at the moment {first.moment_id}"
    return DraftingSource(
        batch=number_in(complaint.label),
        title="",
        passages=passages,
        places=[SituationPlace(first.department_id, first.moment_id, first.stage, told)],
        complaint=ComplaintWords(complaint.said, complaint.better, complaint.customer),
    )


def number_in(label: str) -> str:
    """Return the number as a question's name ends with it: "1042" of "I-1042"."""
    return label.partition("-")[2]


def question_id(department_id: str, moment_id: str, label: str) -> str:
    """Return the question's name in the bank: it begins as all do, and ends with the report."""
    return f"{department_id}-{moment_id}-{number_in(label)}"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _who_shapes(complaint: Complaint, moments: MomentsMap) -> tuple[str, Stage]:
    """Return its own department if that shapes the moment, else the one that does most."""
    moment = moments.named(complaint.moment_id)
    parts = moment.parts if moment else ()
    own = next((part for part in parts if part.department_id == complaint.department_id), None)
    part = own or next(iter(parts), None)
    if part is None:
        return complaint.department_id, Stage.INTERACTION
    return part.department_id, part.stage


@dataclass(frozen=True, slots=True)
class LessonChoice:
    """One way to act, as kept work has it."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A complaint's question as kept work has it."""

    number: int  # of the complaint
    department_id: str
    moment_id: str
    stage: Stage
    situation: str
    best: LessonChoice
    others: tuple[LessonChoice, ...]
    basis: Basis

    @classmethod
    def of(cls, number: int, question: QuizQuestion) -> "Lesson":
        """Return the question for kept work."""
        choices = [LessonChoice(one.text, one.why) for one in question.choices]
        best = choices.pop(question.best)
        return cls(
            number=number,
            department_id=question.department_id,
            moment_id=question.moment_id,
            stage=question.stage,
            situation=question.situation,
            best=best,
            others=tuple(choices),
            basis=question.passage,
        )

    def question(self, label: str, difficulty: int) -> QuizQuestion:
        """Return the question that the work carries; ``label`` is the complaint's."""
        others = (Choice(**asdict(other)) for other in self.others)
        return QuizQuestion(
            question_id=question_id(self.department_id, self.moment_id, label),
            department_id=self.department_id,
            moment_id=self.moment_id,
            stage=self.stage,
            difficulty=difficulty,
            situation=self.situation,
            choices=(Choice(self.best.text, self.best.why, is_best=True), *others),
            passage=self.basis,
            owner=self.department_id,
        )


@dataclass(frozen=True, slots=True)
class DraftLesson:
    """Draft a question from a complaint and bring it to the trainers."""

    KIND: ClassVar[str] = "ideas.draft_lesson"
    number: int  # of the complaint
    entry: str  # key of the entry in which it was marked


@dataclass(frozen=True, slots=True)
class TeachLesson:
    """Put a complaint's question into the bank, as a trainer left it."""

    KIND: ClassVar[str] = "ideas.teach"
    lesson: Lesson
    employee_id: str
    difficulty: int = LESSON_DIFFICULTY  # 1 easy, 2 medium, 3 hard


@dataclass(frozen=True, slots=True)
class RejectLesson:
    """Keep that a complaint makes no question."""

    KIND: ClassVar[str] = "ideas.reject_lesson"
    number: int  # of the complaint
    employee_id: str
