"""Finds passages for a question: to read them all, or to answer from the best sentences."""

from collections.abc import Callable, Collection

import numpy as np

from bot.guidance import fusion
from bot.guidance.domain import Findings, Found, Overview, Signals
from bot.guidance.fusion import Scores, Views
from bot.guidance.lexical import telling, words_of
from bot.guidance.library import Asked, Library

_FEW_SENTENCES = 10


def search(
    library: Library, asked: Asked, limit: int, department_id: str | None = None
) -> list[Found]:
    """Return the passages that are most worth reading, best first."""
    if not library.passages or limit < 1:
        return []
    views = library.views(asked)
    relevance = fusion.with_neighbours(fusion.relevance_of(views), library.documents)
    relevance = fusion.with_asked(relevance, views.asked)
    return _found(library, asked, views, _favoured(library, relevance, department_id), limit)


def look_up(
    library: Library, asked: Asked, limit: int, department_id: str | None = None
) -> Findings:
    """Return the passages with the best sentences, and how the question looks beside all."""
    if not library.passages:
        return Findings((), Overview(elsewhere=asked.likeness.elsewhere))
    views = library.views(asked)
    closeness = fusion.closeness_of(views, library.lexical.highest(asked.words))
    known = fusion.with_asked(closeness, views.asked)
    relevance = _favoured(library, known, department_id)
    found = _found(library, asked, views, relevance, limit)
    return Findings(tuple(found), _overview(library, asked, views, int(closeness.argmax())))


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
    words = [share(frozenset(text)) for text in words_of(library.passages[number].quotable)]
    return fusion.answering([float(cosine) for cosine in views.sentences[first:last]], words)


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
        elsewhere=asked.likeness.elsewhere,
        asked=max(asked.likeness.asked.values(), default=None),
    )
