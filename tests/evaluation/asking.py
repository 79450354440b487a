"""Asks every question, and notes what became of it."""

import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from bot.ask.compose import metrics
from bot.ask.compose.composing import Composing
from bot.ask.compose.notes import AS_IT_STANDS
from bot.ask.domain import Answer, NotCovered, Question
from bot.language_model.port import TokenCount
from tests.benchmarks.judging import has_one, read_aloud
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
    kind: str = ""  # of the question
    is_right: bool = False  # what is shown has all that an answer needs
    why_dropped: tuple[str, ...] = ()


async def ask_all(
    composing: Composing, uses: FakeUses, questions: Sequence[BenchmarkQuestion]
) -> AsyncIterator[Outcome]:
    """Yield what becomes of each question, in their order; one is asked at a time."""
    for question in questions:
        used, started = len(uses.kept), perf_counter()
        with _reasons() as dropped:
            answer = await composing.answer(Question(question.text))
        seconds = perf_counter() - started
        tokens = TokenCount(
            sum(use.tokens.read for use in uses.kept[used:]),
            sum(use.tokens.written for use in uses.kept[used:]),
        )
        yield _outcome(question, answer, dropped, seconds, tokens)


def _outcome(
    question: BenchmarkQuestion,
    answer: Answer | NotCovered,
    dropped: Sequence[str],
    seconds: float,
    tokens: TokenCount,
) -> Outcome:
    cited = [one.document for one in answer.citations] if isinstance(answer, Answer) else []
    return Outcome(
        text=question.text,
        is_covered=question.is_covered,
        is_answered=isinstance(answer, Answer),
        claims=len(answer.claims) if isinstance(answer, Answer) else 0,
        dropped=len(dropped),
        citations=len(cited),
        right_citations=sum(document in question.documents for document in cited),
        has_failed=answer.note == AS_IT_STANDS or answer.note.endswith(_WORD_FOR_WORD),
        seconds=round(seconds, 3),
        read=tokens.read,
        written=tokens.written,
        kind=question.kind,
        is_right=isinstance(answer, Answer) and _is_right(question, answer),
        why_dropped=tuple(dropped),
    )


def _is_right(question: BenchmarkQuestion, answer: Answer) -> bool:
    """Tell whether what is shown has the words of all that is needed; else, its document."""
    shown = [*(one.text for one in answer.claims), *map(read_aloud, answer.citations)]
    if not question.must:
        return any(one.document in question.documents for one in answer.citations)
    return all(has_one("\n".join(shown), entry) for entry in question.must)


@contextmanager
def _reasons() -> Iterator[list[str]]:
    """Yield why sentences are dropped meanwhile, as the log tells it."""
    reasons: list[str] = []

    def note(record: logging.LogRecord) -> bool:
        reasons.extend(getattr(record, "why", ()))
        return True

    log = logging.getLogger(metrics.__name__)
    level = log.level
    log.addFilter(note)
    log.setLevel(logging.INFO)
    yield reasons
    log.removeFilter(note)
    log.setLevel(level)
