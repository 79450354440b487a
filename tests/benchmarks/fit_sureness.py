"""Fits how sure an answer is: ``python -m tests.benchmarks.fit_sureness --help``.

Prints the constants of ``bot/ask/sureness.py``, and what a regression that has not seen a
question would make of it. Right is an excerpt that answers the question or a part of it.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.guidance.domain import ExcerptSignals
from tests.benchmarks.asking import KeptWords, ask_all, open_corpus
from tests.benchmarks.judging import Judged, judged
from tests.benchmarks.questions import read_questions

SIGNALS = ("meaning", "likeness", "words", "fits", "ahead")
_STRENGTH = 0.3  # of the fit to what was seen, against small coefficients
_FOLDS, _ROUNDS = 10, 5
_SURE = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
_FAR_LEFT_OUT = (0.9, 0.925, 0.95, 0.975, 1.0)

Rows: TypeAlias = NDArray[np.float64]
Marks: TypeAlias = NDArray[np.bool_]


def row_of(signals: ExcerptSignals) -> list[float]:
    """Return the signals as the regression reads them."""
    likeness = signals.likeness or 0.0
    return [signals.meaning, likeness, signals.words, signals.fits, signals.ahead]


def constants(rows: Rows, is_right: Marks) -> dict[str, float]:
    """Return the coefficient of each signal as it is measured, and the constant."""
    model = logistic().fit(rows, is_right)
    scaler, regression = model[0], model[1]
    slopes = regression.coef_[0] / scaler.scale_
    constant = regression.intercept_[0] - (slopes * scaler.mean_).sum()
    names = SIGNALS if rows.shape[1] > 1 else SIGNALS[:1]
    return {
        name: round(float(value), 3)
        for name, value in zip([*names, "constant"], [*slopes, constant], strict=True)
    }


def cross_validated(new_model: Callable[[], Any], rows: Rows, is_right: Marks) -> Rows:
    """Return each question's probability from models that have not seen it."""
    rounds = [
        cross_val_predict(new_model(), rows, is_right, cv=_folds(seed), method="predict_proba")
        for seed in range(_ROUNDS)
    ]
    return np.asarray(np.mean(rounds, axis=0)[:, 1])


def logistic() -> Any:  # scikit-learn has no types
    """Return the regression that is kept."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH))


def trees() -> Any:
    """Return what the regression is compared with."""
    return GradientBoostingClassifier(
        n_estimators=60, max_depth=2, learning_rate=0.08, subsample=0.7, random_state=0
    )


def _folds(seed: int) -> StratifiedKFold:
    return StratifiedKFold(_FOLDS, shuffle=True, random_state=seed)


def print_sure(probabilities: Rows, is_right: Marks, results: Sequence[Judged]) -> None:
    """Print what each threshold from which an excerpt is asserted makes."""
    kinds = np.array([one.asked.question.kind for one in results])
    is_covered = np.array([one.asked.question.is_covered for one in results])
    print("sure from   asserted   right of these   covered and right   near   far asserted")
    for least in _SURE:
        is_sure = probabilities >= least
        right = is_right[is_sure].mean() if is_sure.any() else 0.0
        print(
            f"{least:9.2f}   {is_sure.sum():8}   {_percent(right):>14}"
            f"   {_percent((is_sure & is_right)[is_covered].mean()):>17}"
            f"   {is_sure[kinds == 'near'].sum():4}   {is_sure[kinds == 'far'].sum():12}"
        )


def print_near(rows: Rows, results: Sequence[Judged]) -> None:
    """Print from where excerpts are shown as the closest, so that far questions see none."""
    kinds = np.array([one.asked.question.kind for one in results])
    is_covered = np.array([one.asked.question.is_covered for one in results])
    for name, nearness in (
        ("meaning + likeness", rows[:, 0] + rows[:, 1]),
        ("meaning", rows[:, 0]),
    ):
        print(f"near by {name}: far questions that see nothing, covered ones")
        for share in _FAR_LEFT_OUT:
            far = nearness[kinds == "far"]
            least = float(np.quantile(far, share)) + 1e-6
            silent = nearness[is_covered] < least
            shares = f"{_percent((far < least).mean())}   {_percent(silent.mean())}"
            print(f"  from {least:.3f}   {shares}")


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def main() -> None:
    """Fit on a corpus and its questions; nothing is written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of Markdown")
    parser.add_argument("--questions", type=Path, required=True, help="JSON lines")
    arguments = parser.parse_args()
    index = open_corpus(arguments.corpus, KeptWords())
    asked = ask_all(index, read_questions(arguments.questions))
    results = [judged(one) for one in asked if one.firsts]
    rows = np.array([row_of(one.asked.firsts[0].signals) for one in results])
    is_right = np.array([one.is_first_right for one in results])
    print("with vectors of words", constants(rows, is_right))
    print("without", constants(rows[:, :1], is_right))
    for name, model, some in (
        ("logistic", logistic, rows),
        ("logistic, meaning alone", logistic, rows[:, :1]),
        ("gradient trees", trees, rows),
    ):
        probabilities = cross_validated(model, some, is_right)
        print(f"{name}: AUROC {roc_auc_score(is_right, probabilities):.3f}, not seen")
        print_sure(probabilities, is_right, results)
    print_near(rows, results)


if __name__ == "__main__":
    main()
