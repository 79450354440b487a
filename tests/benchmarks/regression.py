"""The regression behind what is covered, and its honest measure."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from tests.benchmarks.consulting import Consulted, covered, matrix

WITHOUT = (
    "best_sentence",
    "ten_sentences",
    "all_sentences",
    "best_context",
    "words_known",
    "words_together",
    "rarest_missing",
    "best_lexical",
    "words",
)
WITH_ELSEWHERE = (*WITHOUT, "elsewhere", "elsewhere_few", "wants_fact")
WITH_BOTH = (*WITH_ELSEWHERE, "asked", "asked_few", "asked_more")
_STRENGTH = 1.0  # of the fit to what was seen, against small coefficients
_FOLDS = 10


def fitted(sets: Sequence[Sequence[Consulted]], names: Sequence[str]) -> dict[str, float]:
    """Return the coefficients by signal; each set of questions weighs the same."""
    signals = np.concatenate([matrix(one, names) for one in sets])
    weights = np.concatenate([np.full(len(one), 1 / len(one)) for one in sets])
    weights *= len(signals) / weights.sum()
    is_covered = np.concatenate([covered(one) for one in sets])
    model = _pipeline().fit(signals, is_covered, logisticregression__sample_weight=weights)
    scaler, regression = model[0], model[1]
    slopes = regression.coef_[0] / scaler.scale_
    constant = regression.intercept_[0] - (slopes * scaler.mean_).sum()
    values = [*slopes, constant]
    return {
        name: round(float(v), 4) for name, v in zip([*names, "constant"], values, strict=True)
    }


def cross_validated(
    consulted: Sequence[Consulted], names: Sequence[str]
) -> NDArray[np.float64]:
    """Return each question's probability from a regression that has not seen it."""
    signals, is_covered = matrix(consulted, names), covered(consulted)
    probabilities = np.zeros(len(is_covered))
    folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=0)
    for seen, unseen in folds.split(signals, is_covered):
        model = _pipeline().fit(signals[seen], is_covered[seen])
        probabilities[unseen] = model.predict_proba(signals[unseen])[:, 1]
    return probabilities


def _pipeline() -> Any:  # scikit-learn has no types
    return make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=1000))
