"""Finds passages for a question: to read them all, or to answer from the best sentences."""

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import NDArray

from bot.guidance.domain import Findings, Found, Overview, Signals
from bot.guidance.rank import fusion
from bot.guidance.rank.fusion import Scores, Views
from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.library import Asked, Library

_FEW_SENTENCES = 10
_FEW_LINES = 3
_MORE_LINES = 10


def search(
    library: Library, asked: Asked, limit: int, department_id: str | None = None
) -> list[Found]:
    """Return the passages that are most worth reading, best first."""
    if not library.passages or limit < 1:
        return []
    views = library.views(asked)
    relevance = fusion.with_neighbours(fusion.relevance_of(views), library.documents)
    relevance = _known(library, views, relevance)
    return _found(library, asked, views, _favoured(library, relevance, department_id), limit)


def look_up(
    library: Library, asked: Asked, limit: int, department_id: str | None = None
) -> Findings:
    """Return the passages with the best sentences, and how the question looks beside all."""
    if not library.passages:
        return Findings((), Overview())
    views = library.views(asked)
    closeness = fusion.closeness_of(views, library.lexical.highest(asked.words))
    relevance = _favoured(library, _known(library, views, closeness), department_id)
    found = _found(library, asked, views, relevance, limit)
    return Findings(tuple(found), _overview(library, asked, views, int(closeness.argmax())))


def _known(library: Library, views: Views, relevance: Scores) -> Scores:
    """Let passages gain that are known to be asked such a thing."""
    by_document = fusion.with_asked(relevance, views.asked)
    return fusion.with_sentences_asked(by_document, views.sentences_asked, library.first[:-1])


def _favoured(library: Library, relevance: Scores, department_id: str | None) -> Scores:
    if department_id is None:
        return relevance
    is_theirs = [department_id in one.guidance.departments for one in library.passages]
    favour = fusion.DEPARTMENT * np.array(is_theirs, dtype=np.float32)
    return np.asarray(np.minimum(relevance + favour, 1), dtype=np.float32)


def _found(
    library: Library, asked: Asked, views: Views, relevance: Scores, limit: int
) -> list[Found]:
    coverage = library.lexical.coverage(asked.words)
    share = library.lexical.coverage(telling(asked.words))
    best = np.argsort(-relevance, kind="stable")[:limit]
    return [
        Found(
            library.passages[number],
            float(relevance[number]),
            Signals(
                meaning=float(views.passage[number]),
                sentence=float(views.passage_sentence[number]),
                context=float(views.context[number]),
                words=coverage(library.words[number]),
                by_sentence=_answering(library, views, number, share),
            ),
        )
        for number in best
    ]


def _answering(
    library: Library, views: Views, number: int, share: Callable[[Collection[str]], float]
) -> tuple[float, ...]:
    first, last = library.first[number], library.first[number + 1]
    texts = words_of(library.passages[number].quotable)
    words = [
        share(frozenset(text) | library.known.words(sentence))
        for sentence, text in enumerate(texts, start=first)
    ]
    return fusion.answering(
        views.sentences[first:last], words, views.sentences_asked[first:last]
    )


def _overview(library: Library, asked: Asked, views: Views, best: int) -> Overview:
    lexical = library.lexical
    around = library.words_around(best)
    missing = [lexical.rarity(word) for word in asked.words if word not in around]
    known = [word for word in asked.words if lexical.knows(word)]
    few = np.sort(views.sentences)[-_FEW_SENTENCES:]
    return Overview(
        best_sentence=float(few[-1]),
        ten_sentences=float(few.mean()),
        all_sentences=float(views.sentences.mean()),
        best_context=float(views.context.max()),
        words_known=lexical.coverage(asked.words)(known),
        words_together=lexical.coverage(asked.words)(around),
        rarest_missing=max(missing, default=0.0) / lexical.rarity(""),
        best_lexical=float(views.context_words.max()) / lexical.highest(asked.words),
        words=len(set(asked.words)),
        elsewhere=_nearest(asked.likeness.elsewhere, 1),
        elsewhere_few=_nearest(asked.likeness.elsewhere, _FEW_LINES),
        asked=_nearest(asked.likeness.asked, 1),
        asked_few=_nearest(asked.likeness.asked, _FEW_LINES),
        asked_more=_nearest(asked.likeness.asked, _MORE_LINES),
    )


def _nearest(cosines: NDArray[np.float32], count: int) -> float | None:
    """Return the mean of the nearest; None where there is no list."""
    return float(np.sort(cosines)[-count:].mean()) if len(cosines) else None
