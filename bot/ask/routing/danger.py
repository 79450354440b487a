"""Whether a message tells of a danger, and of which. Pure."""

from collections.abc import Sequence

from bot.ask.routing.scores import MessageScores
from bot.ask.sentences import first_and_last
from bot.guidance.rank.question import clauses_of, is_asking

# Measured by `python -m tests.benchmarks.routing`.
_DANGER = -0.35  # the lowest score that is danger; more figures of speech would pass below
_TOLD = -0.25  # the same of a clause that is told before something is asked
_TOLD_AMONG_OTHERS = -0.05  # the same where so many are told that one sounds so by chance
_LONG = 3  # sentences, or clauses, from which danger is looked for in each


def is_told(core: float, sentences: Sequence[float], before_asking: Sequence[float]) -> bool:
    """Tell whether there is danger, by how much of it stands in a message and its parts.

    In a long message, its worst sentence counts half. What is told before a question counts by
    itself: "a driver has collapsed, whom do I tell about his load" is half courtesy.
    """
    worst = max(sentences) if len(sentences) >= _LONG else -1.0
    told = max(before_asking, default=-1.0)
    lowest = _TOLD if len(before_asking) < _LONG else _TOLD_AMONG_OTHERS
    return max(core, (core + worst) / 2) > _DANGER or told > lowest


def told_before_asking(text: str) -> list[str]:
    """Return the clauses of a message that ask nothing, and after which something is asked."""
    clauses = [clause for sentence in clauses_of(text) for clause in sentence]
    asking = [number for number, clause in enumerate(clauses) if is_asking(clause)]
    told = [clause for clause in clauses[: max(asking, default=0)] if not is_asking(clause)]
    return first_and_last(told)


def likest(core: MessageScores, worst: MessageScores) -> int:
    """Return the number of the danger that a message and its worst sentence are likest to."""
    return int((core + worst).argmax())
