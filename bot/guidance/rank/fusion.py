"""One relevance for each passage, from meaning and from words. Arithmetic only.

The numbers were measured with ``python -m tests.benchmarks.retrieval``.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

BY_WORDS = 0.4  # the rest is by meaning
NEIGHBOUR = 0.2  # of the better neighbour's relevance: an answer seldom stands alone
DEPARTMENT = 0.05  # for guidance written for the asker's own department
PASSAGE_MEANING = 0.6  # the rest is its context's
PASSAGE_WORDS = 0.4  # the rest is its context's
SENTENCE = 0.5  # a passage's or context's best; the rest is all of it


@dataclass(frozen=True, slots=True)
class Views:
    """A question's six scores against every passage."""

    passage: Scores  # cosine
    passage_sentence: Scores  # cosine of its best statement
    context: Scores  # cosine of its context
    context_sentence: Scores  # cosine of its context's best statement
    passage_words: Scores  # BM25
    context_words: Scores  # BM25 of its context


def relevance_of(views: Views) -> Scores:
    """Return one number for each passage, 0.0 to 1.0 within this question: worth reading."""
    narrow = _spread(_mix(views.passage_sentence, views.passage, SENTENCE))
    wide = _spread(_mix(views.context_sentence, views.context, SENTENCE))
    words = _mix(_share(views.passage_words), _share(views.context_words), PASSAGE_WORDS)
    return _mix(words, _mix(narrow, wide, PASSAGE_MEANING), BY_WORDS)


def with_neighbours(relevance: Scores, documents: NDArray[np.int64]) -> Scores:
    """Let each passage gain from the better one beside it in the same document."""
    before = np.zeros_like(relevance)
    after = np.zeros_like(relevance)
    is_same = documents[1:] == documents[:-1]
    before[1:] = np.where(is_same, relevance[:-1], 0)
    after[:-1] = np.where(is_same, relevance[1:], 0)
    gained = relevance + NEIGHBOUR * np.maximum(before, after)
    return np.asarray(gained / (1 + NEIGHBOUR), dtype=np.float32)


def _mix(some: Scores, rest: Scores, share: float) -> Scores:
    return np.asarray(share * some + (1 - share) * rest, dtype=np.float32)


def _spread(scores: Scores) -> Scores:
    """Stretch the scores from 0.0 for the worst to 1.0 for the best."""
    low, high = scores.min(), scores.max()
    if high - low < np.finfo(np.float32).eps:
        return np.ones_like(scores)
    return np.asarray((scores - low) / (high - low), dtype=np.float32)


def _share(scores: Scores) -> Scores:
    best = scores.max()
    return np.asarray(scores / best, dtype=np.float32) if best > 0 else scores
