"""What search puts first for each question, and which of it answers: a reader learns from it.

``python -m training.candidates CORPUS QUESTIONS OUT``. A line a message, with its questions;
each of these has the ten best excerpts as whoever asks sees them, and a label each:

- *answers*: it has all the words that a right answer needs, or all of a part of two questions;
- *helps*: it has one of the sentences that answer a part, or some of the needed words;
- *no*: it has neither. Of a question that the documents do not answer, all are *no*.

Labels rest on words that the writer copied from the documents: a place that says the same in
other words is labelled *no* wrongly. Look at those that a trained reader is surest of. Where
questions come with places instead (SQuAD), what holds such a place answers.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.ask.domain import Citation
from bot.guidance.domain import ExcerptSignals, FoundExcerpt, found_words
from bot.guidance.index import PassageIndex
from tests.benchmarks.asking import KeptWords, open_corpus
from tests.benchmarks.judging import has_one, read_aloud
from tests.benchmarks.questions import BenchmarkQuestion, read_questions

EXCERPTS = 10  # a question


def label_of(text: str, question: BenchmarkQuestion) -> str:
    """Return what an excerpt is worth by the words it has: answers, helps or no."""
    has = [has_one(text, entry) for entry in question.must]
    is_part = question.kind == "double" and any(has)
    if has and (all(has) or is_part):
        return "answers"
    return "helps" if any(has) or has_one(text, question.accept) else "no"


def label_by_place(found: FoundExcerpt, question: BenchmarkQuestion) -> str:
    """Return what an excerpt is worth by the places that answer: answers or no."""
    document, excerpt = found.guidance.document, found.excerpt
    holds = any(
        one.document == document and excerpt.start <= one.start and one.end <= excerpt.end
        for one in question.references
    )
    return "answers" if holds else "no"


def candidates(index: PassageIndex, question: BenchmarkQuestion) -> Iterator[dict[str, object]]:
    """Yield each question of a message with its best excerpts, their labels and signals."""
    for asked in index.look_up(question.text, EXCERPTS).questions:
        excerpts = [_candidate(found, question) for found in asked.found]
        yield {"asked": asked.question, "excerpts": excerpts}


def _candidate(found: FoundExcerpt, question: BenchmarkQuestion) -> dict[str, object]:
    text = read_aloud(Citation.of_excerpt(found))
    by_words = bool(question.must) or not question.references
    label = label_of(text, question) if by_words else label_by_place(found, question)
    return {
        "document": found.guidance.document,
        "text": text,
        "found": found_words(found.excerpt.lines),
        "label": label,
        "signals": _fields(found.signals),
    }


def _fields(signals: ExcerptSignals) -> dict[str, object]:
    names = ("meaning", "likeness", "words", "fits", "ahead")
    numbers = {name: round(getattr(signals, name) or 0.0, 4) for name in names}
    return {**numbers, "values": signals.values.name}


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
                    "documents": sorted(one.documents),
                    "questions": list(candidates(index, one)),
                }
                file.write(f"{json.dumps(line, ensure_ascii=False)}\n")
                file.flush()
                sys.stderr.write(f"\r{number + 1}")


if __name__ == "__main__":
    main()
