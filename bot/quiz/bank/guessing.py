"""Whether the best choice can be guessed from the choices alone, the situation unread.

The standard check of a situational test: a model that sees nothing but the choices learns from
the other departments what a best choice looks like, and is tried on one department after the
other. What it gets right it got by manner: a quick act, an hour, a name, a reason given away.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from bot.quiz.domain import QuizQuestion

Seen: TypeAlias = Sequence[frozenset[str]]  # of each choice, what can be seen of it

SURE_FROM = 0.7  # probability that its guess is right, after calibration
RARE = 4  # what fewer choices have tells nothing
TEMPERATURES = (1, 2, 3, 5, 8, 13, 21, 34, 55, 89)  # 1 trusts the counts, 89 hardly at all
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_PAUSE = re.compile(r"[,;:.!?–—]")
_QUOTED = re.compile('[“”"„«»]')


@dataclass(frozen=True, slots=True)
class Guess:
    """What a reader of the choices alone takes for the best one."""

    question: QuizQuestion
    choice: int  # counted from 0 in the order of the bank
    sureness: float  # probability, 0.0 to 1.0
    telling: tuple[str, ...]  # what gave the choice away, most telling first

    @property
    def is_right(self) -> bool:
        """Whether it is the best choice."""
        return self.choice == self.question.best

    @property
    def gives_away(self) -> bool:
        """Whether the question can be answered surely without being read."""
        return self.is_right and self.sureness >= SURE_FROM


def guesses(questions: Sequence[QuizQuestion]) -> list[Guess]:
    """Guess each question by what the other departments' choices teach; in their order."""
    seen = [(one, features(one)) for one in questions]
    learnt = {
        each: _learnt([(one, its) for one, its in seen if one.department_id != each])
        for each in sorted({one.department_id for one in questions})
    }
    scored = [(one, _scores(its, learnt[one.department_id])) for one, its in seen]
    temperature = min(TEMPERATURES, key=lambda each: _surprise(scored, each))
    return [
        _guess(one, its, scores, temperature, learnt[one.department_id])
        for (one, its), (_, scores) in zip(seen, scored, strict=True)
    ]


def features(question: QuizQuestion) -> Seen:
    """Return what can be seen of each choice: words and pairs, length, figures, quotes."""
    lengths = sorted(len(choice.text) for choice in question.choices)
    return [
        frozenset((*_words(choice.text), *_looks(choice.text, lengths)))
        for choice in question.choices
    ]


def _words(text: str) -> Iterator[str]:
    words = _WORD.findall(text.casefold())
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))
    yield from (f"{word} (first word)" for word in words[:1])


def _looks(text: str, lengths: Sequence[int]) -> Iterator[str]:
    yield f"length: {lengths.index(len(text)) + 1} of {len(lengths)}"
    yield f"marks: {min(len(_PAUSE.findall(text)), 4)}"
    if any(letter.isdigit() for letter in text):
        yield "a figure"
    if _QUOTED.search(text):
        yield "a quote"


def _learnt(seen: Sequence[tuple[QuizQuestion, Seen]]) -> Mapping[str, float]:
    """Return how much each feature speaks for the best choice: naive Bayes, in log odds."""
    best: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for question, its in seen:
        for number, features_of_choice in enumerate(its):
            (best if number == question.best else others).update(features_of_choice)
    bests = len(seen)
    rest = sum(len(its) for _, its in seen) - bests
    return {
        each: math.log((best[each] + 1) / (bests + 2))
        - math.log((others[each] + 1) / (rest + 2))
        for each in sorted({*best, *others})
        if best[each] + others[each] >= RARE
    }


def _scores(seen: Seen, weights: Mapping[str, float]) -> list[float]:
    return [sum(weights.get(each, 0.0) for each in choice) for choice in seen]


def _probabilities(scores: Sequence[float], temperature: float) -> list[float]:
    highest = max(scores)
    raised = [math.exp((each - highest) / temperature) for each in scores]
    return [each / sum(raised) for each in raised]


def _surprise(
    scored: Sequence[tuple[QuizQuestion, Sequence[float]]], temperature: float
) -> float:
    """Return the log loss of the guesses: least where they are as sure as they are right."""
    return -sum(
        math.log(max(_probabilities(scores, temperature)[question.best], 1e-9))
        for question, scores in scored
    )


def _guess(
    question: QuizQuestion,
    seen: Seen,
    scores: Sequence[float],
    temperature: float,
    weights: Mapping[str, float],
) -> Guess:
    sureness = _probabilities(scores, temperature)
    choice = max(question.order_for("guessed"), key=scores.__getitem__)  # a tie is chance
    told = [each for each in seen[choice] if weights.get(each, 0.0) > 0]
    told.sort(key=lambda each: (-weights[each], each))
    return Guess(question, choice, sureness[choice], tuple(told[:4]))
