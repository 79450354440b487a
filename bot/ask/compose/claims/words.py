"""How a sentence is read for comparison: its words, their clauses, what stands for what."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import Stemmer

from bot.ask.compose.claims.lists import irregular, names, phrases, words_in

SAME_WORDS = Path(__file__).parent / "same_words.txt"

_PHRASES = phrases()
# Longer phrases first, because the first match wins.
_LONG_FIRST = sorted(_PHRASES, key=len, reverse=True)
_PHRASE = re.compile(rf"\b({'|'.join(map(re.escape, _LONG_FIRST))})\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"[^\W\d_]+(?:_[^\W\d_]+)*(?:'[^\W\d_]+)?|\d+(?:[.,:]\d+)*%?|[.;:!?,()…]|[-–—](?=\s)"
)
_ENDS = frozenset(".;:!?…")
_NARROWING = words_in("narrowing")
_MARKS = frozenset(".;:!?,()…-–—")
_OPENERS = words_in("openers")

_IRREGULAR = irregular()
_NAMES = {name: name for name in words_in("departments")} | names()

NUMBER_WORDS = words_in("number_words")
EMPTY = NUMBER_WORDS | words_in("empty")


OPPOSITE_PREFIXES = ("un", "in", "im", "ir", "non", "dis", "mis")
_LEFT_OVER = 1  # word of the claim that may stand in another sentence: what "it" means


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence as it counts in a comparison."""

    form: str  # lower case
    concept: str  # the same for all words that can stand for each other
    clause: int  # number of the clause it stands in, from 0
    part: int  # the same, split at punctuation alone
    sentence: int
    is_narrowing: bool = False  # in a clause that says when, where or which
    is_name: bool = False  # a capital inside a sentence
    is_possessive: bool = False

    @property
    def is_content(self) -> bool:
        """Whether the word says something by itself."""
        return self.form not in EMPTY and not self.form[0].isdecimal()


def read(text: str) -> tuple[Word, ...]:
    """Return the words of a text, contractions and fixed phrases resolved."""
    return tuple(_words(_resolved(text)))


def plain(text: str) -> str:
    """Return the text with typographic quotes, dashes and white space made simple."""
    return " ".join(text.translate(_TYPOGRAPHY).split())


_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"')
    | dict.fromkeys("\u2013\u2014", "-")
    | dict.fromkeys("*`|\u00a0\u202f", " ")
    | {"\u00ad": ""}
)


def _resolved(text: str) -> str:
    words = re.sub(r"\b(can|won|shan)'?n?'t\b", r"\1 not", plain(text), flags=re.IGNORECASE)
    words = re.sub(r"n't\b", " not", words)
    words = re.sub(r"\bnot((?: [a-z]+){1,6}) yet\b", r"not_yet\1", words)
    words = re.sub(r"'(re|ve|ll|d|m)\b", "", words)
    return _PHRASE.sub(lambda match: _PHRASES[match.group().lower()], words)


def _words(text: str) -> Iterator[Word]:
    clause = part = sentence = 0
    opens_sentence, is_narrowing = True, False
    for written in _TOKEN.findall(text):
        form = written.lower().removesuffix("'s")
        if written in _MARKS:
            clause, part, is_narrowing = clause + 1, part + 1, False
            opens_sentence = written in _ENDS or opens_sentence
            sentence += written in ".;!?"
            continue
        if form in _OPENERS:
            clause, is_narrowing = clause + 1, form in _NARROWING
        yield Word(
            form=form,
            concept=concept_of(form),
            clause=clause,
            part=part,
            sentence=sentence,
            is_narrowing=is_narrowing,
            is_name=written[0].isupper() and not opens_sentence,
            is_possessive=written.endswith("'s"),
        )
        opens_sentence = False


@cache
def concept_of(form: str) -> str:
    """Return what the word shares with its other forms and with words of its group."""
    base = _IRREGULAR.get(form, form)
    stem = stem_of(base)
    known = _NAMES.get(form) or _groups().get(form) or _groups().get(base)
    return known or _groups().get(stem) or stem


@cache
def stem_of(form: str) -> str:
    """Return the word without its ending."""
    return str(Stemmer.Stemmer("english").stemWord(form))


@cache
def _groups() -> dict[str, str]:
    lines = SAME_WORDS.read_text(encoding="utf-8").splitlines()
    groups: dict[str, str] = {}
    for group in (line.split() for line in lines if line and not line.startswith("#")):
        for word in group:
            groups.setdefault(word, group[0])
            groups.setdefault(stem_of(word), group[0])
    return groups


def concepts(words: Iterable[Word]) -> frozenset[str]:
    """Return the concepts of the words that say something by themselves."""
    return frozenset(word.concept for word in words if word.is_content)


def says(words: Iterable[Word], forms: Set[str]) -> bool:
    """Tell whether one of the words stands there."""
    return any(word.form in forms for word in words)


def relevant_part(claim: Sequence[Word], quote: Sequence[Word]) -> tuple[Word, ...]:
    """Return the sentence of the quote that carries nearly all of the claim, or the quote."""
    said = concepts(claim) & concepts(quote)
    sentences = [
        tuple(word for word in quote if word.sentence == number)
        for number in sorted({word.sentence for word in quote})
    ]
    best = max(sentences, key=lambda words: len(said & concepts(words)), default=())
    return best if len(said - concepts(best)) <= _LEFT_OVER else tuple(quote)
