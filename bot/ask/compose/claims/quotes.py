"""Where a quote stands in a text, white space and typography aside."""

import re
from collections.abc import Iterator

from bot.ask.compose.claims.words import plain

_SHORTEST = 3  # words; fewer carry nothing
_SAME_CHARACTER = {
    "'": "['\u2018\u2019]",
    '"': '["\u201c\u201d\u201e\u00ab\u00bb]',
    "-": "[-\u2013\u2014]",
}
_GAP = r"[\s|*`_>]*\s[\s|*`_>]*"  # white space, with table bars and emphasis in it
_MARKS = r"[*`_]*"  # emphasis that a reader does not see


def find_quote(quote: str, text: str) -> tuple[int, int] | None:
    """Return start and end of the quote in the text, in characters; None if it is not there.

    A quote of fewer than three words is never found: it carries nothing.
    """
    words = plain(quote[: 2 * len(text)]).replace("_", " ").strip(' "').split()
    if len(words) < _SHORTEST:
        return None
    pattern = _GAP.join(_MARKS + "".join(_characters(word)) + _MARKS for word in words)
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return match.span() if match else None


def _characters(word: str) -> Iterator[str]:
    for character in word:
        yield _SAME_CHARACTER.get(character, re.escape(character))
