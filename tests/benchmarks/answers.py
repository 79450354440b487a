"""How often the answer is right, how often it is only close, and how often there is none.

``python -m tests.benchmarks.answers``: on the starter handbook, or on a corpus and questions
that are named. Shares stand with their 95 % intervals. A question names the words that an
answer needs; where it names none, as those of the starter, the first document is judged.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from sklearn.metrics import roc_auc_score

from bot.ask.sureness import sureness
from tests.benchmarks.asking import KeptWords, ask_all, milliseconds, open_corpus
from tests.benchmarks.intervals import share_of
from tests.benchmarks.judging import Judged, judged, read_aloud
from tests.benchmarks.questions import (
    HANDBOOK,
    HANDBOOK_QUESTIONS,
    BenchmarkQuestion,
    moved_to_tuned,
    read_questions,
)

WRAPPERS = (
    "Hi team, sorry to bother you with this. {} Thanks a lot for your help!",
    (
        "hello everyone, hope you are all doing well, I am new here and a colleague told me"
        " that you may know: {}"
    ),
    (
        "{} I asked around in the office but nobody was sure, so I would be really grateful"
        " for a short answer, many thanks and have a nice day"
    ),
)
_STEPS = 10  # of the curve
_TUNED = "This shows questions: from now on they are tuned with and judge nothing."
Figures: TypeAlias = Iterator[tuple[str, Sequence[bool]]]


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of the questions of a set, asked as they stand and inside each wrapper."""

    bare: Sequence[Judged]
    wrapped: Sequence[Sequence[Judged]]  # of each of `WRAPPERS`
    times: Sequence[float]  # milliseconds


def ask(
    corpus: Path, questions: Sequence[BenchmarkQuestion], wrappers: Sequence[str] = WRAPPERS
) -> Answered:
    """Ask the questions of a corpus; its index is kept for the next run."""
    words = KeptWords()
    index = open_corpus(corpus, words)
    times = milliseconds(index, questions, words)
    bare, *wrapped = (
        [judged(one) for one in ask_all(index, questions, wrapper)]
        for wrapper in ("{}", *wrappers)
    )
    return Answered(bare, wrapped, times)


def figures_of(results: Sequence[Judged]) -> Figures:
    """Yield each figure's name and whether each question that it is about met it."""
    covered = [one for one in results if one.asked.question.is_covered]
    asserted = [one for one in results if one.is_asserted]
    yield "covered: asserted and right", [one.is_right for one in covered]
    yield "  asserted, first excerpt right", [one.is_partly_right for one in covered]
    yield "of what is asserted, right", [one.is_right for one in asserted]
    yield "  first excerpt right", [one.is_partly_right for one in asserted]
    yield "  further excerpts useful", [good for one in asserted for good in one.further]
    yield (
        "asserted, first excerpt wrong",
        [one.is_asserted and not one.is_partly_right for one in results],
    )
    yield "covered: right excerpt shown", [one.is_shown for one in covered]
    yield "covered: nothing shown", [not one.asked.shown for one in covered]
    yield "covered: first excerpt right", [one.is_first_right for one in covered]
    yield from _of_kinds(results)


def _of_kinds(results: Sequence[Judged]) -> Figures:
    of_kind = _by_kind(results)
    if lists := of_kind("list"):
        yield "lists complete", [one.is_first_complete for one in lists]
        yield "  and asserted", [_is_asserted_whole(one) for one in lists]
    if exceptions := of_kind("exception"):
        yield "exceptions kept", [one.is_first_complete for one in exceptions]
        yield "  and asserted", [_is_asserted_whole(one) for one in exceptions]
    if double := of_kind("double"):
        yield "both parts of a double", [one.are_parts_complete for one in double]
        yield "  and asserted", [one.is_right for one in double]
    if near := of_kind("near"):
        yield "near misses asserted", [one.is_asserted for one in near]
        yield "near misses: nothing shown", [not one.asked.shown for one in near]
    if far := of_kind("far"):
        yield "far: nothing shown", [not one.asked.shown for one in far]
        yield "far: asserted", [one.is_asserted for one in far]


