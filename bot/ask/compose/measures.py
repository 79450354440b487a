"""Numbers with their units, days and months, in whichever language a text is.

The words are Unicode's (CLDR, through Babel): `training/unit_words.py` has made the file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

UnitWords: TypeAlias = Mapping[str, Mapping[str, list[str]]]
_NUMBER = re.compile(r"(?<![A-Za-z\d.])\d+(?:[.,:]\d+)*")
_LONG = 4  # letters, from which a word may have an ending, and be the end of a longer one


def measures_in(text: str, language: str) -> frozenset[tuple[str, str]]:
    """Return each number with its unit, and each day and month; none of an unknown language.

    Args:
        text: a sentence.
        language: its English name.
    """
    words = next((one for name, one in _known().items() if name in language.split()), None)
    return frozenset(_measures(text.casefold(), words)) if words else frozenset()


@lru_cache
def _known() -> Mapping[str, UnitWords]:
    told = Path(__file__).with_name("unit_words.json").read_text(encoding="utf-8")
    known: Mapping[str, UnitWords] = json.loads(told)
    return known


def _measures(text: str, words: UnitWords) -> Iterator[tuple[str, str]]:
    for found in _NUMBER.finditer(text):
        behind = text[found.end() :]
        lengths = {
            name: max((len(one) for one in units if _unit(one).match(behind)), default=0)
            for name, units in words["units"].items()
        }
        best = max(lengths, key=lambda name: lengths[name])  # "kilometre" is no metre
        if lengths[best]:
            yield found[0].replace(",", ".").replace(":", "."), best
    for name, dates in words["dates"].items():
        if any(_date(one).search(text) for one in dates):
            yield "", name


@lru_cache(maxsize=4096)
def _unit(word: str) -> re.Pattern[str]:
    """Return what finds a unit right behind its number, one word between them at most."""
    if len(word) < _LONG:
        return re.compile(rf"\s*(?:\w+[\s-]+)?{re.escape(word)}{_end(word)}")
    return re.compile(rf"\s*(?:\w+[\s-]+)?\w*{re.escape(word)}{_end(word)}")


@lru_cache(maxsize=4096)
def _date(word: str) -> re.Pattern[str]:
    start = "" if _is_uncased(word) else r"(?<!\w)"
    return re.compile(start + re.escape(word) + _end(word))


def _end(word: str) -> str:
    if _is_uncased(word):
        return ""
    return r"\w{0,2}\b" if len(word) >= _LONG else r"\b"


def _is_uncased(word: str) -> bool:
    return word.upper() == word.lower()  # no spaces between words either, mostly
