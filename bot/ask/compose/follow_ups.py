"""Which of the questions that a language model suggests may be offered as buttons."""

import re
from collections.abc import Iterable, Sequence

from bot.ask.compose.markup import has_markup_of_its_own
from bot.ask.compose.sieve.words import NEGATORS, read

MOST_FOLLOW_UPS = 2
LONGEST_FOLLOW_UP = 75  # characters: what a button shows
_ONE_QUESTION = re.compile(
    r"(?:what|when|where|which|who|whom|why|how|may|must|should|can|do|does|is|are)\b"
    r"(?:(?![.!:;]\s|[.!:;]\?|\?\?)[^?])+\?",
    re.IGNORECASE,
)


def those_that_fit(questions: Sequence[str], excerpts: Iterable[str]) -> tuple[str, ...]:
    """Return the questions that are short, harmless, and about what the excerpts say."""
    known = frozenset[str]().union(*(read(one).stems for one in excerpts))
    fit = [one for one in questions if _may_be_asked(one) and read(one).stems <= known]
    return tuple(dict.fromkeys(fit))[:MOST_FOLLOW_UPS]


def _may_be_asked(question: str) -> bool:
    words = read(question)
    is_short = len(question) <= LONGEST_FOLLOW_UP
    is_harmless = not has_markup_of_its_own(question, "") and not words.forms & NEGATORS
    return bool(words.stems and _ONE_QUESTION.fullmatch(question)) and is_short and is_harmless
