"""How sure it is that an excerpt answers a question: a logistic regression over few signals.

Fitted on 200 questions to another company's handbook, a third of them not answered there:
``python -m tests.benchmarks.fit_sureness``. None of the signals moves with a question's length.
"""

from dataclasses import dataclass
from hashlib import sha256
from math import exp

from bot.guidance.domain import ExcerptSignals, ValueFit

SURE = 0.7  # probability from which an excerpt is asserted
# Meaning and likeness together from which an excerpt is shown as the closest there is.
_NEAR, _NEAR_ALONE = 0.8, 0.42
_CONSTANT = -8.331
_MEANING, _LIKENESS, _WORDS, _FITS, _AHEAD = 4.685, 6.672, 1.378, 1.53, 7.786
_CONSTANT_ALONE, _MEANING_ALONE = -5.275, 9.146  # of an embedding without vectors of words
# What it adds that an excerpt has the number, letter, code or name asked for where those beside
# it have others: of 80 questions with such values to an invented handbook, 50 instead of 44 are
# right and none is answered wrongly; of those 200 one more is right.
_MEETS = 0.8
_FITTED = (_MEETS, _CONSTANT, _MEANING, _LIKENESS, _WORDS, _FITS, _AHEAD)
# Names the scale: thresholds that a company measured with another one tell nothing on it.
SCALE = sha256(repr((_FITTED, _CONSTANT_ALONE, _MEANING_ALONE)).encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where an excerpt is asserted, and from where it is shown as the closest there is."""

    sure: float = SURE  # of `sureness`
    near: float | None = None  # of nearness; None: what comes with the bot


USUAL = Thresholds()


def sureness(signals: ExcerptSignals) -> float:
    """Return how probable it is that the excerpt answers, 0.0 to 1.0."""
    meets = _MEETS if signals.values is ValueFit.MEETS else 0.0
    if signals.likeness is None:
        return _logistic(meets + _CONSTANT_ALONE + _MEANING_ALONE * signals.meaning)
    return _logistic(
        meets
        + _CONSTANT
        + _MEANING * signals.meaning
        + _LIKENESS * signals.likeness
        + _WORDS * signals.words
        + _FITS * signals.fits
        + _AHEAD * signals.ahead
    )


def usual_near(signals: ExcerptSignals) -> float:
    """Return the nearness from which an excerpt is shown unless a company measured its own."""
    return _NEAR_ALONE if signals.likeness is None else _NEAR


def is_near(signals: ExcerptSignals, thresholds: Thresholds = USUAL) -> bool:
    """Tell whether an excerpt is near enough to be shown where none is sure."""
    least = usual_near(signals) if thresholds.near is None else thresholds.near
    return signals.nearness >= least


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
