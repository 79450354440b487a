"""Looks up each question of a message, with the story around it and without."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.guidance.domain import QuestionFindings
from bot.guidance.keep.vectors import Vectors
from bot.guidance.rank.library import Asked, Library
from bot.guidance.rank.question import MessageQuestion
from bot.guidance.rank.search import look_up
from bot.guidance.rank.values.story import without_story
from bot.guidance.rank.words import NullWordReader

_NEAR = (
    1.2  # meaning and likeness of what answers alone: its story is not read, which takes time
)
_MARKED = re.compile(r"[.?!\u2026]\W*$")


def look_up_each(
    library: Library,
    questions: Sequence[MessageQuestion],
    department_id: str | None,
    embed: Callable[[Sequence[str]], list[Vectors]],
    find: Callable[[Asked], QuestionFindings],
) -> Iterator[QuestionFindings]:
    """Yield what answers each question of a message, the first one first.

    A story may hold what is asked about ("I broke a tile. What now?") or have nothing to do
    with it: a question is read alone and with it, and what comes nearer counts. Questions of
    one message are mostly about one subject: where one is answered, the next ones are favoured.

    Args:
        library: what is searched.
        questions: of one message.
        department_id: of the asker.
        embed: makes vectors of length 1.
        find: looks up a question.
    """
    beside = ""
    for one in questions:
        asked = [without_story(text, library.has_word) for text in (one.asking, one.text)]
        texts = map(_marked, asked)
        best = QuestionFindings(one.text, ())
        for text in dict.fromkeys(texts):
            (vector,) = embed([text])
            found = find(Asked(text, vector, department_id, one.text, beside))
            best = max(best, found, key=_nearness)
            if _nearness(best) >= _NEAR:
                break
        yield best
        beside = beside or (best.found[0].guidance.document if best.found else "")


def _marked(text: str) -> str:
    """Return a question with its mark, which people leave out: to an embedding it matters."""
    return text if _MARKED.search(text) else f"{text.rstrip(' ,;:-')}?"


def look_up_meanings(
    library: Library,
    texts: Sequence[str],
    embed: Callable[[Sequence[str]], list[Vectors]],
    limit: int,
) -> list[QuestionFindings]:
    """Return for each text what comes nearest; all are embedded at once, no excerpt is read."""
    asked = [Asked(*one) for one in zip(texts, embed(texts), strict=True)]
    reader = NullWordReader()
    return [look_up(library, one, reader, limit) for one in asked]


def _nearness(findings: QuestionFindings) -> float:
    return findings.found[0].signals.nearness if findings.found else 0.0
