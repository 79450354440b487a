"""Fits what is covered: ``python -m tests.benchmarks.fit_coverage --corpus … --questions …``.

Writes ``bot/ask/coverage.json``. The regressions for guidance with lists beside it are fitted
on the starter handbook, with the first round of blind questions; the one for guidance without
them on the handbook and on the corpus that is named, as much on one as on the other.
"""

import argparse
import json
from pathlib import Path

from bot.ask.coverage import COEFFICIENTS
from tests.benchmarks.consulting import consult
from tests.benchmarks.questions import (
    BLIND_QUESTIONS,
    HANDBOOK,
    HANDBOOK_QUESTIONS,
    read_questions,
)
from tests.benchmarks.regression import WITH_BOTH, WITH_ELSEWHERE, WITHOUT, fitted

FITTED_ROUNDS = (1,)  # of blind questions; the others judge


def main() -> None:
    """Fit both regressions and keep their coefficients."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of Markdown")
    parser.add_argument("--questions", type=Path, required=True, help="JSON lines")
    arguments = parser.parse_args()
    blind = [one for one in read_questions(BLIND_QUESTIONS) if one.round in FITTED_ROUNDS]
    handbook = consult(HANDBOOK, [*read_questions(HANDBOOK_QUESTIONS), *blind])
    other = consult(arguments.corpus, read_questions(arguments.questions))
    coefficients = {
        "with_elsewhere_and_asked": fitted([handbook], WITH_BOTH),
        "with_elsewhere": fitted([handbook], WITH_ELSEWHERE),
        "without": fitted([handbook, other], WITHOUT),
    }
    text = json.dumps(coefficients, indent=2) + "\n"
    COEFFICIENTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
