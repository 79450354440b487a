"""How alike two texts are in their words: tf-idf over runs of one to three words. Pure.

Salton and Buckley 1988, with sublinear counts. Marks count as words: "?" tells a question.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+|[?!.,:\"]")
_LONGEST_RUN = 3  # words
_LONGEST_TEXT = 200  # words; those of a letter that tell what it is stand at its beginning

Likeness = NDArray[np.float32]  # a row for each text, a column for each line, 0.0 to 1.0


class RunsOfWords:
    """Compares texts with the words of lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Count the runs of words of all lines."""
        counts = [_runs(line) for line in lines]
        known = Counter(run for count in counts for run in count)
        self._rarity = {
            run: math.log((1 + len(lines)) / (1 + often)) + 1 for run, often in known.items()
        }
        self._number = {run: number for number, run in enumerate(known)}
        self._count = len(lines)
        self._keep([self._weights(count) for count in counts])

    def to(self, texts: Sequence[str]) -> Likeness:
        """Return the cosine of each text with each line."""
        likeness = np.zeros((len(texts), self._count), dtype=np.float32)
        for row, text in zip(likeness, texts, strict=True):
            for run, weight in self._weights(_runs(text)).items():
                number = self._number[run]
                places = slice(self._begins[number], self._begins[number + 1])
                row[self._lines[places]] += weight * self._theirs[places]
        return likeness

    def _keep(self, weights: Sequence[dict[str, float]]) -> None:
        """Keep by run, in three flat rows, which lines have it and its weight there."""
        runs = np.array([self._number[run] for line in weights for run in line], np.int32)
        in_order = np.argsort(runs, kind="stable")
        lines = np.repeat(np.arange(len(weights)), [len(line) for line in weights])
        theirs = np.array([one for line in weights for one in line.values()], np.float32)
        self._lines, self._theirs = lines[in_order], theirs[in_order]
        self._begins = np.searchsorted(runs[in_order], np.arange(len(self._number) + 1))

    def _weights(self, counts: Counter[str]) -> dict[str, float]:
        """Return the weight of each run that a line has, of length 1 together."""
        weights = {
            run: (1 + math.log(often)) * self._rarity[run]
            for run, often in counts.items()
            if run in self._rarity
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {run: weight / length for run, weight in weights.items()}


@lru_cache(maxsize=4)  # the workspaces of a process mostly have the same lines
def runs_of_words(lines: tuple[str, ...]) -> RunsOfWords:
    """Return what compares texts with the words of lines; it never changes."""
    return RunsOfWords(lines)


def _runs(text: str) -> Counter[str]:
    words = _WORD.findall(text.lower())[:_LONGEST_TEXT]
    return Counter(
        " ".join(words[start : start + length])
        for length in range(1, _LONGEST_RUN + 1)
        for start in range(len(words) - length + 1)
    )
