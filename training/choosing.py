"""Which questions and which of their excerpts are read in one step of a training."""

import random
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from training.examples import Example

_EXCERPTS, _WRONG = 5, 3  # of a question; those that answer are among them; where none does
_TOGETHER = 12  # questions of a step
_POOL = 12  # steps whose questions are put in order of length, so that little is filled up
Chosen: TypeAlias = tuple[Example, list[int]]


def batches_of(examples: Sequence[Example], seed: int) -> Iterator[list[Chosen]]:
    """Yield an epoch's steps, in an order that the seed tells."""
    chance = random.Random(seed)  # noqa: S311  # guards nothing
    shuffled = chance.sample(examples, len(examples))
    pool = _POOL * _TOGETHER
    for first in range(0, len(shuffled), pool):
        some = sorted(shuffled[first : first + pool], key=_length)
        batches = [some[at : at + _TOGETHER] for at in range(0, len(some), _TOGETHER)]
        for batch in chance.sample(batches, len(batches)):
            yield [(one, chosen(one, chance)) for one in batch]


def chosen(example: Example, chance: random.Random) -> list[int]:
    """Return which excerpts of a question are read: those of worth, and others by chance."""
    of_worth = [at for at, worth in enumerate(example.worth) if worth][: _EXCERPTS - 2]
    others = [at for at, worth in enumerate(example.worth) if not worth]
    wanted = _EXCERPTS - len(of_worth) if of_worth else _WRONG
    return of_worth + chance.sample(others, min(len(others), wanted))


def _length(example: Example) -> int:
    return max(map(len, example.rows))
