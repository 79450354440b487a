"""What limits an excerpt further on in its section, where a question is about that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.guidance.domain import Excerpt
from bot.guidance.parse.excerpts import LEANS
from bot.guidance.parse.structure import BlockKind, Structure
from bot.guidance.rank.lexical import words_of

_LIMITS = re.compile(
    r"\b(?:unless|except|exceptions?|only|but|however|as long as|provided|otherwise|not apply"
    r"|instead|until|if)\b",
    re.IGNORECASE,
)
# Telling words of the question that it has. Of 110 questions about exceptions that it was not
# chosen by, 57 instead of 53 have theirs in the first excerpt; it stands in one of eight.
_SHARED = 2
_LONGEST = 60  # words
_GOES_ON = "\u2026"
_READ = {BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.STEPS}


def with_limit(structure: Structure, excerpt: Excerpt, words: Sequence[str]) -> Excerpt:
    """Return the excerpt with the sentence of its section that limits it most to the point.

    Args:
        structure: of its document.
        excerpt: what is shown.
        words: the telling ones of the question, stemmed.
    """
    asked = set(words)
    limits = {
        says: len(asked & set(words_of([structure.statements[number].text])[0]))
        for number in _beside(structure, excerpt)
        if len((says := _standing_alone(structure, number, excerpt)).split()) <= _LONGEST
    }
    best = max(limits, key=lambda one: limits[one], default="")  # the first of equal ones
    if not best or limits[best] < _SHARED:
        return excerpt
    return replace(excerpt, context=(*excerpt.context, f"{_GOES_ON} {best}"))


def _beside(structure: Structure, excerpt: Excerpt) -> Iterator[int]:
    """Yield what limits in the excerpt's section and is not shown, nearest first."""
    others = [
        (max(excerpt.start - one.start, one.start - excerpt.end), number)
        for number, one in enumerate(structure.statements)
        if not excerpt.start <= one.start < excerpt.end
        and structure.blocks[one.block].headings == excerpt.headings
        and structure.blocks[one.block].kind in _READ
        and _LIMITS.search(one.text)
    ]
    yield from (number for _, number in sorted(others))


def _standing_alone(structure: Structure, number: int, excerpt: Excerpt) -> str:
    """Return a statement after its lead-in, and after the sentence that it leans on."""
    statement, before = structure.statements[number], structure.statements[number - 1]
    is_beside = number > 0 and before.block == statement.block
    is_new = not excerpt.start <= before.start < excerpt.end
    leaning = before.text if is_beside and is_new and LEANS.match(statement.text) else ""
    return " ".join(filter(None, [statement.lead, leaning, statement.text]))
