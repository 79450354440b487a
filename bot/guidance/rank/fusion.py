"""One relevance for each passage, from meaning and from words. Arithmetic only.

The numbers were measured with ``python -m tests.benchmarks.retrieval``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

BY_WORDS = 0.45  # the rest is by meaning
NEIGHBOUR = 0.2  # of the better neighbour's relevance: an answer seldom stands alone
DEPARTMENT = 0.05  # for guidance written for the asker's own department
ASKED = 0.2  # of the question's likeness to what the document is known to be asked
# Of its likeness to what one sentence is known to be asked, as far as that says anything.
SENTENCE_ASKED = 0.8
_ALIKE = 0.3  # cosine from which it does
PASSAGE_MEANING = 0.6  # the rest is its context's
PASSAGE_WORDS = 0.4  # the rest is its context's
SENTENCE = 0.4  # a passage's or context's best; the rest is all of it
# Of a sentence's share of the question's words. With it the best sentence holds the answer to
# 78 % of 1,086 public questions (SQuAD 2.0) instead of 70; 0.4 and 0.8 do about as well.
SENTENCE_WORDS = 0.6


@dataclass(frozen=True, slots=True)
class Views:
    """A question's scores against every sentence, and seven against every passage."""

    sentences: Scores  # cosine, for each sentence
    passage: Scores  # cosine
    passage_sentence: Scores  # cosine of its best sentence
    context: Scores  # cosine of its context
    context_sentence: Scores  # cosine of its context's best sentence
    passage_words: Scores  # BM25
    context_words: Scores  # BM25 of its context
    asked: Scores  # cosine to the nearest line of what its document is asked
    sentences_asked: Scores  # the same for each sentence; 0.0 where nobody noted anything


def relevance_of(views: Views) -> Scores:
    """Return one number for each passage, 0.0 to 1.0 within this question: worth reading."""
    narrow = _spread(_mix(views.passage_sentence, views.passage, SENTENCE))
    wide = _spread(_mix(views.context_sentence, views.context, SENTENCE))
    words = _mix(_share(views.passage_words), _share(views.context_words), PASSAGE_WORDS)
    return _mix(words, _mix(narrow, wide, PASSAGE_MEANING), BY_WORDS)


def closeness_of(views: Views, highest: float) -> Scores:
    """Return one number for each passage, 0.0 to 1.0 over all questions: has the answer.

    Words count by their share of ``highest``, the BM25 score that no text can exceed: where
    the question's telling words are missing, those that are there by chance count little.
    """
    words = _mix(views.passage_words, views.context_words, PASSAGE_WORDS) / highest
    return np.asarray(np.clip((views.passage_sentence + words) / 2, 0, 1), dtype=np.float32)


def answering(meaning: Scores, words: Sequence[float], asked: Scores) -> tuple[float, ...]:
    """Return how well each sentence of a passage answers, to choose among them.

    Args:
        meaning: cosine of each.
        words: each one's share of the question's telling words, 0.0 to 1.0.
        asked: cosine of what each is known to be asked; the best is behind the passage itself.
    """
    known = _known(asked)
    answers = meaning + SENTENCE_WORDS * np.array(words) + known - known.max()
    return tuple(float(answer) for answer in answers)


def with_neighbours(relevance: Scores, documents: NDArray[np.int64]) -> Scores:
    """Let each passage gain from the better one beside it in the same document."""
    before = np.zeros_like(relevance)
    after = np.zeros_like(relevance)
    is_same = documents[1:] == documents[:-1]
    before[1:] = np.where(is_same, relevance[:-1], 0)
    after[:-1] = np.where(is_same, relevance[1:], 0)
    gained = relevance + NEIGHBOUR * np.maximum(before, after)
    return np.asarray(gained / (1 + NEIGHBOUR), dtype=np.float32)


def with_asked(relevance: Scores, asked: Scores) -> Scores:
    """Let each passage gain where its document is known to be asked such a thing."""
    gained = relevance + ASKED * (asked - asked.mean())
    return np.asarray(np.clip(gained, 0, 1), dtype=np.float32)


def with_sentences_asked(relevance: Scores, asked: Scores, first: NDArray[np.int64]) -> Scores:
    """Let each passage gain where one of its sentences is known to be asked such a thing.

    Args:
        relevance: of each passage.
        asked: for each sentence.
        first: number of each passage's first sentence.
    """
    gained = relevance + np.maximum.reduceat(_known(asked), first) / 2
    return np.asarray(np.clip(gained, 0, 1), dtype=np.float32)


def _known(asked: Scores) -> Scores:
    return np.asarray(SENTENCE_ASKED * np.maximum(asked - _ALIKE, 0), dtype=np.float32)


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
