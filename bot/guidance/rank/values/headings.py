"""What says the same of another case, which only its heading tells: Bronze, Silver, Gold."""

from collections.abc import Sequence

from bot.guidance.rank.values.choice import CaseChoice
from bot.guidance.rank.values.domain import Reading
from bot.guidance.rank.values.reading import reading_of

_SAME = 0.6  # of the more words of two statements, those that both have


def choose_by_heading(question: str, statements: Sequence[str], own: int) -> CaseChoice:
    """Return what says the same as the own statement under a heading that is asked for."""
    asked = reading_of(question, is_question=True).words
    readings = [reading_of(one) for one in statements]
    found = readings[own]
    meets = frozenset(
        at
        for at, one in enumerate(readings)
        if (one.heading_words - found.heading_words) & asked
        and not (found.heading_words - one.heading_words) & asked
        and _say_the_same(one, found)
    )
    return CaseChoice(meets, frozenset([own] if meets else []))


def _say_the_same(one: Reading, other: Reading) -> bool:
    shared = len(one.body & other.body)
    return shared >= max(1, _SAME * max(len(one.body), len(other.body)))
