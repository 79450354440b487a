"""How sure it is that an excerpt answers a question: a logistic regression over few signals.

Fitted on 200 questions to another company's handbook, a third of them not answered there:
``python -m tests.benchmarks.fit_sureness``. None of the signals moves with a question's length.
"""

from math import exp

from bot.guidance.domain import ExcerptSignals

SURE = 0.55  # probability from which an excerpt is asserted
# Meaning and likeness together from which an excerpt is shown as the closest there is: of 40
# questions from other fields one comes so near, of 120 that guidance answers all but five.
_NEAR, _NEAR_ALONE = 0.89, 0.42
_CONSTANT = -8.605
_MEANING, _LIKENESS, _WORDS, _FITS, _AHEAD = 1.0, 10.939, 0.465, 1.814, 0.025
_MOST_AHEAD = 3.0
_CONSTANT_ALONE, _MEANING_ALONE = -5.039, 8.21  # of an embedding without vectors of words


def sureness(signals: ExcerptSignals) -> float:
    """Return how probable it is that the excerpt answers, 0.0 to 1.0."""
    if signals.likeness is None:
        return _logistic(_CONSTANT_ALONE + _MEANING_ALONE * signals.meaning)
    return _logistic(
        _CONSTANT
        + _MEANING * signals.meaning
        + _LIKENESS * signals.likeness
        + _WORDS * signals.words
        + _FITS * signals.fits
        + _AHEAD * min(signals.ahead, _MOST_AHEAD)
    )


def is_near(signals: ExcerptSignals) -> bool:
    """Tell whether an excerpt is near enough to be shown where none is sure."""
    if signals.likeness is None:
        return signals.meaning >= _NEAR_ALONE
    return signals.meaning + signals.likeness >= _NEAR


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
