"""All passages of one state of the knowledge folder, in memory, to compare questions with."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.guidance.keep.entries import IndexEntry, Vectors
from bot.guidance.rank.asked import KnownQuestions
from bot.guidance.rank.fusion import Views
from bot.guidance.rank.lexical import Lexical, words_of
from bot.guidance.rank.phrases import Likeness
from bot.guidance.rank.wording import AskedLine


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, ready to be compared."""

    words: Sequence[str]  # stemmed, without those that say nothing
    vector: Vectors  # of length 1
    likeness: Likeness = field(default_factory=Likeness)  # to the lists beside the guidance


class Library:
    """Compares a question with every passage; never changes, so any thread may use it."""

    def __init__(self, entries: Sequence[IndexEntry], asked: Sequence[AskedLine] = ()) -> None:
        """Prepare the entries, in their order.

        Args:
            entries: documents with their vectors.
            asked: what they are known to be asked, in the order of a question's likeness.
        """
        spans = [(entry.document, span) for entry in entries for span in entry.document.spans]
        self.passages = [document.passage(span) for document, span in spans]
        self.documents = _numbered([document.source.document for document, _ in spans])
        self.contexts = _numbered(
            [(document.source.document, span.context) for document, span in spans]
        )
        # Where each passage's sentences begin, and one past the end.
        self.first = np.cumsum([0, *(len(passage.sentences) for passage in self.passages)])
        if self.passages:
            self._prepare_meaning(np.concatenate([entry.vectors for entry in entries]))
        self._prepare_words()
        self.known = KnownQuestions(asked, self.passages)

    def _prepare_meaning(self, sentences: Vectors) -> None:
        lengths = np.array(
            [end - start for passage in self.passages for start, end in passage.sentences],
            dtype=np.float32,
        )
        sums = np.add.reduceat(sentences * lengths[:, None], self.first[:-1])
        self._context_first = np.flatnonzero(np.diff(self.contexts, prepend=-1))
        self._sentences = _of_length_one(sentences)
        self._passages = _of_length_one(sums)
        self._contexts = _of_length_one(np.add.reduceat(sums, self._context_first))

    def _prepare_words(self) -> None:
        words = words_of([f"{one.full_heading}\n{one.text}" for one in self.passages])
        wide: list[list[str]] = [[] for _ in range(self.contexts[-1] + 1 if words else 0)]
        for number, text in zip(self.contexts, words, strict=True):
            wide[number].extend(text)
        self.words = [frozenset(text) for text in words]
        self.lexical = Lexical(words)
        self._context_lexical = Lexical(wide)

    def views(self, asked: Asked) -> Views:
        """Return the question's scores against each passage; there must be at least one."""
        by_sentence = _cosines(self._sentences, asked.vector)
        passage_sentence = np.maximum.reduceat(by_sentence, self.first[:-1])
        context_sentence = np.maximum.reduceat(passage_sentence, self._context_first)
        known = asked.likeness.asked
        return Views(
            sentences=by_sentence,
            passage=_cosines(self._passages, asked.vector),
            passage_sentence=passage_sentence,
            context=_cosines(self._contexts, asked.vector)[self.contexts],
            context_sentence=context_sentence[self.contexts],
            passage_words=self.lexical.scores(asked.words),
            context_words=self._context_lexical.scores(asked.words)[self.contexts],
            asked=self.known.of_documents(known),
            sentences_asked=self.known.of_sentences(known, len(by_sentence)),
        )

    def words_around(self, number: int) -> frozenset[str]:
        """Return the words of a passage and of those that are read together with it."""
        context = self.contexts[number]
        first, last = np.searchsorted(self.contexts, [context, context + 1])
        return frozenset().union(*self.words[first:last])


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
