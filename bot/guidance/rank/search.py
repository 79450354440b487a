"""Finds passages to read for a text, and excerpts that answer a message's questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.guidance.domain import (
    ExcerptSignals,
    Found,
    FoundExcerpt,
    QuestionFindings,
)
from bot.guidance.rank import fusion
from bot.guidance.rank.answer_type import is_story, type_fit
from bot.guidance.rank.fusion import Scores
from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.library import Asked, Library, StatementPlace

BY_WORDS = 0.2  # of a statement's share of the best BM25 score, added to its cosine
READ = 24  # statements read word for word
# Weights of the standardised signals, fitted on three foreign handbooks, each left out once.
_LIKENESS, _MEANING, _FITS, _WORDS = 2.2, 1.7, 0.5, 0.35
_STORY = 4.0  # what a story loses: it shows the rule, but the rule is what was asked for
_LONGEST_READ = 60  # words of a statement that are read; the first say what it is about


class ReadsWords(Protocol):
    """Tells how well the words of texts match those of a question."""

    def likeness(self, question: str, texts: Sequence[str]) -> Scores | None:
        """Return for each text the mean of the question's words' best cosines with its own."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: StatementPlace
    score: float
    signals: ExcerptSignals


def search(library: Library, asked: Asked, limit: int) -> list[Found]:
    """Return the passages that are most worth reading, best first."""
    if not library.statements or limit < 1:
        return []
    looked = library.passages.look(asked.vector, asked.words)
    relevance = fusion.with_neighbours(fusion.relevance_of(looked.views), looked.runs)
    theirs = library.passages.written_for(asked.department_id, looked.passages)
    favour = fusion.DEPARTMENT * theirs
    relevance = np.asarray(np.minimum(relevance + favour, 1), dtype=np.float32)
    best = np.argsort(-relevance, kind="stable")[:limit]
    return [
        Found(
            library.passages.passage(looked.passages[n]),
            float(relevance[n]),
            looked.nearest(n),
        )
        for n in best
    ]


def look_up(library: Library, asked: Asked, reader: ReadsWords, limit: int) -> QuestionFindings:
    """Return the excerpts that answer a question best, best first."""
    if not library.statements:
        return QuestionFindings(asked.text, ())
    candidates = _candidates(library, asked, reader)
    return QuestionFindings(asked.text, tuple(_excerpts(candidates, limit)))


def _candidates(library: Library, asked: Asked, reader: ReadsWords) -> list[_Candidate]:
    """Return the statements that come nearest, best first."""
    question, words = asked.text, asked.words
    all_by_words = _share(library.lexical.scores(words))
    near = library.near(asked.vector, all_by_words)
    by_words = all_by_words[near]
    meaning = library.meaning(asked.vector, near)
    favour = library.written_for(asked.department_id, near) * fusion.DEPARTMENT
    best = np.argsort(-(meaning + BY_WORDS * by_words + favour), kind="stable")[:READ]
    places = [library.place(number) for number in near[best]]
    texts = [place.indexed for place in places]
    likeness = reader.likeness(question, [_shortened(text) for text in texts])
    fits = np.array([type_fit(question, place.statement.text) for place in places])
    stories = [is_story(question, place.heading) for place in places]
    scores = (
        _MEANING * _standardised(meaning[best] + favour[best])
        + _FITS * _standardised(fits)
        + _WORDS * _standardised(by_words[best])
        - _STORY * np.array(stories, dtype=np.float32)
        + (0 if likeness is None else _LIKENESS * _standardised(likeness))
    )
    share = library.lexical.coverage(telling(words))
    found = [
        _Candidate(
            places[at],
            float(scores[at]),
            ExcerptSignals(
                meaning=float(meaning[number]),
                likeness=None if likeness is None else float(likeness[at]),
                words=share(words_of([texts[at]])[0]),
                fits=float(fits[at]),
            ),
        )
        for at, number in enumerate(best)
    ]
    return sorted(found, key=lambda one: -one.score)


def _excerpts(candidates: Sequence[_Candidate], limit: int) -> Iterator[FoundExcerpt]:
    """Yield the excerpts around the statements, each once, with how far it is ahead."""
    shown: list[tuple[_Candidate, FoundExcerpt]] = []
    seen: set[tuple[str, int, int]] = set()
    for one in candidates:
        excerpt = one.place.document.excerpt(one.place.number)
        document = one.place.document
        place = (document.source.document, excerpt.start, excerpt.end)
        if any(_overlaps(place, other) for other in seen):
            continue
        seen.add(place)
        quote = document.source.text[excerpt.start : excerpt.end]
        siblings = document.siblings(one.place.number)
        shown.append(
            (one, FoundExcerpt(document.guidance, excerpt, quote, one.signals, siblings))
        )
        if len(shown) > limit:
            break
    for (one, found), (following, _) in pairwise(shown):
        signals = replace(found.signals, ahead=one.score - following.score)
        yield replace(found, signals=signals)
    if len(shown) <= limit:
        yield from (found for _, found in shown[-1:])


def _overlaps(place: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return place[0] == other[0] and place[1] < other[2] and other[1] < place[2]


def _shortened(text: str) -> str:
    return " ".join(text.split()[:_LONGEST_READ])


def _share(scores: Scores) -> Scores:
    best = scores.max()
    return np.asarray(scores / best, dtype=np.float32) if best > 0 else scores


def _standardised(values: NDArray[np.floating]) -> NDArray[np.floating]:
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros_like(values)
