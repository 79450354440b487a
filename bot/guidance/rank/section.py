"""What else of an excerpt's section comes near to the same question: it stands below."""

from collections.abc import Sequence
from dataclasses import replace

from bot.guidance.domain import Excerpt
from bot.guidance.parse.excerpts import LEANS
from bot.guidance.parse.structure import BlockKind, Structure
from bot.guidance.rank.candidate import Candidate

READ = {BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.STEPS}
_GOES_ON = "\u2026"
# Of 590 questions to five handbooks of 49 to 78 documents, 426 instead of 412 have a right
# first excerpt so, for four words more on average.
_LOOKED_AT = 8  # of the best statements
_BEHIND = 1.5  # how far one may stand behind the excerpt's own in score
_MOST = 60  # words in all


def with_found(own: Candidate, candidates: Sequence[Candidate]) -> Excerpt:
    """Return the excerpt of a statement with those of its section that are nearly as near.

    Args:
        own: the statement.
        candidates: all that were found, best first.
    """
    structure, excerpt = own.place.document.structure, own.excerpt
    shown, room = "\n".join([excerpt.text, *excerpt.context]), _MOST
    more: dict[int, str] = {}
    for one in candidates[:_LOOKED_AT]:
        if not _is_beside(own, one) or one.place.statement.text in shown:
            continue
        says = told(structure, one.place.number, shown)
        if (words := len(says.split())) <= room:
            more[one.place.number], room = says, room - words
            shown = f"{shown}\n{says}"
    return below(excerpt, [more[number] for number in sorted(more)])


def told(structure: Structure, number: int, shown: str) -> str:
    """Return a statement after its lead-in, and after the sentence that it leans on.

    What is shown already is not said again.
    """
    statement, before = structure.statements[number], structure.statements[number - 1]
    is_beside = number > 0 and before.block == statement.block
    leaning = before.text if is_beside and LEANS.match(statement.text) else ""
    above = [one for one in (statement.lead, leaning) if one and one not in shown]
    return " ".join([*above, statement.text])


def below(excerpt: Excerpt, lines: Sequence[str]) -> Excerpt:
    """Return the excerpt with further lines of its section below it."""
    return replace(excerpt, context=(*excerpt.context, *(f"{_GOES_ON} {one}" for one in lines)))


def _is_beside(own: Candidate, other: Candidate) -> bool:
    """Tell whether another statement is of the same section, nearly as near and not shown."""
    block = other.place.document.structure.blocks[other.place.statement.block]
    is_same = own.place.document.source.document == other.place.document.source.document
    return (
        is_same
        and block.headings == own.excerpt.headings
        and block.kind in READ
        and not own.excerpt.start <= other.place.statement.start < own.excerpt.end
        and other.score >= own.score - _BEHIND
    )
