"""A small company whose guidance is drafted from, without Slack or a provider."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.delivery.work import Outgoing, Post, Work
from bot.guidance.index import PassageIndex
from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import LanguageModelError
from bot.prompts import read_prompt
from bot.quiz.authoring.author import Author
from bot.quiz.authoring.deciding_work import DecidingWork
from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.authoring.drafting_work import DraftingWork
from bot.quiz.authoring.service import Authoring
from bot.quiz.bank.reloading import ReloadingBank
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.bank.written import WrittenBank
from tests.builders_people import northwind
from tests.builders_quiz import MONDAY
from tests.company.fakes import FakeAuditTrail
from tests.fakes import FakeDelivery
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage
from tests.language_model.builders import a_guarded_model
from tests.language_model.fakes import FakeLanguageModel, FakeUses
from tests.quiz.authoring.fakes import FakeDrafts, FakeSeenDocuments
from tests.quiz.desk import MOMENTS

PROMPT = read_prompt(Path(__file__).parents[3] / "prompts" / "quiz" / "question.md")
COUNT = "Count the boxes together with the customer before you leave the ramp."
RING = "Ring the customer on the day before, and name the hour at which the truck comes."
OLD = "# Dock\n\nCompare each shipment with the order before it is loaded.\n"
NEW = f"---\ntitle: Ramps\nmoments: [delivery]\n---\n# Ramps\n\n{COUNT}\n\n{RING}\n"
RAMPS = "guidance/ramps.md"


def a_drafted(**changes: Any) -> dict[str, Any]:
    """Return a question as a language model writes it."""
    usual: dict[str, Any] = {
        "passage": 1,
        "quote": COUNT,
        "place": 1,
        "situation": "You are at the ramp of a florist who is on the phone. What do you do?",
        "difficulty": 2,
        "choices": [
            {"text": "Count the boxes with her.", "why": "Nothing is missing.", "best": True},
            {"text": "Leave the note on the boxes.", "why": "She counts alone.", "best": False},
            {
                "text": "Count them on your own.",
                "why": "She has to believe you.",
                "best": False,
            },
        ],
    }
    return usual | changes


@dataclass
class SmallCompany:
    """Guidance, a bank, trainers and a language model that writes what it is told to."""

    folder: Path
    written: list[Any] | LanguageModelError = field(default_factory=lambda: [a_drafted()])
    time: datetime = MONDAY
    has_language_model: bool = True
    uses: FakeUses = field(default_factory=FakeUses)

    def __post_init__(self) -> None:
        (self.folder / "guidance").mkdir(parents=True)
        (self.folder / "questions").mkdir()
        self.writes("guidance/dock.md", OLD)
        self.index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
        self.index.refresh(self.folder)
        self.language_model = FakeLanguageModel(lambda _: self._form())
        self.delivery = FakeDelivery()
        self.drafts = FakeDrafts()
        self.trail = FakeAuditTrail()
        self.counting = WrittenBank(ReloadingBank(self.folder / "questions"))
        self.authoring = self._authoring()
        self.drafting = DraftingWork(self.authoring, self.delivery)
        deciding = DecidingWork(self.authoring, self.delivery, self.trail.record)
        self.delivery.handlers |= {**self.drafting.handlers(), **deciding.handlers()}

    def _form(self) -> Any:
        failed = isinstance(self.written, LanguageModelError)
        return self.written if failed else {"questions": self.written}

    @property
    def bank(self) -> WrittenBank:
        return self.counting

    async def _keep(self, draft: QuestionDraft) -> None:
        question = draft.question
        self.counting.renew({**self.counting.written, question.question_id: question})

    def _authoring(self) -> Authoring:
        validator = QuestionValidator(
            self.folder / "questions",
            self.folder,
            MOMENTS,
            written=lambda: self.counting.written,
        )
        writer = a_guarded_model(self.language_model, uses=self.uses)
        author = Author(
            generator=ReplyGenerator(writer, new_delimiter=lambda: "f3nc3"),
            prompt=PROMPT,
            validator=validator,
            bank=self.bank,
        )
        return Authoring(
            index=self.index,
            drafts=self.drafts,
            seen_documents=FakeSeenDocuments(),
            author=author if self.has_language_model else None,
            validator=validator,
            moments=MOMENTS,
            people=northwind(),
            keep=self._keep,
            now=lambda: self.time,
        )

    def writes(self, path: str, text: str) -> None:
        """Let the owners of the guidance write a document."""
        (self.folder / path).write_text(text, encoding="utf-8")

    async def looks(self) -> Sequence[Outgoing]:
        """Let the bot see what is in the folder, and do what follows; return what went out."""
        self.index.refresh(self.folder)
        await self.drafting.look()
        return await self.delivery.run()

    async def learns(self, text: str = NEW) -> Sequence[Outgoing]:
        """Let new guidance come after what was there; return what went out."""
        await self.looks()
        self.writes(RAMPS, text)
        return await self.looks()

    async def has_draft(self) -> QuestionDraft:
        """Let new guidance come; return the first draft from it."""
        await self.learns()
        return next(iter(self.drafts.kept.values()))

    async def does(self, kind: str, **payload: Any) -> Sequence[Outgoing]:
        """Take the work in and do it, with all that follows; return what went out."""
        given = {"employee_id": "U0SAM"} | payload
        key = f"{kind}:{json.dumps(given)}"
        await self.delivery.take_in(Work(kind, key, given, "T0NORTH"))
        return await self.delivery.run()

    async def decides(
        self, verdict: str, draft_id: str, who: str = "U0SAM", **more: Any
    ) -> Sequence[Outgoing]:
        """Let a trainer decide; return what went out."""
        place = {"channel": "D0SAM", "ts": "9.0"}
        payload = {"employee_id": who, "draft_id": draft_id, "verdict": verdict}
        return await self.does("quiz.decide_draft", **payload, **place, **more)

    def waits(self, time: timedelta) -> None:
        self.time += time


def posts(sent: Sequence[Outgoing]) -> list[Post]:
    return [one for one in sent if isinstance(one, Post)]
