"""Likeness of a question to those that ``asked.yaml`` lists for sentences and documents."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.guidance.domain import Passage
from bot.guidance.rank.lexical import words_of
from bot.guidance.rank.wording import AskedLine

Cosines = NDArray[np.float32]


class KnownQuestions:
    """The known questions, each tied to the sentence or document that answers it."""

    def __init__(self, lines: Sequence[AskedLine], passages: Sequence[Passage]) -> None:
        """Look for the sentence with each line's words; without, a line is the document's."""
        names = list(dict.fromkeys(passage.document for passage in passages))
        numbers = {name: number for number, name in enumerate(names)}
        self._count = len(names)
        self._passages = np.array([numbers[one.document] for one in passages], np.int64)
        self._documents = np.array([numbers.get(one.document, -1) for one in lines], np.int64)
        self._sentences = _sentences_with(lines, passages)
        self._words = _words_by_sentence(lines, self._sentences)

    def of_documents(self, cosines: Cosines) -> Cosines:
        """Return for each passage how near its document's nearest line comes.

        Where nobody noted what a document is asked, that is the mean of the others.

        Args:
            cosines: how near the question comes to each line.
        """
        nearest = np.full(self._count, -np.inf, dtype=np.float32)
        is_here = self._documents >= 0
        np.maximum.at(nearest, self._documents[is_here], cosines[is_here])
        is_noted = nearest > -np.inf
        mean = nearest[is_noted].mean() if is_noted.any() else 0.0
        return np.asarray(np.where(is_noted, nearest, mean)[self._passages], np.float32)

    def of_sentences(self, cosines: Cosines, count: int) -> Cosines:
        """Return for each of all sentences how near its nearest line comes; 0.0 without one.

        Args:
            cosines: how near the question comes to each line.
            count: of all sentences.
        """
        nearest = np.zeros(count, dtype=np.float32)
        is_here = self._sentences >= 0
        np.maximum.at(nearest, self._sentences[is_here], cosines[is_here])
        return nearest

    def words(self, sentence: int) -> frozenset[str]:
        """Return the stemmed words of the lines that the sentence answers; empty if none."""
        return self._words.get(sentence, frozenset())


def _sentences_with(
    lines: Sequence[AskedLine], passages: Sequence[Passage]
) -> NDArray[np.int64]:
    """Return the number of the first sentence with each line's words; -1 without one."""
    by_document: dict[str, list[tuple[int, str]]] = {}
    number = 0
    for passage in passages:
        for quote in passage.quotable:
            by_document.setdefault(passage.document, []).append((number, quote))
            number += 1
    return np.array(
        [_first(line, by_document.get(line.document, [])) for line in lines], np.int64
    )


def _first(line: AskedLine, sentences: Sequence[tuple[int, str]]) -> int:
    if not line.words:
        return -1
    return next((number for number, quote in sentences if line.words in quote), -1)


def _words_by_sentence(
    lines: Sequence[AskedLine], sentences: NDArray[np.int64]
) -> dict[int, frozenset[str]]:
    words: dict[int, frozenset[str]] = {}
    for number, text in zip(sentences, words_of([line.text for line in lines]), strict=True):
        words[int(number)] = words.get(int(number), frozenset()) | frozenset(text)
    words.pop(-1, None)
    return words
