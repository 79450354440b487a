"""Finds passages to read for a text, and excerpts that answer a message's questions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.guidance.domain import (
    Excerpt,
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
from bot.guidance.rank.nearest import Numbers
from bot.guidance.rank.words import WordsMet

BY_WORDS = 0.2  # of a statement's share of the best BM25 score, added to its cosine
READ = 24  # statements read word for word
_FOLLOWING = 3  # excerpts that the one before them is compared with
# How far ahead of each of them it is on average in a foreign handbook, and how far at most: in
# a small handbook the others are about something else, which lets nothing seem surer.
_USUAL_LEAD, _MOST_LEAD = 0.08, 0.2
# Weights of the standardised signals, fitted on a handbook, an encyclopaedia, five collections
# of texts and the starter, each left out once.
_TOGETHER, _LIKENESS, _MEANING, _FITS, _WORDS = 0.68, 0.42, 0.35, 0.73, 0.41
_STORY = 4.0  # what a story loses: it shows the rule, but the rule is what was asked for
_LONGEST_READ = 60  # words of a statement that are read; the first say what it is about


class ReadsWords(Protocol):
    """Tells how well the words of texts match those of a question."""

    def read(
        self, question: str, texts: Sequence[str], weight: Callable[[str], float]
    ) -> WordsMet | None:
        """Return how the texts meet the words of the question, which weigh so much."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: StatementPlace
    excerpt: Excerpt
    score: float
    together: float  # how its excerpt meets what tells most in the question, or its meaning
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


def _nearest(library: Library, asked: Asked) -> tuple[Numbers, Scores, Scores]:
    """Return the statements worth reading, their cosines, and these with what favours them."""
    by_words = _share(library.lexical.scores(asked.words))
    near = library.near(asked.vector, by_words)
    meaning = library.meaning(asked.vector, near)
    favoured = meaning + library.written_for(asked.department_id, near) * fusion.DEPARTMENT
    best = np.argsort(-(favoured + BY_WORDS * by_words[near]), kind="stable")[:READ]
    return near[best], meaning[best], favoured[best]


def _candidates(library: Library, asked: Asked, reader: ReadsWords) -> list[_Candidate]:
    """Return the statements that come nearest, best first."""
    best, meaning, favoured = _nearest(library, asked)
    places = [library.place(number) for number in best]
    excerpts = [one.excerpt for one in places]
    texts = [_shortened(one.indexed) for one in places]
    met = reader.read(asked.text, texts, _weight_in(library))
    covered = library.passages.coverage(telling(asked.words), best)
    fits = np.array([type_fit(asked.text, one.statement.text) for one in places])
    stories = [is_story(asked.text, one.heading) for one in places]
    scores = (
        _MEANING * _standardised(favoured)
        + _FITS * _standardised(fits)
        + _WORDS * _standardised(library.passages.by_words(asked.words, best))
        - _STORY * np.array(stories, dtype=np.float32)
    )
    likeness, together = None, meaning
    if met is not None:
        likeness, together = met.likeness, met.together([*map(_place, places, excerpts)])
        scores += _LIKENESS * _standardised(likeness) + _TOGETHER * _standardised(together)
    found = [
        _Candidate(
            place,
            excerpts[at],
            float(scores[at]),
            float(together[at]),
            ExcerptSignals(
                meaning=float(meaning[at]),
                likeness=None if likeness is None else float(likeness[at]),
                words=float(covered[at]),
                fits=float(fits[at]),
            ),
        )
        for at, place in enumerate(places)
    ]
    return sorted(found, key=lambda one: -one.score)


def _weight_in(library: Library) -> Callable[[str], float]:
    """Return what tells how rare a word is in the library; 0.0 of words that say nothing."""
    rarity = library.lexical.rarity
    return lambda word: max(map(rarity, telling(words_of([word])[0])), default=0.0)


def _excerpts(candidates: Sequence[_Candidate], limit: int) -> Iterator[FoundExcerpt]:
    """Yield the excerpts around the statements, each once, with how far it is ahead."""
    shown: list[_Candidate] = []
    for one in candidates:
        if not any(_overlap(one, other) for other in shown):
            shown.append(one)
        if len(shown) == limit + _FOLLOWING:
            break
    for at, one in enumerate(shown[:limit]):
        following = [other.together for other in shown[at + 1 : at + 1 + _FOLLOWING]]
        document, excerpt = one.place.document, one.excerpt
        quote = document.source.text[excerpt.start : excerpt.end]
        siblings = document.siblings(one.place.number)
        signals = replace(one.signals, ahead=_ahead(one.together, following))
        yield FoundExcerpt(document.guidance, excerpt, quote, signals, siblings)


def _ahead(together: float, following: Sequence[float]) -> float:
    leads = (min(together - one, _MOST_LEAD) - _USUAL_LEAD for one in following)
    return sum(leads) / _FOLLOWING


def _place(place: StatementPlace, excerpt: Excerpt) -> tuple[str, int, int]:
    return place.document.source.document, excerpt.start, excerpt.end


def _overlap(one: _Candidate, other: _Candidate) -> bool:
    """Tell whether the excerpts of two candidates have a part of a document in common."""
    document, start, end = _place(one.place, one.excerpt)
    others, first, last = _place(other.place, other.excerpt)
    return document == others and start < last and first < end


def _shortened(text: str) -> str:
    return " ".join(text.split()[:_LONGEST_READ])


def _share(scores: Scores) -> Scores:
    best = scores.max()
    return np.asarray(scores / best, dtype=np.float32) if best > 0 else scores


def _standardised(values: NDArray[np.floating]) -> NDArray[np.floating]:
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros_like(values)
