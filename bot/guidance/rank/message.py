"""Takes the questions out of a message, by what its parts come near to."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import numpy as np

from bot.guidance.keep.vectors import Vectors
from bot.guidance.rank.library import Library
from bot.guidance.rank.question import (
    COURTESIES,
    Clause,
    MessageQuestion,
    clauses_of,
    questions_in,
)

LONGEST_MESSAGE = 2000  # characters; what is longer is cut in its middle


class MessageReader:
    """Parts the questions of messages from what is said around them."""

    def __init__(self, embed: Callable[[Sequence[str]], list[Vectors]]) -> None:
        """Read with this embedding; courtesies are embedded at the first message with any."""
        self._embed = embed

    def questions_of(
        self, message: str, library: Library, *, before: str = ""
    ) -> list[MessageQuestion]:
        """Return the questions of a message, without what is said around them.

        Args:
            message: in guidance's words.
            library: tells what is about guidance.
            before: what was said before it, which makes it one question.
        """
        if before:  # what leans is said twice, or what answered before would answer again
            leaning = f"{before} {message} {message}"
            return [MessageQuestion(leaning, leaning)]
        sentences = clauses_of(message)
        texts = [clause for clauses in sentences for clause in clauses]
        if len(texts) < 2:  # noqa: PLR2004  # nothing stands around it
            return [MessageQuestion(one, one) for one in texts or [message]]
        near = iter(self._near(texts, library))
        read = [[Clause(clause, *next(near)) for clause in clauses] for clauses in sentences]
        return questions_in(read) or [MessageQuestion(message, message)]

    def _near(self, texts: Sequence[str], library: Library) -> Iterator[tuple[float, float]]:
        """Yield how near each text comes to guidance, and to courtesies."""
        for vector in self._embed(texts):
            yield library.nearness(vector), float((self._courtesies @ vector).max())

    @cached_property
    def _courtesies(self) -> Vectors:
        return np.array(self._embed(COURTESIES))


def readable(text: str) -> str:
    """Return the message as an embedding can take it, without halves of characters.

    Of a very long one the start and the end are kept: people ask first, or last.
    """
    text = text.encode(errors="replace").decode()
    if len(text) <= LONGEST_MESSAGE:
        return text
    half = LONGEST_MESSAGE // 2
    return f"{text[:half]}\n{text[-half:]}"
