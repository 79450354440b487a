"""What no sentence may carry to Slack unless its quote has it: links, mentions, hidden text."""

import re
import unicodedata

_JOINERS = "\u200c\u200d\u00ad"  # seen in honest Persian, Hindi and hyphenated text
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})  # of Unicode's categories
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")  # whose letters pass for each other's
_MARKS = re.compile(
    r"(?<!\w)\w+:/|/\w+/|\b(?:mailto|tel|sms|data|javascript):|www\."  # links
    r"|[^\W\d]\.[^\W\d]{2,}|(?<!\d)\d+\.\d+\.\d+|\bhxxp|\[?\bdot\b\]?\s*(?:com|net|org|io)\b"
    r"|\w?@\w?|[<>\[\]{}`|\\#]|:[^\W\d][\w+-]*:",  # mentions, mark-up, emoji
    re.IGNORECASE,
)


def has_markup_of_its_own(text: str, quote: str) -> bool:
    """Tell whether the text can be clicked, mentions or hides what the quote does not."""
    said, given = _readable(text), _readable(quote)
    return (
        any(found.group() not in given for found in _MARKS.finditer(said))
        or any(unicodedata.category(letter) in _HIDDEN for letter in said)
        or any(_mixes_alphabets(word) for word in re.findall(r"[^\W\d_]+", said))
    )


def _readable(text: str) -> str:
    """Return the text as an eye reads it: a full-width stop is a stop, a joiner nothing."""
    joined = unicodedata.normalize("NFKC", text).translate(dict.fromkeys(map(ord, _JOINERS)))
    return " ".join(joined.split()).casefold()


def _mixes_alphabets(word: str) -> bool:
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return len(names.intersection(_ALPHABETS)) > 1
