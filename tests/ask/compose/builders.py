"""A desk at which answers are composed, with a little guidance and a fake language model."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.ask.compose.composing import Composing
from bot.ask.compose.domain import Way
from bot.ask.compose.drafting import Prompts
from bot.ask.domain import Answer, Citation, NotCovered, PassageSearch, Question
from bot.composition.composing import sifting_vectors
from bot.guidance.audience import Readership
from bot.guidance.domain import Findings, FoundExcerpt, Guidance, QuestionFindings
from bot.guidance.parse.document import Document
from bot.language_model.port import FilledForm, LanguageModelError, ModelRequest, Writer
from tests.ask.builders import NOON, an_answer
from tests.ask.fakes import FakeComposedAnswers
from tests.ask.searching import SURELY, an_excerpt
from tests.language_model.builders import a_guarded_model
from tests.language_model.fakes import FakeLanguageModel, FakeUses

PROMPTS = Path(__file__).parents[3] / "prompts" / "ask"
DELIVERIES = Guidance("guidance/moments/delivery.md", "Deliveries")
TELL = "Tell the customer about a delay on the day we know of it."
CALL = "Call the customer before you send less than was ordered."
FURTHER = "Whoever is asked about a delay finds out the reason first."
DRIVER = "The driver calls 30 minutes before arrival."
ALL_CARRIED = {"verdicts": [{"sentence": one, "is_carried": True} for one in range(1, 13)]}


def a_found(text: str, start: int = 100) -> FoundExcerpt:
    """Return an excerpt that was found, of one sentence."""
    found = an_excerpt(text, SURELY, heading="Our standard", start=start)
    return replace(found, guidance=DELIVERIES)


def a_sentence(text: str = TELL, *excerpts: int) -> dict[str, Any]:
    return {"text": text, "excerpts": list(excerpts or (1,))}


def a_form(*sentences: Any, follow_ups: Sequence[str] = ()) -> dict[str, Any]:
    return {"sentences": list(sentences), "follow_ups": list(follow_ups)}


def verdicts(*are_carried: bool) -> dict[str, Any]:
    given = [
        {"sentence": number, "difference": "", "is_carried": one}
        for number, one in enumerate(are_carried, 1)
    ]
    return {"verdicts": given}


class FakeGuidance:
    """Finds the same excerpts for every question; remembers the questions."""

    def __init__(self, *texts: str) -> None:
        self.found = [a_found(one, 100 * at) for at, one in enumerate(texts, 1)]
        self.further = [] if not texts else [a_found(FURTHER, 900)]
        self.documents: dict[str, Document] = {}
        self.version = "first"
        self.asked: list[str] = []

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        self.asked.append(text)
        return Findings((QuestionFindings(text, tuple(self.found[:limit])),))

    def look_up_pieces(self, texts: Sequence[str], limit: int) -> list[QuestionFindings]:
        return [QuestionFindings(one, tuple(self.further[:limit])) for one in texts]

    def document_at(self, path: str) -> Document | None:
        return self.documents.get(path)

    def readable_by(self, _readers: Readership) -> "FakeGuidance":
        return self


class NotingWriter:
    """Writes, and notes how many seconds each call may take."""

    def __init__(self, writer: Writer, granted: list[float]) -> None:
        self._writer, self._granted, self.name = writer, granted, writer.name

    async def write(
        self, request: ModelRequest, employee_id: str, *, seconds: float | None = None
    ) -> FilledForm:
        self._granted.append(seconds or 0.0)
        return await self._writer.write(request, employee_id, seconds=seconds)


class ComposingDesk:
    """Composes answers; ``writes`` says what the language model fills in for each form."""

    def __init__(self, **writes: dict[str, Any] | LanguageModelError) -> None:
        self.writes: dict[str, Any] = {"judge": ALL_CARRIED, **writes}
        self.way = Way.WRITE
        self.language_model = FakeLanguageModel(self._written)
        self.guidance = FakeGuidance(TELL, CALL, DRIVER)
        self.composed = FakeComposedAnswers()
        self.uses = FakeUses()
        self.plain: Callable[[Question], Answer | NotCovered] = lambda _: an_answer()
        self.told: list[str] = []
        self.seconds = 5.0
        self.granted: list[float] = []  # seconds, call by call

    def _written(self, request: ModelRequest) -> dict[str, Any] | LanguageModelError:
        written: dict[str, Any] = self.writes[request.feature.removeprefix("ask.")]
        return written

    @property
    def forms(self) -> list[str]:
        return [request.feature.removeprefix("ask.") for request in self.requests]

    @property
    def requests(self) -> list[ModelRequest]:
        return self.language_model.requests

    def _quoted(self, question: Question, passages: PassageSearch) -> Answer | NotCovered:
        passages.look_up(question.text, 6, question.department_id)
        return self.plain(question)

    async def tell(self, says: str) -> None:
        self.told.append(says)

    async def answer(
        self, text: str = "What about a delay?", **about: Any
    ) -> Answer | NotCovered:
        guarded = NotingWriter(
            a_guarded_model(self.language_model, uses=self.uses, seconds=self.seconds),
            self.granted,
        )
        composing = Composing(
            quote=self._quoted,
            excerpts=self.guidance,
            embed=sifting_vectors,
            writer=guarded,
            judge=guarded,
            prompts=Prompts.in_folder(PROMPTS),
            way=self.way,
            composed=self.composed,
            new_delimiter=lambda: "f3nc3",
            seconds=self.seconds,
            now=lambda: NOON,
        )
        return await composing.answer(Question(text, "U0DAN", **about), self.tell)

    async def composed_answer(self, text: str = "What about a delay?", **about: Any) -> Answer:
        answer = await self.answer(text, **about)
        assert isinstance(answer, Answer)
        return answer


def quotes_of(citations: Sequence[Citation]) -> list[str]:
    return [one.quote for one in citations]
