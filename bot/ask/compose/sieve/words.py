"""A sentence read for comparison: its words, and which of them stand under a denial."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.values.reading import reading_of


def forms(words: str) -> frozenset[str]:
    """Return words that stand in one text, as a set."""
    return frozenset(words.split())


NEGATORS = forms("not no never neither nor nobody none nothing without cannot")
TURNING = NEGATORS - {"without"}  # what they stand before is denied
_DENIED_UNTIL = forms(
    "before until unless if when except but because so since than after once while and"
)
_PIECE = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:]\d+)*|[.;:!?,()]")
_BREAK = re.compile(r"(?<=[.!?;])\s+")
_ENDS = frozenset(".;:!?,()")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it counts in a comparison."""

    form: str  # lower case
    stem: str  # empty where it says nothing by itself
    is_denied: bool


@dataclass(frozen=True, slots=True)
class ReadText:
    """A sentence, or what is compared with it."""

    words: tuple[Word, ...]

    @property
    def forms(self) -> frozenset[str]:
        """Return the words in lower case."""
        return frozenset(word.form for word in self.words)

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of the words that say something by themselves."""
        return frozenset(word.stem for word in self.words if word.stem)


@lru_cache(maxsize=4096)
def read(text: str) -> ReadText:
    """Return a text word by word, its numbers in digits and its contractions resolved."""
    return ReadText(tuple(_words(reading_of(_resolved(text)).text)))


def about(sentence: ReadText, excerpt: str) -> ReadText:
    """Return of an excerpt the sentences that the sentence speaks of; all if none is."""
    parts = [read(one) for one in _BREAK.split(excerpt) if one.strip()]
    wanted = set(sentence.stems)
    chosen: list[ReadText] = []
    while parts and (best := max(parts, key=lambda one: len(one.stems & wanted))):
        if not best.stems & wanted:
            break
        chosen.append(best)
        parts.remove(best)
        wanted -= best.stems
    words = tuple(word for one in chosen for word in one.words)
    return ReadText(words) if chosen else read(excerpt)


def _resolved(text: str) -> str:
    plain = text.replace("\u2019", "'").replace("\u2018", "'")
    plain = re.sub(r"\b(can|won|shan)'?n?'t\b", r"\1 not", plain, flags=re.IGNORECASE)
    plain = re.sub(r"n't\b", " not", plain)
    plain = re.sub(r"\bnot only\b", "both", plain)
    plain = re.sub(
        r"\b(?:no|not) (?:later|more|longer|earlier|less|fewer) than\b", "at most", plain
    )
    return re.sub(r"\bno one\b", "nobody", plain, flags=re.IGNORECASE)


def _words(text: str) -> Iterator[Word]:
    is_denied = False
    for found in _PIECE.finditer(text):
        form = found[0].lower().removesuffix("'s")
        if form in _ENDS:
            is_denied = False
            continue
        if form in _DENIED_UNTIL:
            is_denied = False
        elif form in NEGATORS:
            is_denied = True
        yield Word(form, stem_of(form), is_denied)


@lru_cache(maxsize=16_384)
def stem_of(form: str) -> str:
    """Return the stem of a word that names something; empty for the others and for numbers."""
    if form[0].isdigit() or form in NEGATORS:
        return ""
    told = telling(words_of([form])[0])
    return told[0] if told else ""
