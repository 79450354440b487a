"""Numbers in digits, whichever way they are written: "two weeks" is "2 weeks"."""

import re

from bot.guidance.parse.plain_text import folded

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: at for at, word in enumerate(_ONES)} | {
    word: 10 * at for at, word in enumerate(_TENS, 2)
}
_A_THOUSAND = 1000
_TIMES = {"hundred": 100, "thousand": _A_THOUSAND, "million": 1_000_000, "dozen": 12}
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    *(f"{one}th" for one in _ONES[13:]),
    "twentieth",
]
_TIMES_WORD = "|".join(_TIMES)
_WORD = "|".join(sorted([*_SMALL, *_TIMES], key=len, reverse=True))
_DIGITS = r"\d{1,15}(?:\.\d{1,9})?"
_IN_WORDS = re.compile(
    rf"\b(?:(?:an?|{_DIGITS})\s(?=(?:{_TIMES_WORD})\b))?"
    rf"(?:{_WORD})(?:(?:\s|-|(?:(?<=hundred)|(?<=thousand))\sand\s)(?:{_WORD}))*\b",
    re.IGNORECASE,
)
_PART = re.compile(rf"{_DIGITS}|{_WORD}")
_THOUSANDS = re.compile(
    r"(?<![\w.,])(?!0)\d{1,3}([.,' ])\d{3}(?:\1\d{3})*(?![\d])(?:[.,]\d\d?\b)?"
)
_ORDINAL = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_BEFORE_WORDS = (
    (r"(\d)\s?½", r"\1.5"),
    ("½", "0.5"),
    ("\u2019", "'"),
)
_AFTER_WORDS = (
    (r"\ba couple(?: of)?\b", "2"),
    (r"\b(?:an?|1) (\w+) and a half\b", r"1.5 \1"),
    (r"\b(\d+)( \w+)? and a half\b", r"\1.5\2"),
    (r"\bhalf an? (?=\w)|\bhalf (?!past)(?=[a-z])", "0.5 "),
)


def in_digits(text: str) -> str:
    """Return the text with its numbers in digits, "1.000" and "1k" as "1000"."""
    text = folded(_replaced(text, _BEFORE_WORDS))
    text = _THOUSANDS.sub(_joined, text)
    text = re.sub(r"(?<![\w,.])(\d+),(\d\d?)(?![\w,])", r"\1.\2", text)
    text = re.sub(rf"\b({_DIGITS})\s?k\b", lambda found: _plain(1000 * float(found[1])), text)
    text = _IN_WORDS.sub(lambda found: _plain(_counted(found[0].lower())), text)
    text = _replaced(text, _AFTER_WORDS)
    return _ORDINAL.sub(lambda found: f"{_ORDINALS.index(found[0].lower()) + 1}th", text)


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for pattern, by in pairs:
        text = re.sub(pattern, by, text, flags=re.IGNORECASE)
    return text


def _joined(found: re.Match[str]) -> str:
    digits, gap = found[0], found[1]
    head = digits[: digits.rindex(gap) + 4]
    return head.replace(gap, "") + digits[len(head) :].replace(",", ".")


def _counted(words: str) -> float:
    """Return the number that words say: "two hundred and fifty", "10 thousand"."""
    whole = part = 0.0
    for word in _PART.findall(words):
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _TIMES:
            part = (part or 1) * _TIMES[word]
            if _TIMES[word] >= _A_THOUSAND:
                whole, part = whole + part, 0.0
        else:
            part += float(word)
    return whole + part


def _plain(number: float) -> str:
    return f"{number:.9f}".rstrip("0").rstrip(".")
