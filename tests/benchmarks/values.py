"""Whether a number, letter, code or name decides: ``python -m tests.benchmarks.values``.

On an invented handbook whose rows and sentences differ in nothing but a value; a quarter of its
questions name one that it lacks. Right is an answer whose marked words hold what is needed, not
merely a table that has it somewhere. Then each is asked inside stories with names and numbers
that decide nothing. ``values_second`` beside it is another such handbook.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.asking import Asked, KeptWords, ask_all, open_corpus
from tests.benchmarks.intervals import share_of
from tests.benchmarks.judging import has_one
from tests.benchmarks.questions import read_questions

VALUES = Path(__file__).parent / "values"
STORIES = (
    "Hello, Mrs Peeters of Kramer BV (customer 40718) asks: {}",
    "Invoice 2024-88317, third call this week. {}",
    "A customer rang twice on 3 March about order no. 771209. {}",
)


def is_right(asked: Asked) -> bool:
    """Tell whether the marked words answer, or nothing is asserted where guidance lacks it."""
    return _marks(asked) if asked.question.is_covered else not asked.is_asserted


def is_asserted_wrongly(asked: Asked) -> bool:
    """Tell whether something is asserted that does not answer."""
    return asked.is_asserted and not (asked.question.is_covered and _marks(asked))


def is_first(asked: Asked) -> bool:
    """Tell whether the words that answer stand first, asserted or as the closest."""
    return asked.question.is_covered and any(
        has_one(asked.shown[0].answering_words, entry)
        for entry in asked.question.must
        if asked.shown
    )


def _marks(asked: Asked) -> bool:
    words = "\n".join(one.answering_words for one in asked.shown)
    return asked.is_asserted and all(has_one(words, entry) for entry in asked.question.must)


def report(results: Sequence[Asked]) -> None:
    """Print how many are right, and how many are asserted wrongly."""
    covered = [one for one in results if one.question.is_covered]
    lacking = [one for one in results if not one.question.is_covered]
    print(f"right                         {share_of([is_right(one) for one in results])}")
    print(f"  of what guidance has        {share_of([is_right(one) for one in covered])}")
    print(f"  its words first, asserted or not {share_of([is_first(one) for one in covered])}")
    print(f"  of what it lacks            {share_of([is_right(one) for one in lacking])}")
    print(f"asserted wrongly              {sum(map(is_asserted_wrongly, results)):5}")


def main() -> None:
    """Measure; with ``--show`` print what is not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=VALUES, help="folder of Markdown")
    parser.add_argument("--questions", type=Path, default=VALUES / "questions.jsonl")
    parser.add_argument("--show", action="store_true", help="what is not right, too")
    arguments = parser.parse_args()
    index = open_corpus(arguments.corpus, KeptWords())
    questions = read_questions(arguments.questions)
    for story in ("{}", *STORIES):
        print(f"“{story.replace('{}', '…')}”")
        results = list(ask_all(index, questions, story))
        report(results)
        if arguments.show:
            print(*map(_told, (one for one in results if not is_right(one))), sep="\n")


def _told(asked: Asked) -> str:
    outcome = "answer" if asked.is_asserted else "closest" if asked.shown else "nothing"
    words = asked.shown[0].answering_words if asked.shown else ""
    return f"    {asked.question.text} [{outcome}] {words}"


if __name__ == "__main__":
    main()
