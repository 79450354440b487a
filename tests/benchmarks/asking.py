"""Asks the questions of a benchmark, to judge what comes back."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.ask.domain import Answer, Citation, NotCovered, Question
from bot.ask.service import answer_question
from bot.ask.sureness import sureness
from bot.embedding.choice import NamedEmbeddings
from bot.embedding.local import LOCAL_NAME, LocalEmbeddings
from bot.guidance.domain import Findings, FoundExcerpt
from bot.guidance.index import PassageIndex
from bot.guidance.keep.chroma_directory import ChromaDirectory
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.wording import read_wording
from tests.benchmarks.questions import ROOT, BenchmarkQuestion

KEPT = ROOT / "var" / "benchmarks"  # indexes, so that the next run need not embed again
_TIMED = 10  # one question of so many is asked once more, to time it


class KeptWords(LocalEmbeddings):
    """The local embedding; vectors of words, most of the time of a question, are made once."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, NDArray[np.float16]] = {}

    def embed_words(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        new = [text for text in texts if text not in self.kept]
        rows = super().embed_words(new)
        self.kept |= {text: row.astype(np.float16) for text, row in zip(new, rows, strict=True)}
        return [self.kept[text].astype(np.float32) for text in texts]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what was found on it, and what the bot says."""

    question: BenchmarkQuestion
    findings: Findings
    outcome: Answer | NotCovered

    @property
    def is_asserted(self) -> bool:
        """Whether the bot answers."""
        return isinstance(self.outcome, Answer)

    @property
    def shown(self) -> tuple[Citation, ...]:
        """The excerpts of the answer, or the closest ones where there is none."""
        if isinstance(self.outcome, Answer):
            return self.outcome.citations
        return self.outcome.closest

    @property
    def firsts(self) -> list[FoundExcerpt]:
        """The first excerpt for each part of the message, the surest first."""
        found = [one.found[0] for one in self.findings.questions if one.found]
        return sorted(found, key=lambda one: -sureness(one.signals))


@dataclass(slots=True)
class _Remembering:
    """The index; what was found last stays at hand."""

    index: PassageIndex
    found: Findings = field(default_factory=Findings)

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        self.found = self.index.look_up(text, limit, department_id, before=before)
        return self.found


def open_corpus(corpus: Path, embeddings: Embeddings) -> PassageIndex:
    """Index the corpus, unless that was done before."""
    name = hashlib.sha256(str(corpus.resolve()).encode()).hexdigest()[:12]
    embedding = NamedEmbeddings(LOCAL_NAME, embeddings)
    phrases = Phrases(read_wording(corpus), embedding, KEPT / name)
    index = PassageIndex(ChromaDirectory(KEPT / name), embedding, phrases=phrases)
    index.refresh(corpus)
    return index


def ask_all(
    index: PassageIndex, questions: Sequence[BenchmarkQuestion], wrapper: str = "{}"
) -> Iterator[Asked]:
    """Yield what becomes of each question, said inside the wrapper."""
    passages = _Remembering(index)
    for one in questions:
        text = wrapper.format(one.text.rstrip())
        outcome = answer_question(Question(text), passages=passages)
        yield Asked(one, passages.found, outcome)


def milliseconds(
    index: PassageIndex, questions: Sequence[BenchmarkQuestion], words: KeptWords
) -> list[float]:
    """Return how long some of the questions take, one after the other, after a start.

    Of the words of excerpts, only what the index itself keeps of those before it is known.
    """
    times = []
    for one in questions[::_TIMED]:
        words.kept.clear()
        start = perf_counter()
        answer_question(Question(one.text), passages=index)
        times.append(1000 * (perf_counter() - start))
    return times
