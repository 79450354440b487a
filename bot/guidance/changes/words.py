"""Words of two texts compared by what they say: spelling and punctuation say nothing. Pure."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import TypeAlias

from rapidfuzz.distance import OSA

from bot.guidance.parse.plain_text import folded
from bot.guidance.rank.spelling import english_words

CanonicalWords: TypeAlias = tuple[str, ...]

_SHORTEST, _LONG = 3, 7  # letters from which one slip is believed, and two
# Each is written out, so that both ways of writing become one.
_WAYS = (
    (re.compile("[\u2018\u2019\u00b4`]"), "'"),
    (re.compile(r"\bcan(?:not|'?t)\b"), "can not"),
    (re.compile(r"\b(won'?t)\b"), "will not"),
    (
        re.compile(
            r"\b(do|does|did|is|are|was|were|has|have|had|could|should|would|must)n'?t\b"
        ),
        r"\1 not",
    ),
    (re.compile(r"\b(\w+)'ll\b"), r"\1 will"),
    (re.compile(r"\b(\w+)'re\b"), r"\1 are"),
    (re.compile(r"\b(\w+)'ve\b"), r"\1 have"),
    (re.compile(r"\b(it|that|there|what|who|he|she)'s\b"), r"\1 is"),
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),  # 1,000
    (re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)"), " to "),
    (re.compile(r"%|\bper cent\b"), " percent "),
    (re.compile(r"&"), " and "),
    (re.compile(r"€"), " euro "),
    (re.compile(r"\$"), " dollar "),
    (re.compile(r"£"), " pound "),
    (re.compile(r"(?<=\d)(?=[a-z])"), " "),  # 48h
    (re.compile(r"(?<=[a-z])-(?=[a-z])"), ""),  # pick-up, e-mail
)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|[<>≤≥]")
_SAYS_NOTHING = frozenset({"a", "an", "the", "please"})
_ALIKE = {
    word: one
    for one, others in {
        "hour": "h hr hrs",
        "minute": "min mins",
        "1": "one",
        "2": "two",
        "3": "three",
        "4": "four",
        "5": "five",
        "6": "six",
        "7": "seven",
        "8": "eight",
        "9": "nine",
        "10": "ten",
        "11": "eleven",
        "12": "twelve",
        "have": "has",
        "be": "is are",
        "do": "does",
        "go": "goes",
    }.items()
    for word in others.split()
}
# British endings, and what Americans write: the longer first.
_BRITISH = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"isation", "ization"),
        (r"is(?=e$|ed$|es?$|ing$|er$)", "iz"),
        (r"ys(?=e$|ed$|ing$)", "yz"),
        (r"(?<=[lvbnrt])our(?!$)|(?<=[lvbnrt])our$", "or"),
        (r"(?<=[ntb])re$", "er"),
        (r"ll(?=ed$|ing$|er$)", "l"),
        (r"ogue$", "og"),
        (r"ence$", "ense"),
        (r"mme$", "m"),
        (r"que$", "ck"),
    )
)


def words_of(text: str) -> CanonicalWords:
    """Return the words of a text, as a reader sees it, in one way of writing each."""
    text = folded(text).casefold()
    for pattern, written_out in _WAYS:
        text = pattern.sub(written_out, text)
    found = (_one_way(one[0]) for one in _WORD.finditer(text))
    return tuple(one for one in found if one not in _SAYS_NOTHING)


def say_the_same(before: CanonicalWords, after: CanonicalWords) -> bool:
    """Tell whether only the spelling differs: a slip mended, a word written in two."""
    if before == after:
        return True
    parts = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return all(
        _only_spelt(before[a:b], after[c:d]) for tag, a, b, c, d in parts if tag != "equal"
    )


def _only_spelt(before: CanonicalWords, after: CanonicalWords) -> bool:
    if "".join(before) == "".join(after):
        return True
    return len(before) == len(after) and all(map(_is_slip, before, after))


def _is_slip(old: str, new: str) -> bool:
    """Tell whether a word is no word of English, and the new one the word that was meant."""
    if not (old.isalpha() and new.isalpha()) or min(len(old), len(new)) < _SHORTEST:
        return False
    allowed = 1 if min(len(old), len(new)) < _LONG else 2
    is_mended = not _is_english(old) and _is_english(new)
    return is_mended and OSA.distance(old, new) <= allowed


def _is_english(word: str) -> bool:
    words = english_words()
    return word in words or f"{word}s" in words


@cache
def _one_way(word: str) -> str:
    word = word.replace("'", "")
    if word in _ALIKE:
        return _ALIKE[word]
    if len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word.removesuffix("s")  # of several, and of verbs
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return _ALIKE.get(word, word)


def in_a_row(words: Sequence[CanonicalWords]) -> CanonicalWords:
    """Return the words of several texts as those of one."""
    return tuple(_each(words))


def _each(some: Sequence[CanonicalWords]) -> Iterator[str]:
    for words in some:
        yield from words
