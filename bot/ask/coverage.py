"""Whether guidance covers a question: a calibrated probability from several signals.

``coverage.json`` holds the coefficients of two logistic regressions, one for guidance with a
list of subjects left to others, and one for guidance without. They are fitted by
``python -m tests.benchmarks.fit_coverage``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log1p
from pathlib import Path

from bot.guidance.domain import Overview

COEFFICIENTS = Path(__file__).parent / "coverage.json"
_WITH_SUBJECTS = "with_elsewhere"
_WITHOUT_SUBJECTS = "without_elsewhere"
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Coverage:
    """Tells how probable it is that guidance answers a question."""

    coefficients: Mapping[str, Mapping[str, float]]

    def is_covered(self, overview: Overview) -> bool:
        """Tell whether guidance more probably than not answers the question."""
        return self.probability(overview) >= _EVEN

    def probability(self, overview: Overview) -> float:
        """Return how probable it is that guidance answers the question, 0.0 to 1.0."""
        return self.probability_of(signals_of(overview))

    def probability_of(self, signals: Mapping[str, float]) -> float:
        """Return the same from the signals by name; a weight without a signal is constant."""
        weights = self.coefficients[
            _WITH_SUBJECTS if "elsewhere" in signals else _WITHOUT_SUBJECTS
        ]
        total = sum(weight * signals.get(name, 1.0) for name, weight in weights.items())
        return 1 / (1 + exp(-total))


def read_coverage(path: Path = COEFFICIENTS) -> Coverage:
    """Return what tells whether a question is covered, as it was fitted last."""
    return Coverage(json.loads(path.read_text(encoding="utf-8")))


def signals_of(overview: Overview) -> dict[str, float]:
    """Return the signals by name."""
    signals = {
        "best_sentence": overview.best_sentence,
        "ten_sentences": overview.ten_sentences,
        "all_sentences": overview.all_sentences,
        "best_context": overview.best_context,
        "words_known": overview.words_known,
        "words_together": overview.words_together,
        "rarest_missing": overview.rarest_missing,
        "best_lexical": overview.best_lexical,
        "words": log1p(overview.words),
    }
    if overview.elsewhere is not None:
        signals["elsewhere"] = overview.elsewhere
    return signals
