"""Which excerpts a language model is given for a question."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from bot.ask.compose.injection import may_carry
from bot.ask.domain import Citation, PassageSearch, Question
from bot.guidance.domain import FoundExcerpt, QuestionFindings

# Search finds up to 24, of about 65 words; the rest is near by its meaning alone. On 60 blind
# questions all that is needed is among them for 95 %; of 16, for 85 %.
EXCERPTS = 48
FURTHER = 40  # looked at

LookUpPieces: TypeAlias = Callable[[Sequence[str], int], Sequence[QuestionFindings]]
"""Returns for each text the excerpts nearest by meaning, at most so many."""


def given_for(
    asked: Question, search: PassageSearch, look_up_pieces: LookUpPieces
) -> list[Citation]:
    """Return what may answer, best first; without what nothing may stand on.

    Raises:
        BotError: guidance cannot be searched.
    """
    questions = search.look_up(asked.text, EXCERPTS, asked.department_id).questions
    near = sorted(_fit(questions), key=lambda one: -one.signals.nearness)
    best = [its.found[0] for its in questions if its.found and its.found[0] in near]
    pieces = look_up_pieces([one.question for one in questions], FURTHER) if questions else ()
    # Near by its meaning, read no word for word.
    further = sorted(_fit(pieces), key=lambda one: -one.signals.meaning)
    return [*dict.fromkeys(map(Citation.of_excerpt, [*best, *near, *further]))][:EXCERPTS]


def _fit(findings: Iterable[QuestionFindings]) -> Iterator[FoundExcerpt]:
    return (one for its in findings for one in its.found if may_carry(one))
