"""Takes the questions out of a message, by what its parts come near to."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from bot.guidance.keep.vectors import Vectors
from bot.guidance.rank.library import Library
from bot.guidance.rank.question import COURTESIES, Clause, clauses_of, questions_in

LONGEST_MESSAGE = 2000  # characters; what is longer is cut in its middle


def questions_of(
    message: str, library: Library, embed: Callable[[Sequence[str]], list[Vectors]]
) -> list[str]:
    """Return the questions of a message, without what is said around them."""
    sentences = clauses_of(message)
    texts = [clause for clauses in sentences for clause in clauses]
    if len(texts) < 2:  # noqa: PLR2004  # nothing stands around it
        return texts or [message]
    vectors = embed([*texts, *COURTESIES])
    near = iter(_near(vectors, len(texts), library))
    read = [[Clause(clause, *next(near)) for clause in clauses] for clauses in sentences]
    return questions_in(read) or [message]


def readable(text: str) -> str:
    """Return the message as an embedding can take it, without halves of characters.

    Of a very long one the start and the end are kept: people ask first, or last.
    """
    text = text.encode(errors="replace").decode()
    if len(text) <= LONGEST_MESSAGE:
        return text
    half = LONGEST_MESSAGE // 2
    return f"{text[:half]}\n{text[-half:]}"


def _near(
    vectors: Sequence[Vectors], count: int, library: Library
) -> Iterator[tuple[float, float]]:
    """Yield how near each of the first vectors comes to guidance, and to the others."""
    courtesies = np.array(vectors[count:])
    for vector in vectors[:count]:
        yield library.nearness(vector), float((courtesies @ vector).max())
