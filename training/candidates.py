"""What search puts first for each question, and which of it answers: a reader learns from it.

``python -m training.candidates CORPUS QUESTIONS OUT``. A line a question, with its ten best
excerpts as whoever asks sees them, and a label each:

- *answers*: it has all the words that a right answer needs, or all of a part of two questions;
- *helps*: it has one of the sentences that answer a part, or some of the needed words;
- *no*: it has neither. Of a question that the documents do not answer, all are *no*.

Labels rest on words that the writer copied from the documents: a place that says the same in
other words is labelled *no* wrongly. Look at those that a trained reader is surest of.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bot.ask.domain import Citation
from bot.guidance.domain import FoundExcerpt
from bot.guidance.index import PassageIndex
from tests.benchmarks.asking import KeptWords, open_corpus
from tests.benchmarks.judging import has_one, read_aloud
from tests.benchmarks.questions import BenchmarkQuestion, read_questions

EXCERPTS = 10  # a question


def label_of(text: str, question: BenchmarkQuestion) -> str:
    """Return what an excerpt is worth for the question: answers, helps or no."""
    has = [has_one(text, entry) for entry in question.must]
    is_part = question.kind == "double" and any(has)
    if has and (all(has) or is_part):
        return "answers"
    return "helps" if any(has) or has_one(text, question.accept) else "no"


def candidates(index: PassageIndex, question: BenchmarkQuestion) -> Iterator[dict[str, object]]:
    """Yield the best excerpts for a question, each with its label and its signals."""
    for found in _best(index, question.text):
        text = read_aloud(Citation.of_excerpt(found))
        yield {
            "document": found.guidance.document,
            "text": text,
            "label": label_of(text, question),
            "signals": asdict(found.signals),
        }


def _best(index: PassageIndex, text: str) -> Sequence[FoundExcerpt]:
    findings = index.look_up(text, EXCERPTS)
    found = [one for question in findings.questions for one in question.found]
    once = {(one.guidance.document, one.quote): one for one in found}
    return list(once.values())[:EXCERPTS]


def main() -> None:
    """Write the candidates of all questions; begins again where it was stopped."""
    corpus, questions, out = map(Path, sys.argv[1:])
    index = open_corpus(corpus, KeptWords())
    done = len(out.read_text("utf-8").splitlines()) if out.exists() else 0
    with out.open("a", encoding="utf-8") as file:
        for number, one in enumerate(read_questions(questions)):
            if number >= done:
                line = {
                    "question": one.text,
                    "kind": one.kind,
                    "excerpts": list(candidates(index, one)),
                }
                file.write(f"{json.dumps(line, ensure_ascii=False)}\n")
                sys.stderr.write(f"\r{number + 1}")


if __name__ == "__main__":
    main()
