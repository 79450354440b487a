"""Finding by word: BM25 over stemmed English words, numbers, letters and codes."""

import re
from collections.abc import Iterator, Sequence
from math import log
from typing import Any

import numpy as np
import Stemmer
from bm25s.stopwords import STOPWORDS_EN, STOPWORDS_EN_PLUS
from numpy.typing import NDArray

from bot.guidance.keep.entries import WordCounts
from bot.guidance.parse.plain_text import folded

# Passages are cut to about one length: length and repetition say less than in documents.
_K1 = 0.9
_B = 0.4
_STEMMER = Stemmer.Stemmer("english")
_MODALS = ("could", "may", "might", "must", "ought", "shall", "would")
_SAY_NOTHING = frozenset(STOPWORDS_EN)
_OF_GRAMMAR = frozenset(_STEMMER.stemWords([*STOPWORDS_EN_PLUS, *_MODALS]))
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:&\w+)+|[^\W\d_]+-?\d\w*|\w+")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")
_NAMES_NOBODY = frozenset({"I", "A"})  # one letter in capitals that is no name of a class


def words_of(texts: Sequence[str]) -> list[list[str]]:
    """Return each text's stemmed words, without those that say nothing ("the", "of").

    Numbers, single letters and codes count, in one way of writing: "1,000" is "1000", and
    "PPR-9087" is "ppr9087". "IT" is a word, "it" is none.
    """
    return [_STEMMER.stemWords(list(_tokens(folded(text)))) for text in texts]


def _tokens(text: str) -> Iterator[str]:
    shouts = text.isupper()
    for found in _TOKEN.finditer(text):
        word = found.group()
        if word[0].isdigit():
            yield _THOUSANDS.sub("", word)
        elif word.isupper() and not shouts and word not in _NAMES_NOBODY:
            yield word.lower().replace("-", "")  # "IT", "B", "R&D"
        elif len(word) > 1 and word.lower() not in _SAY_NOTHING:
            yield word.lower().replace("-", "")


def telling(words: Sequence[str]) -> list[str]:
    """Return the stemmed words that name something, without "who", "my", "may" and the like."""
    return [word for word in words if word not in _OF_GRAMMAR]


class Vocabulary:
    """All words of some documents, numbered."""

    def __init__(self, documents: Sequence[Sequence[str]]) -> None:
        """Number the words; one list for each document."""
        self.numbers: dict[str, int] = {}
        number = self.numbers.setdefault
        self.own = [
            np.array([number(word, len(self.numbers)) for word in words], dtype=np.int32)
            for words in documents
        ]  # of each document's words, in its order


class Lexical:
    """Texts that can be weighed by the words they share with a question: BM25, as in Lucene."""

    def __init__(self, documents: Sequence[WordCounts], vocabulary: Vocabulary) -> None:
        """Weigh the words of all texts of documents, whose words have these numbers."""
        self._numbers = vocabulary.numbers
        lengths = _in_a_row([one.lengths for one in documents])
        self._count = len(lengths)
        firsts = np.cumsum([0, *(len(one.lengths) for one in documents)])
        texts = [one.texts + first for one, first in zip(documents, firsts, strict=False)]
        own = [known[one.words] for one, known in zip(documents, vocabulary.own, strict=True)]
        words, counts = _in_a_row(own), _in_a_row([one.counts for one in documents])
        order = np.argsort(words, kind="stable")
        self._texts = _in_a_row(texts)[order].astype(np.int32)
        self._ends = np.cumsum(np.bincount(words, minlength=len(self._numbers)))
        relative = (lengths / max(lengths.mean(), 1) if self._count else lengths)[self._texts]
        often = counts[order].astype(np.float32)
        self._weights = often / (often + _K1 * (1 - _B + _B * relative.astype(np.float32)))

    def scores(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Return each text's BM25 score for the words, 0.0 and up."""
        scores = np.zeros(self._count, dtype=np.float32)
        for word in words:
            place = self._place(word)
            scores[self._texts[place]] += self.rarity(word) * self._weights[place]
        return scores

    def coverage(self, words: Sequence[str], texts: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return each of these texts' share of the words, the rare ones weighing more."""
        shares, total = np.zeros(len(texts), dtype=np.float32), 0.0
        for word in dict.fromkeys(words):
            rarity = self.rarity(word)
            shares += rarity * np.isin(texts, self._texts[self._place(word)])
            total += rarity
        return shares / total if total else shares

    def rarity(self, word: str) -> float:
        """Return a word's inverse document frequency, 0.0 and up; highest if no text has it."""
        place = self._place(word)
        having = place.stop - place.start
        return log(1 + (self._count - having + 0.5) / (having + 0.5))

    def _place(self, word: str) -> slice:
        """Return where the texts that have the word stand; each stands there once."""
        number = self._numbers.get(word)
        if number is None:
            return slice(0, 0)
        return slice(int(self._ends[number - 1]) if number else 0, int(self._ends[number]))


def _in_a_row(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])
