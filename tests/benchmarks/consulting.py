"""Asks an index all questions of a benchmark, to judge what comes back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from bot.ask.coverage import signals_of
from bot.ask.quoting import citations_from
from bot.embedding.choice import choose_embedding
from bot.guidance.index import PassageIndex
from bot.guidance.keep.chroma_directory import ChromaDirectory
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.wording import read_wording
from tests.benchmarks.questions import ROOT, BenchmarkQuestion

KEPT = ROOT / "var" / "benchmarks"  # indexes, so that the next run need not embed again
_PASSAGES = 12


@dataclass(frozen=True, slots=True)
class Consulted:
    """What guidance has on one question of a benchmark."""

    question: BenchmarkQuestion
    signals: dict[str, float]
    cited: tuple[str, ...]  # documents, as an answer would cite them
    quotes: tuple[str, ...]
    milliseconds: float

    @property
    def is_right(self) -> bool:
        """Tell whether an answer would cite a document that answers."""
        return bool(self.question.documents & set(self.cited))

    @property
    def is_right_at_once(self) -> bool:
        """Tell whether the first citation is of a document that answers."""
        return self.cited[:1] != () and self.cited[0] in self.question.documents


def consult(corpus: Path, questions: Sequence[BenchmarkQuestion]) -> list[Consulted]:
    """Index the corpus, unless that was done before, and look every question up."""
    name = hashlib.sha256(str(corpus.resolve()).encode()).hexdigest()[:12]
    keeper = ChromaDirectory(KEPT / name)
    embedding = choose_embedding("local")
    phrases = Phrases(read_wording(corpus), embedding)
    index = PassageIndex(keeper, embedding, phrases=phrases)
    index.refresh(corpus)
    return [_consulted(index, question) for question in questions]


def _consulted(index: PassageIndex, question: BenchmarkQuestion) -> Consulted:
    start = perf_counter()
    findings = index.look_up(question.text, _PASSAGES)
    citations = citations_from(question.text, findings.found)
    return Consulted(
        question,
        signals_of(question.text, findings.overview),
        tuple(citation.document for citation in citations),
        tuple(citation.quote for citation in citations),
        1000 * (perf_counter() - start),
    )


def matrix(consulted: Sequence[Consulted], names: Sequence[str]) -> NDArray[np.float64]:
    """Return one row of signals for each question."""
    return np.array([[one.signals[name] for name in names] for one in consulted])


def covered(consulted: Sequence[Consulted]) -> NDArray[np.bool_]:
    """Return which questions are covered."""
    return np.array([one.question.is_covered for one in consulted])
