"""Learners who do not exist: memories that forget as the papers behind FSRS say people do.

Two kinds, so that a schedule which knows the one is judged by the other as well. Parameters
differ from question to question and from learner to learner; a schedule never sees them.
"""

from datetime import UTC, datetime, timedelta
from math import exp, log2
from random import Random
from typing import Protocol

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

BEGIN = datetime(2026, 3, 2, 10, tzinfo=UTC)  # a Monday
GUESSED = 0.25  # one of four choices
KNOWN_BEFORE = (0.3, 0.8)  # share of questions that sense alone gets right, by learner
KNOWN_LASTS = 10  # as many times longer as what was learnt just now
HARDEST = 18.0


class Memory(Protocol):
    """What one learner remembers of one question."""

    def recall(self, day: float) -> float:
        """Return the probability to know it, 0.0 to 1.0, without guessing."""
        ...

    def ask(self, day: float, random: Random) -> bool:
        """Answer, see the explanation, and remember accordingly."""
        ...


class FsrsMemory:
    """Forgets by FSRS-6 (Ye 2024), with parameters drawn around the published ones."""

    def __init__(self, known_before: float, random: Random) -> None:
        self._scheduler = Scheduler(
            [_near(n, random) for n in range(len(DEFAULT_PARAMETERS))],
            learning_steps=(),
            relearning_steps=(),
            enable_fuzzing=False,
        )
        self._card = Card(0, state=State.Learning, due=BEGIN)
        self._known_before = known_before

    def recall(self, day: float) -> float:
        if self._card.last_review is None:
            return self._known_before
        return self._scheduler.get_card_retrievability(self._card, _at(day))

    def ask(self, day: float, random: Random) -> bool:
        knows = random.random() < self.recall(day)
        rating = Rating.Good if knows else Rating.Again
        self._card, _ = self._scheduler.review_card(self._card, rating, _at(day))
        return knows or random.random() < GUESSED


class HalfLifeMemory:
    """Forgets exponentially, by difficulty and half-life (Ye, Su and Cao, KDD 2022)."""

    def __init__(self, known_before: float, random: Random) -> None:
        self._known_before = known_before
        self._difficulty = random.uniform(1.0, 10.0)
        self._half_life = 0.0  # days; 0: never asked
        self._day = 0.0

    def recall(self, day: float) -> float:
        if not self._half_life:
            return self._known_before
        return float(0.5 ** ((day - self._day) / self._half_life))

    def ask(self, day: float, random: Random) -> bool:
        recall = self.recall(day)
        knows = random.random() < recall
        if not self._half_life:
            self._half_life = self._first_half_life() * (KNOWN_LASTS if knows else 1)
        elif knows:
            self._half_life *= 1 + self._growth(recall)
        else:
            self._half_life = self._after_forgetting(recall)
            self._difficulty = min(self._difficulty + 2, HARDEST)
        self._day = day
        return knows or random.random() < GUESSED

    def _first_half_life(self) -> float:
        return -1 / log2(0.925 - 0.05 * self._difficulty)

    def _growth(self, recall: float) -> float:
        waited = (1 - recall) ** 0.970  # success after a long wait helps more
        eased: float = self._difficulty**-0.534 * self._half_life**-0.127
        return float(exp(3.81) * eased * waited)

    def _after_forgetting(self, recall: float) -> float:
        surprise = max(1 - recall, 0.001) ** -0.227
        kept: float = self._difficulty**-0.041 * self._half_life**0.377
        return float(exp(-0.041) * kept * surprise)


def _at(day: float) -> datetime:
    return BEGIN + timedelta(days=day)


def _near(n: int, random: Random) -> float:
    drawn = DEFAULT_PARAMETERS[n] * random.lognormvariate(0.0, 0.25)
    return min(max(drawn, LOWER_BOUNDS_PARAMETERS[n]), UPPER_BOUNDS_PARAMETERS[n])
