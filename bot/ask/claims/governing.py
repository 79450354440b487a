"""What a word such as "may", "every" or "not" governs in its sentence."""

from collections.abc import Iterator, Sequence

from bot.ask.claims.lists import words_in
from bot.ask.claims.words import Word

REACH = 3  # words behind a marker among which the word it governs is looked for
_DENIES = words_in("denies")


def next_concept(words: Sequence[Word], place: int, reach: int = REACH) -> Iterator[str]:
    """Yield the concept of the first word behind that says something; none if too far."""
    for word in words[place + 1 : place + 1 + reach]:
        if word.is_content:
            yield word.concept
            return


def is_denied(words: Sequence[Word], place: int) -> bool:
    """Tell whether a denial stands around the word in its clause."""
    around = [
        w for w in words[max(0, place - 4) : place + 2] if w.clause == words[place].clause
    ]
    return any(word.form in _DENIES for word in around)
