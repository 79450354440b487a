"""Whether guidance covers a question: a calibrated probability from several signals.

``coverage.json`` holds the coefficients of three logistic regressions: for guidance with a list
of subjects left to others, with a list of what it is asked as well, and without. Fitted by
``python -m tests.benchmarks.fit_coverage``.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log1p
from pathlib import Path

from bot.guidance.domain import Overview

COEFFICIENTS = Path(__file__).parent / "coverage.json"
_CONSTANT = "constant"
_EVEN = 0.5
# What our return address is, who leads a department, which carrier, when a desk closes.
_FACT = re.compile(
    r"""\b(?:
    how\ (?:many|much|high|old|big|large|heavy)
    | which | whose
    | who(?:\ (?:is|was|won|are|runs|leads|made)|'?s)
    | when\ (?:is|was|are|does|do|did|will)
    | where\ (?:is|are|do|does|can)
    | what(?:\ (?:is|was|are|were)|'?s)\ (?:the|our|my)
    | what\ (?:time|date|day|colou?r|size|software|tool|brand)
    | what\b.{0,40}\b(?:price|cost|rate|number|address|limit|fee|budget|password|name|hours)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Tells how probable it is that guidance answers a question."""

    coefficients: Mapping[str, Mapping[str, float]]

    def is_covered(self, question: str, overview: Overview) -> bool:
        """Tell whether guidance more probably than not answers the question."""
        return self.probability(question, overview) >= _EVEN

    def probability(self, question: str, overview: Overview) -> float:
        """Return how probable it is that guidance answers the question, 0.0 to 1.0."""
        return self.probability_of(signals_of(question, overview))

    def probability_of(self, signals: Mapping[str, float]) -> float:
        """Return the same from the signals by name; the regression that uses most counts."""
        at_hand = {*signals, _CONSTANT}
        usable = [one for one in self.coefficients.values() if one.keys() <= at_hand]
        weights = max(usable, key=len)
        total = sum(weight * signals.get(name, 1.0) for name, weight in weights.items())
        return 1 / (1 + exp(-total))


def read_coverage(path: Path = COEFFICIENTS) -> Coverage:
    """Return what tells whether a question is covered, as it was fitted last."""
    return Coverage(json.loads(path.read_text(encoding="utf-8")))


def signals_of(question: str, overview: Overview) -> dict[str, float]:
    """Return the signals by name: how it is asked, and how it looks beside guidance."""
    signals: dict[str, float | None] = {
        "wants_fact": float(wants_fact(question)),
        "best_sentence": overview.best_sentence,
        "ten_sentences": overview.ten_sentences,
        "all_sentences": overview.all_sentences,
        "best_context": overview.best_context,
        "words_known": overview.words_known,
        "words_together": overview.words_together,
        "rarest_missing": overview.rarest_missing,
        "best_lexical": overview.best_lexical,
        "words": log1p(overview.words),
        "elsewhere": overview.elsewhere,
        "elsewhere_few": overview.elsewhere_few,
        "asked": overview.asked,
        "asked_few": overview.asked_few,
        "asked_more": overview.asked_more,
    }
    return {name: value for name, value in signals.items() if value is not None}


def wants_fact(question: str) -> bool:
    """Tell whether an English question seems to want a name, a figure, a date or a place."""
    return _FACT.search(question) is not None
