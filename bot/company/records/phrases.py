"""A name that is no id of Slack, a customer's: found in what people wrote, however spaced."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any
from unicodedata import normalize

_MARKS = "\u0300-\u036f"  # accents of their own, as some keyboards and file names write them
_WORD = re.compile(rf"[\w{_MARKS}]+")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other, whatever parts them and in whichever case."""

    words: tuple[str, ...]  # folded; at least one

    @staticmethod
    def of(text: str) -> "Phrase | None":
        """Return the words of the text; None if there is none."""
        words = tuple(_WORD.findall(_folded(text)))
        return Phrase(words) if words else None

    def is_in(self, text: str) -> bool:
        """Tell whether the text has the phrase."""
        return _pattern_of(self.words).search(_folded(text)) is not None

    def replaced(self, text: str, instead: str) -> str:
        """Return the text with ``instead`` for the phrase and the article before it."""
        pieces, at = [], 0
        for start, end in self._spans(text):
            pieces += [text[at:start], instead]
            at = end
        return "".join([*pieces, text[at:]])

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        folded, places = _folded(text), None
        for found in _pattern_of(self.words).finditer(folded):
            places = places or _places(text)
            yield places[found.start()], places[found.end() - 1] + 1

    @property
    def fingerprint(self) -> str:
        """What tells that words are these, and cannot be read back into them."""
        return f"{len(self.words)}:{_digest(self.words)}"


@lru_cache(maxsize=256)
def _pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    letter = rf"[\w{_MARKS}]"
    spaced = rf"[^\w{_MARKS}]{{1,3}}".join(map(re.escape, words))
    article = rf"(?:(?<!{letter})(?:the|an?)\s{{1,3}})?"  # what stands instead has its own
    return re.compile(rf"{article}(?<!{letter}){spaced}(?!{letter})")


def _folded(text: str) -> str:
    """Return the text in one case and one spelling of each letter; it may be longer."""
    return text.lower() if text.isascii() else "".join(map(_folded_letter, text))


def _places(text: str) -> list[int]:
    """Return where in the text each character of it stands once it is folded."""
    return [n for n, letter in enumerate(text) for _ in _folded_letter(letter)]


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    # A capital dotted I would be an i with a dot of its own, which nobody types.
    folded = normalize("NFD", normalize("NFD", letter).casefold())
    return "i" if folded == "i\u0307" else folded


def says_phrase(fingerprint: str) -> Callable[[str], bool]:
    """Return what tells whether a text, or JSON, has the phrase with this fingerprint."""
    length, _, digest = fingerprint.partition(":")
    count = int(length)

    def says(text: str) -> bool:
        words = _WORD.findall(_folded(_ESCAPED.sub(_unescaped, text)))
        each = range(len(words) - count + 1)
        return any(_digest(words[at : at + count]) == digest for at in each)

    return says


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else " "


def _digest(words: Sequence[str]) -> str:
    said = normalize("NFC", " ".join(words))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return the value with every text in it changed, also inside lists and mappings."""
    match value:
        case str():
            return change(value)
        case list():
            return [changed(one, change) for one in value]
        case dict():
            return {change(name): changed(one, change) for name, one in value.items()}
        case _:
            return value
