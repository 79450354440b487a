"""What limits an excerpt further on in its section, where a question is about that."""

import re
from collections.abc import Iterator, Sequence

from bot.guidance.domain import Excerpt
from bot.guidance.parse.structure import Structure
from bot.guidance.rank.lexical import words_of
from bot.guidance.rank.section import READ, below, told

_LIMITS = re.compile(
    r"\b(?:unless|except|exceptions?|only|but|however|as long as|provided|otherwise|not apply"
    r"|instead|until|if)\b",
    re.IGNORECASE,
)
# Telling words of the question that it has. Of 110 questions about exceptions that it was not
# chosen by, 57 instead of 53 have theirs in the first excerpt; it stands in one of eight.
_SHARED = 2
_LONGEST = 60  # words


def with_limit(structure: Structure, excerpt: Excerpt, words: Sequence[str]) -> Excerpt:
    """Return the excerpt with the sentence of its section that limits it most to the point.

    Args:
        structure: of its document.
        excerpt: what is shown.
        words: the telling ones of the question, stemmed.
    """
    asked, shown = set(words), "\n".join([excerpt.text, *excerpt.context])
    limits = {
        says: len(asked & set(words_of([structure.statements[number].text])[0]))
        for number in _beside(structure, excerpt)
        if structure.statements[number].text not in shown
        and len((says := told(structure, number, shown)).split()) <= _LONGEST
    }
    best = max(limits, key=lambda one: limits[one], default="")  # the first of equal ones
    if not best or limits[best] < _SHARED:
        return excerpt
    return below(excerpt, [best])


def _beside(structure: Structure, excerpt: Excerpt) -> Iterator[int]:
    """Yield what limits in the excerpt's section and is not shown, nearest first."""
    others = [
        (max(excerpt.start - one.start, one.start - excerpt.end), number)
        for number, one in enumerate(structure.statements)
        if not excerpt.start <= one.start < excerpt.end
        and structure.blocks[one.block].headings == excerpt.headings
        and structure.blocks[one.block].kind in READ
        and _LIMITS.search(one.text)
    ]
    yield from (number for _, number in sorted(others))
