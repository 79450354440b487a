"""A name that is no id of Slack, a customer's: found in what people wrote, however spaced."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

_WORD = re.compile(r"\w+")
_SHARP_S = "(?:ss|\u00df)"  # case-folded, a sharp s is two
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand next to each other, whatever parts them and in whichever case."""

    words: tuple[str, ...]  # case-folded; at least one

    @staticmethod
    def of(text: str) -> "Phrase | None":
        """Return the words of the text; None if there is none."""
        words = tuple(_WORD.findall(text.casefold()))
        return Phrase(words) if words else None

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds it, with the article before it: what stands instead has its own."""
        spaced = r"[^\w]{1,3}".join(map(re.escape, self.words)).replace("ss", _SHARP_S)
        article = r"(?:(?<!\w)(?:the|an?)\s{1,3})?"
        return re.compile(rf"{article}(?<!\w){spaced}(?!\w)", re.IGNORECASE)

    @property
    def fingerprint(self) -> str:
        """What tells that words are these, and cannot be read back into them."""
        return f"{len(self.words)}:{_digest(self.words)}"


def says_phrase(fingerprint: str) -> Callable[[str], bool]:
    """Return what tells whether a text, or JSON, has the phrase with this fingerprint."""
    length, _, digest = fingerprint.partition(":")
    count = int(length)

    def says(text: str) -> bool:
        words = _WORD.findall(_ESCAPED.sub(_unescaped, text).casefold())
        each = range(len(words) - count + 1)
        return any(_digest(words[at : at + count]) == digest for at in each)

    return says


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else " "


def _digest(words: Sequence[str]) -> str:
    return sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


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
