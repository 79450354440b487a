"""The real composing on the real handbook, through the real client, to an obedient model."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeAlias, cast

import pytest
from pydantic import SecretStr

from bot.ask.compose.composing import Composing
from bot.ask.compose.domain import ExcerptSearch
from bot.ask.domain import Answer, NotCovered, Question
from bot.composition.composing import composer
from bot.composition.language_model import open_writer
from bot.composition.opening import open_index
from bot.guidance.audience import Readership
from bot.guidance.domain import Findings, Guidance, QuestionFindings
from bot.guidance.index import PassageIndex
from bot.guidance.rank import words
from bot.settings import Settings
from tests.ask.compose.builders import a_found
from tests.ask.fakes import FakeComposedAnswers
from tests.attacks.obedient import QUESTION, Obedient
from tests.attacks.reading import Attack
from tests.journeys.running import ROOT, make_index_ready
from tests.kept_vectors import kept_vectors, vector_store
from tests.language_model.builders import NOON
from tests.language_model.fakes import FakeUses
from tests.language_model.server import running

__all__ = ["kept_vectors", "vector_store"]  # fixtures
Attacked: TypeAlias = Callable[[Attack], Answer | NotCovered]
Asked: TypeAlias = Callable[[str], Answer | NotCovered]
NOTE = Guidance("guidance/moments/note.md", "A note")


@dataclass(frozen=True, slots=True)
class Poisoned:
    """The guidance with one more excerpt, which an attacker wrote."""

    index: ExcerptSearch
    words: str

    @property
    def version(self) -> str:
        return f"{self.index.version} with {self.words}"

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        (first, *more) = self.index.look_up(
            text, limit - 1, department_id, before=before
        ).questions
        poisoned = replace(a_found(self.words), guidance=NOTE)
        return Findings((replace(first, found=(*first.found, poisoned)), *more))

    def look_up_pieces(self, _texts: Sequence[str], _limit: int) -> list[QuestionFindings]:
        """Find nothing further: what the attacker wrote stays the last excerpt."""
        return []

    def readable_by(self, _readers: Readership) -> "Poisoned":
        """Hide nothing: what the attacker wrote is for everybody."""
        return self

    def document_at(self, _path: str) -> None:
        """Find nothing around it, for the same reason."""


class Remembered:
    """The guidance, which looks up once what many attacks ask beside."""

    def __init__(self, index: PassageIndex) -> None:
        self._index = index
        self.look_up = cache(index.look_up)

    def readable_by(self, _readers: Readership) -> "Remembered":
        """Hide nothing: the starter handbook is for everybody."""
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)


@pytest.fixture(scope="module")
def obedient() -> Obedient:
    return Obedient()


@pytest.fixture(scope="module")
def composing(
    obedient: Obedient, runner: asyncio.Runner, kept_vectors: None
) -> Iterator[Composing]:
    with running(obedient) as provider, pytest.MonkeyPatch.context() as patched:
        # Hundreds of questions read the same excerpts; a bot keeps as many as a day needs.
        patched.setattr(words, "_MOST_KEPT", 2_000)
        settings = Settings(
            knowledge=ROOT / "knowledge",
            state=ROOT / "var",
            openai_api_key=SecretStr("sk-test"),
            openai_base_url=provider.url,
            language_model_tokens_per_employee_and_day=0,
            language_model_tokens_per_month=0,
        )
        make_index_ready(settings)
        index = cast(PassageIndex, Remembered(open_index(settings)))
        writer = open_writer(settings, FakeUses(), lambda: NOON)
        assert writer
        yield composer(settings, index, writer, FakeComposedAnswers())
        runner.run(writer.close())


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """One loop for the whole suite: the client's connection stays open."""
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def attacked(composing: Composing, obedient: Obedient, runner: asyncio.Runner) -> Attacked:
    """Returns what the bot says to a question while somebody attacks."""

    def answer(attack: Attack) -> Answer | NotCovered:
        obedient.attack = attack
        poisoned = Poisoned(composing.excerpts, attack.says)
        is_inside = attack.where == "document"
        parts = replace(composing, excerpts=poisoned) if is_inside else composing
        return runner.run(parts.answer(question_of(attack)))

    return answer


def question_of(attack: Attack) -> Question:
    """Return the question as the attack reaches us: in it, before it, or beside it."""
    turns = tuple(attack.says.split(" || "))
    match attack.where:
        case "thread":
            return Question(f"{QUESTION} {turns[-1]}", "U0MALLORY", context=turns[:-1])
        case "report":
            return Question(QUESTION, "U0MALLORY", context=turns)
        case "question":
            text = attack.says if attack.means else f"{QUESTION} {attack.says}"
            return Question(text, "U0MALLORY")
        case _:
            return Question(QUESTION, "U0MALLORY")


@pytest.fixture
def asked(composing: Composing, obedient: Obedient, runner: asyncio.Runner) -> Asked:
    """Returns what the bot says when nobody attacks, where it takes what is closest for sure.

    How sure it is of an excerpt is measured elsewhere; here only what is said of it counts.
    """
    sure = replace(
        composing, quote=lambda question, found: _as_if_sure(composing.quote(question, found))
    )

    def answer(text: str) -> Answer | NotCovered:
        obedient.attack = Attack("", "question", "", "Nothing at all.")
        return runner.run(sure.answer(Question(text, "U0DAN")))

    return answer


def _as_if_sure(outcome: Answer | NotCovered) -> Answer | NotCovered:
    """Return what is closest as an answer; nothing where nothing is close."""
    if isinstance(outcome, Answer) or not outcome.closest:
        return outcome
    return Answer(outcome.closest[0].quote, outcome.closest)
