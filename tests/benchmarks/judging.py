"""Whether an excerpt answers a question, by the words that somebody found necessary."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.ask.citations import lines_of
from bot.ask.domain import Citation
from bot.ask.messages import source_of
from bot.guidance.parse.masking import masked
from bot.guidance.parse.plain_text import folded, plain
from tests.benchmarks.asking import Asked

_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Judged:
    """What of an answer is right; without necessary words its document is judged alone."""

    asked: Asked
    is_first_right: bool  # the surest excerpt answers the question or a part, asserted or not
    is_first_complete: bool  # it has all that an answer needs
    are_parts_complete: bool  # the first excerpts for all parts of the question together have
    is_right: bool  # the answer has all that it needs; False where none is given
    is_partly_right: bool  # the first excerpt of the answer answers the question or a part
    further: tuple[bool, ...]  # whether each excerpt of the answer after its first answers some
    is_shown: bool  # an excerpt shown, as answer or as closest, answers the question or a part

    @property
    def is_asserted(self) -> bool:
        """Whether the bot answers."""
        return self.asked.is_asserted


def judged(asked: Asked) -> Judged:
    """Return what is right of what the bot says to a question."""
    shown = asked.shown
    answer = shown if asked.is_asserted else ()
    firsts = [Citation.of_excerpt(one) for one in asked.firsts]
    return Judged(
        asked,
        is_first_right=_answers_some(asked, firsts[:1]),
        is_first_complete=_answers_all(asked, firsts[:1]),
        are_parts_complete=_answers_all(asked, firsts),
        is_right=_answers_all(asked, answer),
        is_partly_right=_answers_some(asked, answer[:1]),
        further=tuple(_answers_some(asked, [one]) for one in answer[1:]),
        is_shown=_answers_some(asked, shown),
    )


def read_aloud(citation: Citation) -> str:
    """Return the words of an excerpt as a reader sees it: source, lines, and what is added."""
    lines = (f"{one.mark} {one.text}" for one in lines_of(citation))
    return "\n".join([source_of(citation), *lines, citation.context])


def has_one(text: str, alternatives: Iterable[str]) -> bool:
    """Tell whether a text has the words of one of the alternatives, in their order."""
    words = f" {_words(text)} "
    wanted = map(_words, alternatives)
    return any(f" {one} " in words for one in wanted if one)


def _answers_some(asked: Asked, citations: Sequence[Citation]) -> bool:
    question = asked.question
    if not question.must:
        return any(one.document in question.documents for one in citations)
    entries = [*question.must, question.accept]
    return any(has_one(read_aloud(one), entry) for one in citations for entry in entries)


def _answers_all(asked: Asked, citations: Sequence[Citation]) -> bool:
    question = asked.question
    if not question.must:
        return _answers_some(asked, citations[:1])
    text = "\n".join(map(read_aloud, citations))
    return all(has_one(text, entry) for entry in question.must)


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", plain(masked(folded(text)))).strip().casefold()
