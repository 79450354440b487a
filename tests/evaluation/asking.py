"""Asks every question, and notes what became of it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from time import perf_counter

from prometheus_client import REGISTRY

from bot.ask.compose.composing import Composing
from bot.ask.compose.notes import AS_IT_STANDS
from bot.ask.domain import Answer, NotCovered, Question
from bot.language_model.port import TokenCount
from tests.benchmarks.questions import BenchmarkQuestion
from tests.language_model.fakes import FakeUses

_WORD_FOR_WORD = "here it is word for word."  # why the quotes stand alone


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question."""

    text: str
    is_covered: bool
    is_answered: bool
    claims: int  # shown; 0: the answer quotes word for word, or there is none
    dropped: int
    citations: int
    right_citations: int  # from a document that answers the question
    has_failed: bool  # the language model, so that the quotes stood alone
    seconds: float
    read: int  # tokens
    written: int


async def ask_all(
    composing: Composing, uses: FakeUses, questions: Sequence[BenchmarkQuestion]
) -> AsyncIterator[Outcome]:
    """Yield what becomes of each question, in their order; one is asked at a time."""
    for question in questions:
        used, dropped, started = len(uses.kept), _dropped(), perf_counter()
        answer = await composing.answer(Question(question.text))
        seconds = perf_counter() - started
        tokens = TokenCount(
            sum(use.tokens.read for use in uses.kept[used:]),
            sum(use.tokens.written for use in uses.kept[used:]),
        )
        yield _outcome(question, answer, _dropped() - dropped, seconds, tokens)


def _outcome(
    question: BenchmarkQuestion,
    answer: Answer | NotCovered,
    dropped: int,
    seconds: float,
    tokens: TokenCount,
) -> Outcome:
    cited = [one.document for one in answer.citations] if isinstance(answer, Answer) else []
    return Outcome(
        text=question.text,
        is_covered=question.is_covered,
        is_answered=isinstance(answer, Answer),
        claims=len(answer.claims) if isinstance(answer, Answer) else 0,
        dropped=dropped,
        citations=len(cited),
        right_citations=sum(document in question.documents for document in cited),
        has_failed=answer.note == AS_IT_STANDS or answer.note.endswith(_WORD_FOR_WORD),
        seconds=round(seconds, 3),
        read=tokens.read,
        written=tokens.written,
    )


def _dropped() -> int:
    return int(REGISTRY.get_sample_value("ask_claims_total", {"outcome": "dropped"}) or 0)
