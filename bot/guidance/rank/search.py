"""Finds passages to read for a text, and excerpts that answer a message's questions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bot.guidance.domain import Excerpt, ExcerptSignals, Found, FoundExcerpt, QuestionFindings
from bot.guidance.rank import fusion
from bot.guidance.rank.answer_type import asks_for_a_list, is_story, type_fit
from bot.guidance.rank.candidate import Candidate, ReadsWords, shortened
from bot.guidance.rank.cases import read_again, with_cases
from bot.guidance.rank.fusion import Scores
from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.library import Asked, Library, StatementPlace
from bot.guidance.rank.limits import with_limit
from bot.guidance.rank.nearest import Numbers
from bot.guidance.rank.section import with_found
from bot.guidance.rank.values.difference import difference

BY_WORDS = 0.2  # of a statement's share of the best BM25 score, added to its cosine
READ = 24  # statements read word for word
_FOLLOWING = 3  # excerpts that the one before them is compared with
# How far ahead of each of them it is on average in a foreign handbook, and how far at most: in
# a small handbook the others are about something else, which lets nothing seem surer.
_USUAL_LEAD, _MOST_LEAD = 0.08, 0.2
# Weights of the standardised signals, fitted on a handbook, an encyclopaedia, five collections
# of texts and the starter, each left out once.
_TOGETHER, _LIKENESS, _MEANING, _FITS, _WORDS = 0.68, 0.42, 0.35, 0.73, 0.41
_BESIDE = 0.3  # for the document that answers another question of the message
# What a list gains where one is asked for. Of 22 questions that it was not chosen by, 11
# instead of 10 get it whole.
_LIST = 1.4
_FEWEST_ITEMS = 3  # of what counts as a list
_STORY = 4.0  # what a story loses: it shows the rule, but the rule is what was asked for
_OUTDATED = 4.0  # what a page loses that is outdated, or an older copy


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
        return QuestionFindings(asked.whole, ())
    candidates = with_cases(library, asked, _candidates(library, asked, reader))
    candidates = read_again(library, asked, reader, candidates)
    return QuestionFindings(asked.whole, tuple(_excerpts(asked, candidates, limit)))


def _nearest(library: Library, asked: Asked) -> tuple[Numbers, Scores, Scores]:
    """Return the statements worth reading, their cosines, and these with what favours them."""
    by_words = _share(library.lexical.scores(asked.words))
    near = library.near(asked.vector, by_words)
    meaning = library.meaning(asked.vector, near)
    favoured = meaning + library.written_for(asked.department_id, near) * fusion.DEPARTMENT
    if asked.beside:
        favoured = favoured + library.inside(asked.beside, near) * _BESIDE
    best = np.argsort(-(favoured + BY_WORDS * by_words[near]), kind="stable")[:READ]
    return near[best], meaning[best], favoured[best]


def _candidates(library: Library, asked: Asked, reader: ReadsWords) -> list[Candidate]:
    """Return the statements that come nearest, best first."""
    best, meaning, favoured = _nearest(library, asked)
    places = [library.place(number) for number in best]
    excerpts = [one.excerpt for one in places]
    texts = [shortened(one.indexed) for one in places]
    met = reader.read(asked.text, texts, library.weight)
    covered = library.passages.coverage(telling(asked.words), best)
    fits = np.array([type_fit(asked.text, one.statement.text) for one in places])
    scores = (
        _MEANING * _standardised(favoured)
        + _FITS * _standardised(fits)
        + _WORDS * _standardised(library.passages.by_words(asked.words, best))
        + _by_form(asked.text, places, excerpts)
    )
    likeness, together = None, meaning
    if met is not None:
        likeness, together = met.likeness, met.together(_groups(places, excerpts))
        scores += _LIKENESS * _standardised(likeness) + _TOGETHER * _standardised(together)
    found = [
        Candidate(
            int(best[at]),
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


def _by_form(
    question: str, places: Sequence[StatementPlace], excerpts: Sequence[Excerpt]
) -> Scores:
    """Return what statements gain or lose by what they are, whatever they are about."""
    wants_list = asks_for_a_list(question)
    lists = [wants_list and _is_list(one) for one in excerpts]
    stories = [is_story(question, one.heading) for one in places]
    outdated = [one.document.guidance.is_outdated for one in places]
    forms = np.array([lists, stories, outdated], dtype=np.float32)
    return np.asarray([_LIST, -_STORY, -_OUTDATED] @ forms, dtype=np.float32)


def _is_list(excerpt: Excerpt) -> bool:
    items = sum(line.depth > 0 for line in excerpt.lines)
    return items >= _FEWEST_ITEMS and len(excerpt.lines) > _FEWEST_ITEMS


def _groups(
    places: Sequence[StatementPlace], excerpts: Sequence[Excerpt]
) -> list[tuple[str, int, int]]:
    return [
        (place.document.source.document, one.start, one.end)
        for place, one in zip(places, excerpts, strict=True)
    ]


def _excerpts(
    asked: Asked, candidates: Sequence[Candidate], limit: int
) -> Iterator[FoundExcerpt]:
    """Yield the excerpts around the statements, each once, with how far it is ahead."""
    shown: list[Candidate] = []
    for one in candidates:
        if not any(one.overlaps(other) for other in shown):
            shown.append(one)
        if len(shown) == limit + _FOLLOWING:
            break
    words = telling(words_of([asked.whole])[0])
    for at, one in enumerate(shown[:limit]):
        following = [other.together for other in shown[at + 1 : at + 1 + _FOLLOWING]]
        document = one.place.document
        excerpt = with_limit(document.structure, with_found(one, candidates), words)
        quote = document.source.text[excerpt.start : excerpt.end]
        signals = replace(one.signals, ahead=_ahead(one.together, following))
        differs = _difference(shown[0], one)
        yield FoundExcerpt(document.guidance, excerpt, quote, signals, one.known, differs)


def _ahead(together: float, following: Sequence[float]) -> float:
    leads = (min(together - one, _MOST_LEAD) - _USUAL_LEAD for one in following)
    return sum(leads) / _FOLLOWING


def _difference(first: Candidate, other: Candidate) -> str:
    """Return the value in which a statement of another document differs from the first."""
    if first.place.document.source.document == other.place.document.source.document:
        return ""
    return difference(first.place.statement.text, other.place.statement.text)


def _share(scores: Scores) -> Scores:
    best = scores.max()
    return np.asarray(scores / best, dtype=np.float32) if best > 0 else scores


def _standardised(values: NDArray[np.floating]) -> NDArray[np.floating]:
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros_like(values)
