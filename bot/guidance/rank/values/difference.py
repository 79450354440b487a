"""Whether two statements say the same thing with different values."""

from bot.guidance.rank.values.domain import Reading
from bot.guidance.rank.values.reading import reading_of

_SAME = 0.6  # of all words of two statements, the share that both have
_LEAST = 3  # words that both have; fewer are no thing yet


def difference(first: str, second: str) -> str:
    """Return the value of the second in which it differs from one that says the same.

    Empty if they say something else, or of another case: of another label, name, or quantity
    of a further kind ("up to 5 kg: 12 euros" and "up to 9 kg: 15 euros").
    """
    one, other = reading_of(first), reading_of(second)
    shared = one.words & other.words
    is_same = len(shared) >= max(_LEAST, _SAME * len(one.words | other.words))
    if not is_same or _cases(one) != _cases(other):
        return ""
    mine = [its for its in one.quantities if its not in other.quantities]
    theirs = [its for its in other.quantities if its not in one.quantities]
    if len(mine) == len(theirs) == 1 and mine[0].is_comparable(theirs[0]):
        return theirs[0].written
    return ""


def _cases(reading: Reading) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    labels = frozenset((one.noun, one.name) for one in reading.labels)
    return labels, frozenset(reading.names)
