"""Which excerpts a language model is given for a question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.ask.compose.domain import ExcerptSearch
from bot.ask.compose.injection import may_carry
from bot.ask.domain import Citation, PassageSearch, Question
from bot.guidance.domain import FoundExcerpt, QuestionFindings

# Search finds up to 24, of about 65 words. Behind them come those that stand around the best
# one in its document, and what is near by its meaning alone. On 60 blind questions all that is
# needed was among 48 without the former for 95 %, among 16 for 85 %; of 80 to tune with, the
# former made 90 % 94 %.
EXCERPTS = 48
AROUND, FURTHER = 24, 40  # looked at


def given_for(
    asked: Question, search: PassageSearch, excerpts: ExcerptSearch
) -> list[Citation]:
    """Return what may answer, best first; without what nothing may stand on.

    Raises:
        BotError: guidance cannot be searched.
    """
    questions = search.look_up(asked.text, EXCERPTS, asked.department_id).questions
    near = sorted(_fit(questions), key=lambda one: -one.signals.nearness)
    best = [its.found[0] for its in questions if its.found and its.found[0] in near]
    around = _around([*best[:1], *near], excerpts) if near else ()
    further: Sequence[FoundExcerpt] = ()
    if questions:
        pieces = excerpts.look_up_pieces([one.question for one in questions], FURTHER)
        further = sorted(_fit(pieces), key=lambda one: -one.signals.meaning)
    given = map(Citation.of_excerpt, [*best, *near, *around, *further])
    return [*dict.fromkeys(given)][:EXCERPTS]


def _around(near: Sequence[FoundExcerpt], excerpts: ExcerptSearch) -> Iterator[FoundExcerpt]:
    """Yield what else stands in the document of the first, from there on outwards."""
    found = near[0]
    document = excerpts.document_at(found.guidance.document)
    if document is None:
        return
    places = sorted(
        range(len(document.statements)),
        key=lambda at: abs(document.statements[at].start - found.excerpt.start),
    )
    for at in places[:AROUND]:
        excerpt = document.excerpt(at)
        quote = document.source.text[excerpt.start : excerpt.end]
        one = replace(found, excerpt=excerpt, quote=quote)
        if may_carry(one) and not any(one.overlaps(other) for other in near):
            yield one


def _fit(findings: Iterable[QuestionFindings]) -> Iterator[FoundExcerpt]:
    return (one for its in findings for one in its.found if may_carry(one))
