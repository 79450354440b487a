"""How good the answers to questions are that nobody tuned with: totals of the four blind sets.

``python -m tests.benchmarks.blind_sets --corpus HANDBOOKS``, or ``make bench HANDBOOKS=…``. The
starter's handbook comes with the bot; of the others this measures what the folder holds. No
question is printed: `tests.benchmarks.answers` does that, and such a set is no longer blind.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.answers import Answered, ask, report, report_wrapped
from tests.benchmarks.questions import BLIND, HANDBOOK, read_questions

STARTER = "starter"
FOREIGN = {  # where each set's handbook lies in the folder of handbooks
    "clef": "clef",
    "company-info": "sourcegraph/company-info-and-process",
    "technical-success": "sourcegraph/departments/technical-success",
}


def corpus_of(name: str, handbooks: Path | None) -> Path | None:
    """Return the handbook that a set is about; None where it is not there."""
    if name == STARTER:
        return HANDBOOK
    corpus = handbooks / FOREIGN[name] if handbooks else None
    return corpus if corpus and corpus.is_dir() else None


def why_not(name: str, handbooks: Path | None, sets: Path = BLIND) -> str:
    """Return in one sentence why a set is not measured; empty if it can be."""
    if corpus_of(name, handbooks) is None:
        return (
            f"{name}: not measured, for its handbook is missing; name a folder with"
            f" {FOREIGN[name]} by --corpus (make bench HANDBOOKS=…)."
        )
    if not (sets / f"{name}.jsonl").is_file():
        return f"{name}: not measured, for its questions were read; new ones are due."
    return ""


def measure(name: str, handbooks: Path | None) -> Answered | None:
    """Print the totals of a set and return what they are made of; None if it cannot be."""
    corpus, missing = corpus_of(name, handbooks), why_not(name, handbooks)
    if corpus is None or missing:
        print(f"\n{missing}")
        return None
    answered = ask(corpus, read_questions(BLIND / f"{name}.jsonl"))
    _report(name, answered)
    return answered


def together(sets: Sequence[Answered]) -> Answered:
    """Return several sets as one."""
    return Answered(
        [one for each in sets for one in each.bare],
        [
            [one for its in several for one in its]
            for several in zip(*(each.wrapped for each in sets), strict=True)
        ],
        [time for each in sets for time in each.times],
    )


def _report(name: str, answered: Answered) -> None:
    print(f"\n{name}")
    report(answered.bare, answered.times)
    report_wrapped(answered.wrapped)


def main() -> None:
    """Measure the starter's set, those of foreign handbooks, and these together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="folder of the foreign handbooks")
    handbooks = parser.parse_args().corpus
    measure(STARTER, handbooks)
    measured = [one for name in FOREIGN if (one := measure(name, handbooks))]
    if len(measured) > 1:
        _report(f"{len(measured)} foreign handbooks together", together(measured))


if __name__ == "__main__":
    main()
