"""A desk at which answers are composed, with a little guidance and a fake language model."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.ask.compose.composing import Composing
from bot.ask.compose.drafting import Prompts
from bot.ask.domain import Answer, Citation, NotCovered, Question
from bot.guidance.domain import Found, Guidance, Passage
from bot.language_model.port import LanguageModelError, ModelRequest
from bot.prompts import read_prompt
from tests.ask.builders import NOON, an_answer
from tests.ask.fakes import FakeComposedAnswers
from tests.language_model.builders import a_guarded_model
from tests.language_model.fakes import FakeLanguageModel, FakeUses

PROMPTS = Path(__file__).parents[3] / "prompts" / "ask"
TELL = "Tell the customer about a delay on the day we know of it."
CALL = "Call the customer before you send less than was ordered."
SENTENCES = (TELL, CALL, "The driver calls 30 minutes before arrival.")


def a_passage(text: str = " ".join(SENTENCES), **changes: Any) -> Passage:
    guidance = Guidance("guidance/moments/delivery.md", "Deliveries")
    usual: dict[str, Any] = {
        "guidance": guidance,
        "headings": ("Deliveries", "Our standard"),
        "text": text,
        "start": 100,
        "end": 100 + len(text),
        "sentences": tuple(
            (100 + found.start(), 100 + found.end())
            for found in re.finditer(r"\S[^.]*\.", text)
        ),
    }
    return Passage(**usual | changes)


def a_claim(**changes: Any) -> dict[str, Any]:
    usual = {"passage": 1, "quote": TELL, "claim": TELL, "translation": ""}
    return usual | changes


def a_form(*claims: dict[str, Any], follow_ups: Sequence[str] = ()) -> dict[str, Any]:
    return {"claims": list(claims), "follow_ups": list(follow_ups)}


def the_prompts() -> Prompts:
    return Prompts(
        answer=read_prompt(PROMPTS / "answer.md"),
        restate=read_prompt(PROMPTS / "restate.md"),
        translate_back=read_prompt(PROMPTS / "translate_back.md"),
    )


class FakeGuidance:
    """Finds the same passages for every question; remembers the questions."""

    def __init__(self, *passages: Passage) -> None:
        self.passages = passages or (a_passage(),)
        self.version = "first"
        self.asked: list[str] = []

    def search(self, text: str, limit: int, department_id: str | None = None) -> list[Found]:
        self.asked.append(text)
        return [Found(passage, 0.9) for passage in self.passages]


class ComposingDesk:
    """Composes answers; ``writes`` says what the language model fills in for each form."""

    def __init__(self, **writes: dict[str, Any] | LanguageModelError) -> None:
        self.writes = writes
        self.language_model = FakeLanguageModel(self._written)
        self.guidance = FakeGuidance()
        self.composed = FakeComposedAnswers()
        self.uses = FakeUses()
        self.plain: Callable[[Question], Answer | NotCovered] = lambda _: an_answer()

    def _written(self, request: ModelRequest) -> dict[str, Any] | LanguageModelError:
        return self.writes[request.feature.removeprefix("ask.")]

    @property
    def forms(self) -> list[str]:
        return [request.feature for request in self.language_model.requests]

    async def answer(
        self, text: str = "What about a delay?", **about: Any
    ) -> Answer | NotCovered:
        composing = Composing(
            quote=self.plain,
            passages=self.guidance,
            writer=a_guarded_model(self.language_model, uses=self.uses),
            prompts=the_prompts(),
            likeness=None,
            composed=self.composed,
            new_delimiter=lambda: "f3nc3",
            seconds=5.0,
            now=lambda: NOON,
        )
        return await composing.answer(Question(text, "U0DAN", **about))

    async def composed_answer(self, text: str = "What about a delay?", **about: Any) -> Answer:
        answer = await self.answer(text, **about)
        assert isinstance(answer, Answer)
        return answer


def quotes_of(citations: Sequence[Citation]) -> list[str]:
    return [citation.quote for citation in citations]
