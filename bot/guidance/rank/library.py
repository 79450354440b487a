"""All statements of one state of the knowledge folder, to be compared with a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.guidance.domain import Excerpt
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.vectors import Vectors, joined
from bot.guidance.parse.document import Document
from bot.guidance.parse.structure import Statement
from bot.guidance.rank.lexical import Lexical, Vocabulary, telling, words_of
from bot.guidance.rank.nearest import Nearest, Numbers, highest
from bot.guidance.rank.passages import Passages

_BY_WORDS = 200  # statements that are looked at because they have the question's words


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, ready to be compared."""

    text: str  # without what only tells its story
    vector: Vectors  # of length 1
    department_id: str | None = None  # of the asker
    asked: str = ""  # as it was asked; empty: as the text
    beside: str = ""  # the document that answers another question of the message

    @property
    def whole(self) -> str:
        """Return it with all that it tells."""
        return self.asked or self.text

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
    def indexed(self) -> str:
        """Return the statement as it is searched."""
        return self.document.indexed(self.statement)

    @property
    def told_apart(self) -> str:
        """Return the statement as one that tells its case apart from those beside it."""
        return self.document.told_apart(self.number)

    @property
    def excerpt(self) -> Excerpt:
        """Return the excerpt that shows it."""
        return self.document.excerpt(self.number)

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings above it, outermost first."""
        return self.document.structure.blocks[self.statement.block].headings

    @property
    def heading(self) -> str:
        """Return the innermost heading above it; empty if there is none."""
        return self.headings[-1] if self.headings else ""


class Library:
    """Compares a question with everything; never changes, so any thread may use it."""

    def __init__(self, entries: Sequence[IndexEntry]) -> None:
        """Prepare the entries, in their order."""
        self._entries = entries
        self._ends = np.cumsum([len(one) for one in entries], dtype=np.int64)
        self.statements = int(self._ends[-1]) if entries else 0
        self._vocabulary = Vocabulary([one.vocabulary.split() for one in entries])
        # Now, and not at the first question after a change, which would wait for it.
        self.lexical = Lexical([one.words for one in entries], self._vocabulary)
        if entries:
            self._nearest = Nearest(joined([one.vectors for one in entries]))

    @cached_property
    def passages(self) -> Passages:
        """Return the passages, prepared at their first use."""
        return Passages(self._entries, self._nearest, self._vocabulary)

    def place(self, number: int) -> StatementPlace:
        """Return the statement of this number; its document is read if it is not at hand."""
        at = int(np.searchsorted(self._ends, number, side="right"))
        document = self._entries[at].document
        return StatementPlace(document, int(number - self._ends[at]) + len(document.statements))

    def near(self, vector: Vectors, by_words: Vectors) -> Numbers:
        """Return the statements worth comparing, by meaning or by scores of words, in order."""
        return np.union1d(self._nearest.to(vector), highest(by_words, _BY_WORDS))

    def meaning(self, vector: Vectors, numbers: Numbers) -> Vectors:
        """Return the cosines of a vector of length 1 with some statements."""
        return self._nearest.vectors.cosines(vector, numbers)

    def has_word(self, word: str) -> bool:
        """Tell whether a statement has the word, or the number."""
        return any(self._vocabulary.numbers.get(one) is not None for one in words_of([word])[0])

    def weight(self, word: str) -> float:
        """Return how rare a word is, 0.0 and up; 0.0 of one that says nothing."""
        return max(map(self.lexical.rarity, telling(words_of([word])[0])), default=0.0)

    def nearness(self, vector: Vectors) -> float:
        """Return the cosine of a vector of length 1 with the statement nearest to it."""
        return float(self.meaning(vector, self._nearest.to(vector)).max())

    def inside(self, document: str, numbers: Numbers) -> Vectors:
        """Return 1.0 for each of these statements that stands in the document, else 0.0."""
        at = np.searchsorted(self._ends, numbers, side="right")
        its = [n for n, one in enumerate(self._entries) if one.guidance.document == document]
        return np.isin(at, its).astype(np.float32)

    def written_for(self, department_id: str | None, numbers: Numbers) -> Vectors:
        """Return 1.0 for each of these statements that is for the department, else 0.0."""
        if department_id is None:
            return np.zeros(len(numbers), dtype=np.float32)
        documents, at = np.unique(
            np.searchsorted(self._ends, numbers, side="right"), return_inverse=True
        )
        departments = [self._entries[one].guidance.departments for one in documents]
        theirs = [department_id in some for some in departments]
        return np.array(theirs, dtype=np.float32)[at]
