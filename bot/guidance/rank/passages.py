"""What stands together, found by its best statement and by all its words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.guidance.domain import Passage
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.vectors import Vectors
from bot.guidance.rank.fusion import Views
from bot.guidance.rank.lexical import Lexical, Vocabulary
from bot.guidance.rank.nearest import Nearest, Numbers, highest

_BY_MEANING = 300  # statements whose contexts are compared
_BY_WORDS = 100  # passages and contexts that are, for the question's words in them
_FAR = 50  # contexts that are, to know how far from a question the others lie
_FEW = 1000  # contexts that are all compared; about 2,000 passages of 150 words


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """Passages that were compared with a question, in order; one of each for every passage."""

    passages: Numbers
    views: Views
    runs: Numbers  # the same for those that follow each other in a document
    cosines: Vectors  # of their statements
    starts: Numbers  # where the statements of each begin

    def nearest(self, number: int) -> int:
        """Return which statement of the passage of this number here comes nearest."""
        start = int(self.starts[number])
        end = self.starts[number + 1] if number + 1 < len(self.starts) else None
        return int(self.cosines[start:end].argmax())


class Passages:
    """All passages; never changes, so any thread may use it."""

    def __init__(
        self, entries: Sequence[IndexEntry], nearest: Nearest, vocabulary: Vocabulary
    ) -> None:
        """Prepare the passages of entries, whose statements' vectors are given."""
        self._entries, self._nearest = entries, nearest
        parts = [one.parts for one in entries]
        self._ends = np.cumsum([len(one.statements) for one in parts])
        self.count = int(self._ends[-1])
        self._statements = _Groups(np.concatenate([one.statements for one in parts]))
        self._contexts = _Groups(np.concatenate([one.passages for one in parts]))
        self._characters = np.concatenate([one.characters for one in parts])
        self._lengths = np.concatenate([one.lengths for one in parts])
        self._wide_lengths = np.concatenate([one.wide_lengths for one in parts])
        self._lexical = Lexical([one.words for one in parts], vocabulary)
        self._wide_lexical = Lexical([one.wide_words for one in parts], vocabulary)

    def passage(self, number: int) -> Passage:
        """Return the passage of this number; its document is read if it is not at hand."""
        at = int(np.searchsorted(self._ends, number, side="right"))
        document = self._entries[at].document
        return document.passage(document.spans[int(number - self._ends[at])])

    def look(self, vector: Vectors, words: Sequence[str]) -> Looked:
        """Return the passages that are worth comparing with a question, compared."""
        by_words, by_wide = self._lexical.scores(words), self._wide_lexical.scores(words)
        contexts = self._worth_looking(vector, by_words, by_wide)
        passages = self._contexts.members(contexts)
        statements = self._statements.members(passages)
        cosines = self._nearest.vectors.cosines(vector, statements)
        first, inner = self._statements.starts(passages), self._contexts.starts(contexts)
        outer = np.repeat(np.arange(len(contexts)), self._contexts.sizes[contexts])
        best = np.maximum.reduceat(cosines, first)
        sums = np.add.reduceat(cosines * self._characters[statements], first)
        wide = np.add.reduceat(sums, inner) / self._wide_lengths[contexts]
        views = Views(
            passage=_numbers(sums / self._lengths[passages]),
            passage_sentence=best,
            context=_numbers(wide)[outer],
            context_sentence=np.maximum.reduceat(best, inner)[outer],
            passage_words=by_words[passages],
            context_words=by_wide[contexts][outer],
        )
        at = np.searchsorted(self._ends, passages, side="right")
        follows = (np.diff(passages) == 1) & (np.diff(at) == 0)
        return Looked(
            passages,
            views,
            np.concatenate([[0], np.cumsum(~follows)]),
            cosines,
            first,
        )

    def by_words(self, words: Sequence[str], statements: Numbers) -> Vectors:
        """Return the BM25 score of the passage that each of these statements stands in."""
        return _numbers(self._lexical.scores(words)[self._statements.of(statements)])

    def coverage(self, words: Sequence[str], statements: Numbers) -> Vectors:
        """Return the share of the words that the passage of each of these statements has."""
        return self._lexical.coverage(words, self._statements.of(statements))

    def written_for(self, department_id: str | None, passages: Numbers) -> Vectors:
        """Return 1.0 for each of these passages that is for the department, else 0.0."""
        if department_id is None:
            return np.zeros(len(passages), dtype=np.float32)
        at = np.searchsorted(self._ends, passages, side="right")
        return _numbers([department_id in self._entries[n].guidance.departments for n in at])

    def _worth_looking(self, vector: Vectors, by_words: Vectors, by_wide: Vectors) -> Numbers:
        count = len(self._contexts.sizes)
        if count <= _FEW:
            return np.arange(count)
        near = self._nearest.to(vector)
        cosines = self._nearest.vectors.cosines(vector, near)
        passages = [
            self._statements.of(near[highest(cosines - cosines.min(), _BY_MEANING)]),
            highest(by_words, _BY_WORDS),
        ]
        far = np.linspace(0, count - 1, _FAR, dtype=np.int64)
        some = [self._contexts.of(np.concatenate(passages)), highest(by_wide, _BY_WORDS), far]
        return np.unique(np.concatenate(some))


class _Groups:
    """Members in a row, so many in each group."""

    def __init__(self, sizes: NDArray[np.uint32]) -> None:
        self.sizes = sizes.astype(np.int64)
        self._ends = np.cumsum(self.sizes)

    def of(self, members: Numbers) -> Numbers:
        """Return in which group each member is."""
        return np.searchsorted(self._ends, members, side="right")

    def members(self, groups: Numbers) -> Numbers:
        """Return the members of these groups, in order."""
        sizes = self.sizes[groups]
        within = np.arange(sizes.sum()) - np.repeat(self.starts(groups), sizes)
        return np.asarray(np.repeat(self._ends[groups] - sizes, sizes) + within)

    def starts(self, groups: Numbers) -> Numbers:
        """Return where each of these groups begins among the members of them all."""
        sizes = self.sizes[groups]
        return np.asarray(np.cumsum(sizes) - sizes)


def _numbers(values: object) -> Vectors:
    return np.asarray(values, dtype=np.float32)