def _is_asserted_whole(one: Judged) -> bool:
    return one.is_asserted and one.is_first_complete


def figures_when_wrapped(results: Sequence[Judged]) -> Figures:
    """Yield the figures that politeness should not move."""
    covered = [one for one in results if one.asked.question.is_covered]
    yield "  covered: asserted and right", [one.is_right for one in covered]
    yield "  near misses asserted", [one.is_asserted for one in _by_kind(results)("near")]


def _by_kind(results: Sequence[Judged]) -> Callable[[str], list[Judged]]:
    return lambda kind: [one for one in results if one.asked.question.kind == kind]


def curve(results: Sequence[Judged]) -> Iterator[str]:
    """Yield how right the first excerpts of the surest tenth are, two tenths, and so on."""
    surest = sorted(results, key=lambda one: -_sureness_of(one))
    yield "the surest   down to   first excerpt right"
    for step in range(1, _STEPS + 1):
        some = surest[: round(len(surest) * step / _STEPS)]
        right = [one.is_first_right for one in some]
        share = f"{100 * step / _STEPS:8.0f} %"
        yield f"{share}   {_sureness_of(some[-1]):7.2f}   {share_of(right)}"


def _sureness_of(one: Judged) -> float:
    firsts = one.asked.firsts
    return sureness(firsts[0].signals) if firsts else 0.0


def report(results: Sequence[Judged], times: Sequence[float]) -> None:
    """Print how good the answers and the refusals are."""
    _print(figures_of(results))
    words = [
        sum(len(read_aloud(each).split()) for each in one.asked.shown)
        for one in results
        if one.is_asserted
    ]
    print(f"{'words of an answer':<32}{np.median(words) if words else 0:6.0f} p50")
    print(f"{'time':<32}{np.median(times):6.0f} ms p50")
    print(*curve(results), sep="\n")
    print(f"{'AUROC: is it covered':<32}{_auroc(results):6.3f}")


def _auroc(results: Sequence[Judged]) -> float:
    """Return how well sureness parts covered questions from others: 0.5 is chance."""
    is_covered = [one.asked.question.is_covered for one in results]
    if len(set(is_covered)) == 1:
        return float("nan")
    return float(roc_auc_score(is_covered, [_sureness_of(one) for one in results]))


def report_wrapped(wrapped: Sequence[Sequence[Judged]]) -> None:
    """Print what the wrappers change."""
    for wrapper, results in zip(WRAPPERS, wrapped, strict=False):
        print(f"“{wrapper.replace('{}', '…')}”")
        _print(figures_when_wrapped(results))


def _print(figures: Figures) -> None:
    for name, values in figures:
        print(f"{name:<32}{share_of(values)}")


def show(results: Sequence[Judged]) -> None:
    """Print what went wrong."""
    print(_TUNED)
    for one in results:
        question = one.asked.question
        is_good = one.is_right if question.is_covered else not one.is_asserted
        if not is_good:
            outcome = "answer" if one.is_asserted else "closest"
            print(f"\n{question.kind}: {question.text}  [{outcome}, {_sureness_of(one):.2f}]")
            print(*map(read_aloud, one.asked.shown[:1]), sep="\n")


def main() -> None:
    """Measure what the arguments name; the starter handbook without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=HANDBOOK, help="folder of Markdown")
    parser.add_argument("--questions", type=Path, default=HANDBOOK_QUESTIONS, help="JSON lines")
    parser.add_argument("--every", type=int, default=1, help="ask one question of so many")
    parser.add_argument("--bare", action="store_true", help="leave the wrappers out")
    parser.add_argument("--show", action="store_true", help="what went wrong, too")
    arguments = parser.parse_args()
    questions = read_questions(arguments.questions)[:: arguments.every]
    answered = ask(arguments.corpus, questions, () if arguments.bare else WRAPPERS)
    report(answered.bare, answered.times)
    if arguments.show:
        moved_to_tuned(arguments.questions)
        show(answered.bare)
    report_wrapped(answered.wrapped)


if __name__ == "__main__":
    main()
