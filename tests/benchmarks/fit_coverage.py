"""Fits what is covered: ``python -m tests.benchmarks.fit_coverage --corpus … --questions …``.

Writes ``bot/ask/coverage.json``. The regression for guidance with a list of subjects left to
others is fitted on the starter handbook; the one for guidance without such a list on the
handbook and on the corpus that is named, as much on one as on the other.
"""

import argparse
import json
from pathlib import Path

from bot.ask.coverage import COEFFICIENTS
from tests.benchmarks.consulting import consult
from tests.benchmarks.questions import HANDBOOK, HANDBOOK_QUESTIONS, read_questions
from tests.benchmarks.regression import WITH, WITHOUT, fitted


def main() -> None:
    """Fit both regressions and keep their coefficients."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of Markdown")
    parser.add_argument("--questions", type=Path, required=True, help="JSON lines")
    arguments = parser.parse_args()
    handbook = consult(HANDBOOK, read_questions(HANDBOOK_QUESTIONS))
    other = consult(arguments.corpus, read_questions(arguments.questions))
    coefficients = {
        "with_elsewhere": fitted([handbook], WITH),
        "without_elsewhere": fitted([handbook, other], WITHOUT),
    }
    text = json.dumps(coefficients, indent=2) + "\n"
    COEFFICIENTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
