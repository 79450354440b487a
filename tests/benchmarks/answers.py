"""How often the answer is right, and how often the bot says that it has none.

``python -m tests.benchmarks.answers``: cross-validated on the starter handbook, or on a corpus
that is named: there, with the coefficients as they are kept.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from bot.ask.coverage import read_coverage
from tests.benchmarks.consulting import Consulted, consult, covered
from tests.benchmarks.questions import HANDBOOK, HANDBOOK_QUESTIONS, read_questions
from tests.benchmarks.regression import cross_validated


def report(consulted: Sequence[Consulted], probabilities: NDArray[np.float64]) -> None:
    """Print how good the answers and the refusals are."""
    is_covered = covered(consulted)
    is_answered = probabilities >= 0.5
    is_right = np.array([one.is_right for one in consulted])
    is_at_once = np.array([one.is_right_at_once for one in consulted])
    if len(set(is_covered)) > 1:
        print(f"AUROC, covered or not         {roc_auc_score(is_covered, probabilities):8.3f}")
    print(f"decided rightly               {_percent(is_answered == is_covered)}")
    print(f"covered: answered             {_percent(is_answered[is_covered])}")
    print(f"  from a right document       {_percent((is_answered & is_right)[is_covered])}")
    print(f"  which is cited first        {_percent((is_answered & is_at_once)[is_covered])}")
    print(f"not covered: refused          {_percent(~is_answered[~is_covered])}")
    for kind in sorted({one.question.kind for one in consulted} - {""}):
        is_kind = np.array([one.question.kind == kind for one in consulted])
        is_good = np.where(is_covered, is_answered & is_right, ~is_answered)
        print(f"  {kind:<27} {_percent(is_good[is_kind])}")
    times = [one.milliseconds for one in consulted]
    print(f"time, with embedding          {np.median(times):8.1f} ms p50")


def _percent(share: NDArray[np.bool_]) -> str:
    return f"{100 * share.mean():8.1f} %, {len(share)} questions" if len(share) else "none"


def main() -> None:
    """Measure what the arguments name; the starter handbook without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=HANDBOOK, help="folder of Markdown")
    parser.add_argument("--questions", type=Path, default=HANDBOOK_QUESTIONS, help="JSON lines")
    arguments = parser.parse_args()
    consulted = consult(arguments.corpus, read_questions(arguments.questions))
    if len(set(covered(consulted))) > 1:  # else there is nothing to tell apart
        print("cross-validated on these questions")
        report(consulted, cross_validated(consulted, [*consulted[0].signals]))
    coverage = read_coverage()
    print("with the coefficients that the bot has")
    report(consulted, np.array([coverage.probability_of(one.signals) for one in consulted]))


if __name__ == "__main__":
    main()
