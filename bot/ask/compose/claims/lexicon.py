"""Which words can stand for each other in English, and which are opposites, from WordNet."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import Stemmer

from bot.ask.compose.claims.lists import irregular, opposites
from bot.ask.compose.claims.words import EMPTY, concept_of, stem_of

WORDNET = Path(__file__).parent / "wordnet.txt"
_SAME, _DEED, _KIND, _OPPOSITE, _SOLID = "=", "~", "<", "!", "*"
_BASE_FORMS = irregular()


def can_stand_for(word: str, other: str) -> bool:
    """Tell whether a claim may say ``word`` where its quote says ``other``.

    Both mean the same in one of their senses, or ``other`` is a kind of ``word``; of deeds
    also the reverse.
    """
    one, two = _stem(word), _stem(other)
    return two in _relations().carriers.get(one, ())


def are_opposites(word: str, other: str) -> bool:
    """Tell whether one word is the opposite of the other."""
    found = _relations().opposites
    return any(not _forms(other).isdisjoint(found.get(one, ())) for one in _forms(word))


@cache
def _forms(word: str) -> frozenset[str]:
    """Return the stems under which an opposite may be listed: "later" is "late" too."""
    bases = {word, _BASE_FORMS.get(word, word)}
    for ending, length in (("er", 2), ("est", 3)):
        if word.endswith(ending):
            base = word[:-length]
            bases |= {base, base + "e", base[:-1], base.removesuffix("i") + "y"}
    return frozenset(one for base in bases if base for one in (stem_of(base), concept_of(base)))


def is_solid(word: str) -> bool:
    """Tell whether the word mostly names a thing, a person or a deed, and nothing abstract."""
    return _stem(word) in _relations().solid


def is_word(word: str) -> bool:
    """Tell whether the dictionary has the word at all; names it has not."""
    relations, stem = _relations(), _stem(word)
    return word in EMPTY or stem in relations.carriers or stem in relations.solid


def _stem(form: str) -> str:
    return stem_of(_BASE_FORMS.get(form, form))


@dataclass(slots=True)
class _Relations:
    """Stems with those that may stand in the quote for them, and with their opposites."""

    carriers: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    opposites: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    solid: set[str] = field(default_factory=set)

    def learn(self, word: str, sign: str, other: str) -> None:
        if sign == _OPPOSITE:
            self.opposites[word].add(other)
            self.opposites[other].add(word)
            return
        self.carriers[other].add(word)
        if sign != _KIND:
            self.carriers[word].add(other)


@cache
def _relations() -> _Relations:
    relations = _Relations()
    stemmer = Stemmer.Stemmer("english")  # one for all: a new one for each word takes a second
    for line in WORDNET.read_text(encoding="utf-8").splitlines():
        word, *rest = stemmer.stemWords(line.split())
        sign = ""
        for other in rest if word != "#" else ():
            if other == _SOLID:
                relations.solid.add(word)
            elif other in (_SAME, _DEED, _KIND, _OPPOSITE):
                sign = other
            else:
                relations.learn(word, sign, other)
    for one, another in opposites():
        relations.learn(stem_of(one), _OPPOSITE, stem_of(another))
    return relations
