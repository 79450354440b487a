"""All statements and passages of one state of the knowledge folder, to be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.guidance.keep.entries import IndexEntry, Vectors
from bot.guidance.parse.document import Document
from bot.guidance.parse.structure import Statement
from bot.guidance.rank.fusion import Views
from bot.guidance.rank.lexical import Lexical, words_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, ready to be compared."""

    text: str
    vector: Vectors  # of length 1
    department_id: str | None = None  # of the asker

    @property
    def words(self) -> list[str]:
        """Return its words, stemmed, without those that say nothing."""
        return words_of([self.text])[0]


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """A statement of one of the documents."""

    document: Document
    number: int  # in its document, from 0

    @property
    def statement(self) -> Statement:
        """Return the statement itself."""
        return self.document.statements[self.number]

    @property
    def heading(self) -> str:
        """Return the innermost heading above it; empty if there is none."""
        headings = self.document.structure.blocks[self.statement.block].headings
        return headings[-1] if headings else ""


class Library:
    """Compares a question with everything; never changes, so any thread may use it."""

    def __init__(self, entries: Sequence[IndexEntry]) -> None:
        """Prepare the entries, in their order."""
        self._documents = [entry.document for entry in entries]
        self.places = [
            StatementPlace(document, number)
            for document in self._documents
            for number in range(len(document.statements))
        ]
        if self.places:
            self._vectors = _of_length_one(np.concatenate([one.vectors for one in entries]))

    @cached_property
    def indexed(self) -> list[str]:
        """Return each statement as it is searched, in order."""
        return [one.document.indexed(one.statement) for one in self.places]

    @cached_property
    def lexical(self) -> Lexical:
        """Return what finds statements by their words."""
        return Lexical(words_of(self.indexed))

    def meaning(self, vector: Vectors) -> Vectors:
        """Return the cosine of a vector of length 1 with each statement."""
        return _cosines(self._vectors, vector)

    def written_for(self, department_id: str | None) -> Vectors:
        """Return 1.0 for each statement of a document written for the department, else 0.0."""
        departments = [
            department_id in one.guidance.departments
            for one in self._documents
            for _ in one.statements
        ]
        return np.array(departments, dtype=np.float32)

    @cached_property
    def passages(self) -> "Passages":
        """Return the passages, prepared at their first use."""
        return Passages(self._documents, self._vectors)


class Passages:
    """What stands together, found by its best statement and by all its words."""

    def __init__(self, documents: Sequence[Document], statements: Vectors) -> None:
        """Prepare the passages of documents, whose statements' vectors are given in order."""
        spans = [(document, span) for document in documents for span in document.spans]
        self.all = [document.passage(span) for document, span in spans]
        self.documents = _numbered([document.source.document for document, _ in spans])
        contexts = [(document.source.document, span.context) for document, span in spans]
        self._contexts = _numbered(contexts)
        # Where each passage's statements begin.
        ends = np.cumsum([0, *(len(span.sentences) for _, span in spans)])
        self._first, self._last = ends[:-1], ends[1:]
        self._context_first = np.flatnonzero(np.diff(self._contexts, prepend=-1))
        lengths = [end - start for _, span in spans for start, end in span.sentences]
        weighed = statements * np.array(lengths, dtype=np.float32)[:, None]
        sums = np.add.reduceat(weighed, self._first)
        self._vectors = _of_length_one(sums)
        self._context_vectors = _of_length_one(np.add.reduceat(sums, self._context_first))
        words = words_of([f"{one.full_heading}\n{one.text}" for one in self.all])
        wide: list[list[str]] = [[] for _ in self._context_first]
        for number, text in zip(self._contexts, words, strict=True):
            wide[number].extend(text)
        self._lexical, self._context_lexical = Lexical(words), Lexical(wide)

    def nearest(self, number: int, meaning: Vectors) -> int:
        """Return which sentence of a passage comes nearest, by the cosine of each statement."""
        return int(meaning[self._first[number] : self._last[number]].argmax())

    def views(self, asked: Asked, meaning: Vectors) -> Views:
        """Return the question's scores against each passage, from those of each statement."""
        best = np.maximum.reduceat(meaning, self._first)
        context_best = np.maximum.reduceat(best, self._context_first)
        return Views(
            passage=_cosines(self._vectors, asked.vector),
            passage_sentence=best,
            context=_cosines(self._context_vectors, asked.vector)[self._contexts],
            context_sentence=context_best[self._contexts],
            passage_words=self._lexical.scores(asked.words),
            context_words=self._context_lexical.scores(asked.words)[self._contexts],
        )


def _numbered(names: Sequence[object]) -> NDArray[np.int64]:
    """Give neighbours of the same name the same number, counting up from 0."""
    numbers: list[int] = []
    for position, name in enumerate(names):
        is_new = position > 0 and name != names[position - 1]
        numbers.append((numbers[-1] if numbers else 0) + is_new)
    return np.array(numbers, dtype=np.int64)


def _cosines(vectors: Vectors, vector: Vectors) -> Vectors:
    # On one thread: on a busy machine `@` waits for all of its threads, far longer.
    return np.asarray(np.einsum("ij,j->i", vectors, vector), dtype=np.float32)


def _of_length_one(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, np.finfo(np.float32).eps), dtype=np.float32)
