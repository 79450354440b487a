"""How Ask does on questions that were written without a look at how it finds its answers.

``python -m tests.benchmarks.blind``. Each round was written as employees type, before anything
was mended for it; its first figure is the honest one. What was learnt from a round went into
the lists beside the guidance. Both were asked of the bot that quoted single sentences; a new
round is due.

| round | questions | answered | first quote | first document | near misses refused |
| --- | --- | --- | --- | --- | --- |
| 1, before it was mended for | 106 + 48 | 97.2 % | 37.7 % | 75.5 % | 47.9 % |
| 2, with the bot of before round 1 | 42 + 20 | 85.7 % | 33.3 % | 47.6 % | 30.0 % |
| 2, after round 1 was mended for | 42 + 20 | 90.5 % | 45.2 % | 66.7 % | 80.0 % |

A quote answers if it has the words that a reader found necessary, and stands in a document
that the reader found right. The questions of round 2 are the harder ones.
"""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.ask.domain import Answer, Citation, NotCovered, Question
from bot.composition.opening import answerer, open_index
from bot.settings import Settings
from tests.benchmarks.intervals import share_of
from tests.benchmarks.judging import read_aloud
from tests.benchmarks.questions import (
    BLIND_QUESTIONS,
    HANDBOOK,
    BenchmarkQuestion,
    read_questions,
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, what the bot quoted, and which of it answers; nothing where it refused."""

    question: BenchmarkQuestion
    quotes: tuple[str, ...]  # as a reader sees them
    are_answers: tuple[bool, ...]
    are_closest: tuple[bool, ...]  # where there is no answer: which of what is shown answers
    is_document_right: bool  # of the first quote


def judged(
    question: BenchmarkQuestion, answer: Callable[[Question], Answer | NotCovered]
) -> Judged:
    """Return what the bot makes of a question."""
    given = answer(Question(question.text))
    cited = given.citations if isinstance(given, Answer) else ()
    closest = given.closest if isinstance(given, NotCovered) else ()
    is_right = bool(cited) and cited[0].document in question.documents
    return Judged(
        question,
        tuple(map(read_aloud, cited)),
        tuple(_answers(question, one) for one in cited),
        tuple(_answers(question, one) for one in closest),
        is_right,
    )


def _answers(question: BenchmarkQuestion, citation: Citation) -> bool:
    carries = re.search(question.carried_by, _in_one_line(citation)) is not None
    return carries and citation.document in question.documents


def _in_one_line(citation: Citation) -> str:
    return " ".join(f"{citation.quote} {read_aloud(citation)}".split())


def report(name: str, found: Sequence[Judged]) -> None:
    """Print the shares of one round."""
    covered = [one for one in found if one.question.is_covered]
    near = [one for one in found if not one.question.is_covered]
    shares = {
        "answered": [bool(one.quotes) for one in covered],
        "right document first": [one.is_document_right for one in covered],
        "first quote answers": [any(one.are_answers[:1]) for one in covered],
        "one of its quotes answers": [any(one.are_answers) for one in covered],
        "or one of the closest does": [
            any((*one.are_answers, *one.are_closest)) for one in covered
        ],
        "of all quotes answer": [each for one in covered for each in one.are_answers],
        "near misses refused": [not one.quotes for one in near],
    }
    print(f"{name}: {len(covered)} that the handbook answers, {len(near)} near misses")
    for what, values in shares.items():
        print(f"  {what:<28}{share_of(values)}")


def main() -> None:
    """Measure each round; with ``--show`` print what went wrong."""
    with TemporaryDirectory() as folder:
        index = open_index(Settings(knowledge=HANDBOOK, state=Path(folder)))
        index.refresh(HANDBOOK)
        found = [judged(one, answerer(index)) for one in read_questions(BLIND_QUESTIONS)]
    for number in sorted({one.question.round for one in found}):
        report(f"round {number}", [one for one in found if one.question.round == number])
    if "--show" in sys.argv:
        _show(found)


def _show(found: Sequence[Judged]) -> None:
    for one in found:
        is_good = any(one.are_answers[:1]) if one.question.is_covered else not one.quotes
        if not is_good:
            print(one.question.text, *one.quotes or ["not covered"], sep="\n    ")


if __name__ == "__main__":
    main()
