"""How alike two reports are: meaning, shared words, same moment of truth. Pure arithmetic.

Plain cosines do not tell reports apart, because all of them speak of customers who are annoyed.
So what every text about this company's customers has in common is taken out first: the mean and
the three strongest directions of a background of such texts (Mu and Viswanath 2018,
"All-but-the-Top"). A text that is near to much of the background is near to every report, so
that counts against it (Conneau 2018, "CSLS"). Words count by how rare they are in that
background. Measured by tests/benchmarks/similar_reports.py.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_EN_PLUS

DIRECTIONS = 3  # taken out; more take the differences as well
WORDS_WEIGHT = 0.3  # beside 1.0 for meaning
SAME_MOMENT_WEIGHT = 0.2
NEAREST = 10  # texts of the background that tell how near a text is to anything
FEW_TEXTS = 20  # fewer say nothing about what is common


@dataclass(frozen=True, slots=True)
class ComparableText:
    """A text prepared for comparing."""

    meaning: np.ndarray  # length one, what is common taken out
    nearness: float  # to the background, above what its own texts are on average
    words: frozenset[str]  # stems
    moment_id: str


class Background:
    """What texts about this company's customers have in common."""

    def __init__(self, texts: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        self._count = len(texts)
        self._seen_in = Counter(word for text in texts for word in stems(text))
        if len(texts) < FEW_TEXTS:
            self._mean, self._common = np.zeros(1), np.zeros((1, 1))
            self._meanings, self._usual = np.zeros((0, 1)), 0.0
            return
        matrix = np.asarray(vectors)
        self._mean = matrix.mean(axis=0)
        spread = matrix - self._mean
        # Eigenvectors of the covariance: the directions of an SVD, in a sixth of its time.
        self._common = np.linalg.eigh(spread.T @ spread)[1].T[::-1][:DIRECTIONS]
        self._meanings = np.array([self._meaning_of(vector) for vector in matrix])
        others = self._meanings @ self._meanings.T - np.eye(len(texts))  # not itself
        self._usual = float(np.sort(others, axis=1)[:, -NEAREST:].mean())

    def read(self, text: str, vector: Sequence[float], moment_id: str) -> ComparableText:
        """Return the text prepared for comparing."""
        meaning = self._meaning_of(np.asarray(vector))
        return ComparableText(meaning, self._nearness_of(meaning), stems(text), moment_id)

    def _meaning_of(self, vector: np.ndarray) -> np.ndarray:
        meaning = vector - self._mean
        if len(self._mean) > 1:
            meaning = meaning - self._common.T @ (self._common @ meaning)
        return np.asarray(meaning / (np.linalg.norm(meaning) or 1.0))

    def _nearness_of(self, meaning: np.ndarray) -> float:
        if not len(self._meanings):
            return 0.0
        return float(np.sort(self._meanings @ meaning)[-NEAREST:].mean()) - self._usual

    def likeness(self, one: ComparableText, other: ComparableText) -> float:
        """Return how alike they are: 0.0 for strangers, at most 1.5."""
        shared = self._weight(one.words & other.words)
        most = math.sqrt(self._weight(one.words) * self._weight(other.words)) or 1.0
        is_same_moment = one.moment_id == other.moment_id
        return float(
            one.meaning @ other.meaning
            - (one.nearness + other.nearness) / 2
            + WORDS_WEIGHT * shared / most
            + SAME_MOMENT_WEIGHT * is_same_moment
        )

    def _weight(self, words: frozenset[str]) -> float:
        return sum(math.log(1 + (1 + self._count) / (1 + self._seen_in[w])) for w in words)


def stems(text: str) -> frozenset[str]:
    """Return the stems of the text's words that carry meaning."""
    words = re.findall(r"\w+", text.lower())
    kept = [word for word in words if word not in STOPWORDS_EN_PLUS]
    return frozenset(Stemmer.Stemmer("english").stemWords(kept))
