"""What a word such as "may", "every" or "not" governs in its sentence."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.ask.compose.claims.lists import words_in
from bot.ask.compose.claims.words import Word

REACH = 3  # words behind a marker among which the word it governs is looked for
SUPPOSING = words_in("conditions") | words_in("before") | {"as", "than", "whether"}
PERMITS = words_in("permits")
ABILITY = frozenset({"can", "could"})
PERMITS_STRICTLY = PERMITS - ABILITY  # "can" often merely says what is possible
_DENIES = words_in("denies")


def next_concept(words: Sequence[Word], place: int, reach: int = REACH) -> Iterator[str]:
    """Yield the concept of the first word behind that says something; none if too far."""
    for word in words[place + 1 : place + 1 + reach]:
        if word.is_content:
            yield word.concept
            return


def before_concession(words: Sequence[Word]) -> list[Word]:
    """Return the words before "even if …": they hold whatever comes behind."""
    return list(takewhile(lambda word: word.form != "even", words))


def is_denied(words: Sequence[Word], place: int) -> bool:
    """Tell whether a denial stands around the word in its clause."""
    around = [
        w for w in words[max(0, place - 4) : place + 2] if w.clause == words[place].clause
    ]
    return any(word.form in _DENIES for word in around)
