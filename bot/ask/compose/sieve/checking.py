"""What code has against a sentence: always the same, in a millisecond, at no cost.

It sees what models overlook: numbers, names and the small words; `meaning` sees what is about
something else. Whether an excerpt says what the sentence says is for the judge.
"""

from collections.abc import Callable
from enum import Enum

from bot.ask.compose.sieve import amounts, function_words
from bot.ask.compose.sieve.words import ReadText, about, read
from bot.guidance.rank.values.reading import reading_of

LONGEST_SENTENCE = 400  # characters
_ROOT = 4  # letters of a name: "Utahn" is of "Utah"


class Fault(Enum):
    """Why a sentence is left out."""

    NO_SENTENCE = "it says nothing, asks, or says too much at once"
    AMOUNT = "a number, a unit, a limit or a date differs"
    NAME = "it names what no excerpt names"
    DENIAL = "what is denied differs"
    DUTY = "may, should and must differ"
    LIMIT = "only or except came in"
    JOINT = "and and or differ"
    ORDER = "before and after differ"


_SMALL_WORDS: tuple[tuple[Fault, Callable[[ReadText, ReadText], bool]], ...] = (
    (Fault.DENIAL, function_words.denials_differ),
    (Fault.DUTY, function_words.duties_differ),
    (Fault.LIMIT, function_words.limits_differ),
    (Fault.JOINT, function_words.joints_differ),
    (Fault.ORDER, function_words.order_differs),
)


_OF_A_PART = (Fault.DENIAL, Fault.DUTY)  # what the excerpt says elsewhere is no matter


def objection_to(sentence: str, excerpt: str, *, above: str = "") -> Fault | None:
    """Return why a sentence must not be shown; None if code sees nothing against it.

    Args:
        sentence: one sentence, in the language of guidance.
        excerpt: the words of all excerpts that it names.
        above: titles and headings over them, which may give names and numbers.
    """
    said = read(sentence)
    is_asked = sentence.rstrip().endswith("?")
    if is_asked or not said.stems or len(sentence) > LONGEST_SENTENCE:
        return Fault.NO_SENTENCE
    given = f"{above}. {excerpt}"
    known = read(given).stems
    if amounts.differ(sentence, given):
        return Fault.AMOUNT
    if not all(_is_known(name, known) for name in names_in(sentence)):
        return Fault.NAME
    parts = {fault: about(said, excerpt) for fault in _OF_A_PART}
    whole = read(given)
    return next(
        (fault for fault, differ in _SMALL_WORDS if differ(said, parts.get(fault, whole))), None
    )


def _is_known(name: str, known: frozenset[str]) -> bool:
    return name.removesuffix("s") in known or any(one.startswith(name[:_ROOT]) for one in known)


def names_in(sentence: str) -> frozenset[str]:
    """Return the stems of words with a capital inside a sentence."""
    return reading_of(sentence).proper_names
