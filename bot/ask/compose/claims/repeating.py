"""Whether a quote says only what others have said."""

from collections.abc import Sequence
from functools import lru_cache

from bot.guidance.rank.lexical import telling, words_of

_REPEATING = 0.65  # share of a quote's words: what others have said is not said again


def repeats(quote: str, others: Sequence[str]) -> bool:
    """Tell whether the other quotes have said most of it: most of its words are theirs."""
    words = _telling_words(quote)
    said = frozenset[str]().union(*map(_telling_words, others))
    return len(words & said) >= _REPEATING * len(words)


@lru_cache(maxsize=256)
def _telling_words(quote: str) -> frozenset[str]:
    """Return the stems of the words that name something, to tell what says the same."""
    return frozenset(telling(words_of([quote])[0]))
