"""What retrieval is measured by: how much of what was wanted stands near the top."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bot.embedding.onnx_model import TOKENIZER


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``start`` to ``end`` of a document."""

    document: str
    start: int
    end: int


class WordPieces:
    """Where each word piece of each document starts and ends."""

    def __init__(self, texts: dict[str, str]) -> None:
        tokenizer = Tokenizer.from_file(str(TOKENIZER))
        tokenizer.no_truncation()
        self._offsets = {
            document: np.array(tokenizer.encode(text, add_special_tokens=False).offsets)
            for document, text in texts.items()
        }

    def cut_after(self, places: Iterable[Place], budget: int) -> list[Place]:
        """Return the places up to this many word pieces, the last one cut short."""
        kept: list[Place] = []
        for place in places:
            offsets = self._offsets[place.document]
            first, last = np.searchsorted(offsets[:, 0], [place.start, place.end])
            if last - first >= budget:
                end = int(offsets[first + budget - 1, 1]) if budget else place.start
                return [*kept, Place(place.document, place.start, end)]
            kept.append(place)
            budget -= int(last - first)
        return kept


def recall(references: Sequence[Place], found: Sequence[Place]) -> float:
    """Return the share of the references' characters that were found, 0.0 to 1.0."""
    marks = [_covered(reference, found) for reference in references]
    return float(sum(mark.sum() for mark in marks) / sum(map(len, marks)))


def ndcg(wanted: Collection[str], ranked: Iterable[str], depth: int = 10) -> float:
    """Return the discounted gain of the wanted documents, each counted once, 0.0 to 1.0."""
    documents = list(dict.fromkeys(ranked))[:depth]
    gain = sum(1 / log2(n + 2) for n, document in enumerate(documents) if document in wanted)
    best = sum(1 / log2(n + 2) for n in range(min(len(wanted), depth)))
    return gain / best


def _covered(reference: Place, found: Sequence[Place]) -> NDArray[np.bool_]:
    mark = np.zeros(reference.end - reference.start, dtype=np.bool_)
    for place in found:
        if place.document == reference.document:
            first = max(place.start - reference.start, 0)
            mark[first : max(place.end - reference.start, 0)] = True
    return mark
