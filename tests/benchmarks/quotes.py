"""How many of the excerpts that the bot answers with are to the point, on the starter handbook.

``python -m tests.benchmarks.quotes``. Whether a document is right says little about the words
that an employee reads. Each question here names, as a regular expression, the words without
which no sentence of the handbook answers it; an excerpt with none of them is beside the point.
That is generous, so the shares are upper bounds; what matters is their change.
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.ask.domain import Answer, Question
from bot.composition.opening import answerer, open_index
from bot.settings import Settings
from tests.benchmarks.intervals import share_of
from tests.benchmarks.judging import read_aloud
from tests.benchmarks.questions import HANDBOOK

QUESTIONS = Path(__file__).parent / "handbook_quotes.jsonl"


@dataclass(frozen=True, slots=True)
class Quoted:
    """What the bot quoted to one question, and which of it is to the point."""

    question: str
    quotes: tuple[str, ...]  # empty: not covered
    are_to_the_point: tuple[bool, ...]


def quoted(index_folder: Path) -> list[Quoted]:
    """Return what the bot quotes to every question, as it is set up."""
    index = open_index(Settings(knowledge=HANDBOOK, state=index_folder))
    index.refresh(HANDBOOK)
    answer = answerer(index)
    return [
        _judged(one["question"], one["carried_by"], answer(Question(one["question"])))
        for one in map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines())
    ]


def report(found: Sequence[Quoted]) -> None:
    """Print the shares."""
    answered = [one for one in found if one.quotes]
    firsts = [one.are_to_the_point[0] for one in answered]
    every = [is_good for one in answered for is_good in one.are_to_the_point]
    print(f"answered                      {share_of([bool(one.quotes) for one in found])}")
    print(f"  first excerpt to the point  {share_of(firsts)}")
    print(f"  of all, to the point        {share_of(every)}")
    print(f"excerpts an answer            {len(every) / max(1, len(answered)):6.2f}")


def _judged(question: str, carried_by: str, answer: object) -> Quoted:
    quotes = tuple(map(read_aloud, answer.citations)) if isinstance(answer, Answer) else ()
    lines = [" ".join(quote.split()) for quote in quotes]
    are_good = tuple(re.search(carried_by, line) is not None for line in lines)
    return Quoted(question, quotes, are_good)


def main() -> None:
    """Measure; with ``--show`` print what was beside the point."""
    with TemporaryDirectory() as folder:
        found = quoted(Path(folder))
    report(found)
    if "--show" in sys.argv:
        _show(found)


def _show(found: Sequence[Quoted]) -> None:
    for one in found:
        pairs = zip(one.quotes, one.are_to_the_point, strict=True)
        missed = [quote for quote, is_good in pairs if not is_good]
        if missed or not one.quotes:
            print(one.question, *missed or ["not covered"], sep="\n    ")


if __name__ == "__main__":
    main()
