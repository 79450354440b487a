"""Whether a message tells of a danger, and of which. Pure."""

from collections.abc import Sequence

from bot.ask.routing.scores import MessageScores

# Measured by `python -m tests.benchmarks.routing`.
_DANGER = -0.25  # the lowest score that is danger; more figures of speech would pass below
_LONG = 3  # sentences from which danger is looked for in each


def is_told(core: float, sentences: Sequence[float]) -> bool:
    """Tell whether there is danger, by how much of it stands in a message and its sentences.

    In a long message, its worst sentence counts half.
    """
    worst = max(sentences) if len(sentences) >= _LONG else -1.0
    return max(core, (core + worst) / 2) > _DANGER


def likest(core: MessageScores, worst: MessageScores) -> int:
    """Return the number of the danger that a message and its worst sentence are likest to."""
    return int((core + worst).argmax())
