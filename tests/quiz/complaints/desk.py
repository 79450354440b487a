"""A company in which a manager found a complaint worth learning from, without Slack."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.delivery.work import Outgoing, Post, Update
from bot.people.service import CompanyPeople
from bot.quiz.complaints.domain import Complaint, Lesson, Taught, template
from bot.quiz.complaints.service import ComplaintDrafting
from bot.quiz.complaints.work import LessonWork
from bot.quiz.domain import Basis, QuizQuestion
from tests.fakes_people import FakeDirectory
from tests.quiz.authoring.desk import SmallCompany
from tests.quiz.desk import MOMENTS

RING = "Ring before you leave a parcel."
ASK = "Ask where it may stand."
PARCELS = "guidance/departments/logistics.md"
BASIS = Basis(PARCELS, RING)
WRITTEN: dict[str, Any] = {
    "passage": 1,
    "quote": RING,
    "place": 1,
    "difficulty": 3,
    "situation": "Rain falls on a house with a closed door. What do you do?",
    "choices": [
        {"text": "Ring the bell first.", "why": "Nobody searches for it.", "best": True},
        {"text": "Leave it at the door at once.", "why": "It is wet by noon.", "best": False},
        {"text": "Take it back to the depot.", "why": "It comes a day late.", "best": False},
    ],
}


def a_complaint(**changes: Any) -> Complaint:
    usual: dict[str, Any] = {
        "number": 1,
        "label": "I-1001",
        "department_id": "logistics",
        "moment_id": "delivery",
        "said": "The parcel stood in the rain.",
        "better": "Ring the bell before you leave.",
        "customer": "",
    }
    return Complaint(**usual | changes)


def a_question(complaint: Complaint | None = None) -> QuizQuestion:
    return template(complaint or a_complaint(), MOMENTS, BASIS)


class FakeComplaints:
    """Complaints that are kept elsewhere."""

    def __init__(self, *complaints: Complaint) -> None:
        self.kept = {one.number: one for one in complaints}
        self.lessons: dict[int, Taught] = {}
        self.heard: list[str] = []  # questions of which reporters heard

    async def marked(self, number: int, entry: str) -> Complaint | None:
        return self.kept.get(number)

    async def named(self, number: int) -> Complaint | None:
        return self.kept.get(number)

    async def taught(self, number: int) -> Taught | None:
        return self.lessons.get(number)

    async def teach(self, number: int, trainer_id: str, question_id: str) -> None:
        told = f"<@{trainer_id}> made a quiz question of it."
        self.lessons.setdefault(number, Taught(trainer_id, told))
        self.heard.append(question_id)


@dataclass
class ComplainingCompany(SmallCompany):
    """A company with guidance on parcels, and a complaint about one."""

    answer: Any = None  # what a language model writes; None: none is set
    complaint: Complaint = field(default_factory=lambda: a_complaint(marked_by="<@U0LENA>"))

    def __post_init__(self) -> None:
        self.has_language_model = self.answer is not None
        super().__post_init__()
        assert isinstance(self.authoring.people, CompanyPeople)
        self.people = self.authoring.people
        assert isinstance(self.people._directory, FakeDirectory)
        self.directory = self.people._directory
        (self.folder / "guidance" / "dock.md").unlink()
        (self.folder / "guidance" / "departments").mkdir()
        self.writes(PARCELS, f"# Parcels\n\n{RING} Ask where it\nmay stand.\n")
        self.index.refresh(self.folder)
        self.complaints = FakeComplaints(self.complaint)
        self.lessons = ComplaintDrafting(self.authoring)
        self.work = LessonWork(self.complaints, self.lessons, self.delivery, self.trail.record)
        self.delivery.handlers |= self.work.handlers()

    def _form(self) -> Any:
        return {"questions": [self.answer]} if isinstance(self.answer, dict) else self.answer

    def forgets_guidance(self) -> None:
        """Let there be no guidance at all."""
        (self.folder / PARCELS).unlink()
        self.index.refresh(self.folder)

    async def has_written(self) -> QuizQuestion | None:
        """Have the language model write from all the guidance there is."""
        return await self.lessons.written(self.complaint)

    async def is_marked(self) -> Sequence[Outgoing]:
        """Let a manager find it worth learning from; return what went out."""
        return await self.does("ideas.draft_lesson", number=1, entry="e1")

    async def draft(self) -> QuizQuestion:
        question = await self.lessons.of(self.complaint)
        assert question
        return question

    async def approves(
        self, who: str = "U0SAM", question: QuizQuestion | None = None, number: int = 1
    ) -> Sequence[Outgoing]:
        """Let a trainer approve, as the modal's work was kept; return what went out."""
        lesson = asdict(Lesson.of(number, question or a_question(self.complaint)))
        return await self.does("ideas.teach", employee_id=who, lesson=lesson)

    async def rejects(self, who: str = "U0SAM") -> Sequence[Outgoing]:
        """Let a trainer reject; return what went out."""
        return await self.does("ideas.reject_lesson", employee_id=who, number=1)


def posts_to(place: str, sent: Sequence[Outgoing]) -> list[str]:
    """The texts of new messages in that place."""
    return [one.text for one in sent if isinstance(one, Post) and one.channel == place]


def updates(sent: Sequence[Outgoing]) -> list[str]:
    """The references of messages that were renewed."""
    return [one.reference or "" for one in sent if isinstance(one, Update)]
