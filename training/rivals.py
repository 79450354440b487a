"""Small models over the signals of search, with and without what a reader says.

Each tells of an excerpt how probable it is that it answers; the surest of a question comes
first, and how sure it is decides whether it is asserted.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from training.examples import Example

READ = 8  # excerpts of a question that the reader reads
_FOLDS = 8
Rows: TypeAlias = NDArray[np.float64]
Said: TypeAlias = NDArray[np.float32]


def light_rows(example: Example) -> Rows:
    """Return what search knows of each excerpt: its signals, its place, and who is ahead."""
    signals = np.array(example.signals[:READ])
    place = 1 / (1 + np.arange(len(signals)))
    nearness = signals[:, 0] + signals[:, 1]
    return np.column_stack([signals, place, _lead(nearness)])


def read_rows(example: Example, said: Said) -> Rows:
    """Return the same, and what the reader says."""
    said = said[:READ]
    return np.column_stack([light_rows(example), said, _lead(said[:, 0])])


def read_alone(_: Example, said: Said) -> Rows:
    """Return what the reader says, alone."""
    return np.column_stack([said[:READ], _lead(said[:READ, 0])])


def logistic() -> Any:  # scikit-learn has no types
    """Return a new regression."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))


def trees() -> Any:
    """Return new trees."""
    return HistGradientBoostingClassifier(
        max_iter=120, max_depth=3, learning_rate=0.05, min_samples_leaf=40, random_state=0
    )


def unseen(
    new_model: Callable[[], Any], rows: Sequence[Rows], examples: Sequence[Example]
) -> list[Rows]:
    """Return each excerpt's probability, from models that have not seen its folder."""
    folders = [one.folder for one in examples]
    result: list[Rows] = [np.zeros(0)] * len(examples)
    for learnt, judged in GroupKFold(_FOLDS).split(rows, groups=folders):
        model = fitted(
            new_model(), [rows[at] for at in learnt], [examples[at] for at in learnt]
        )
        for at in judged:
            result[at] = model.predict_proba(rows[at])[:, 1]
    return result


def fitted(model: Any, rows: Sequence[Rows], examples: Sequence[Example]) -> Any:
    """Return the model, fitted: what helps answers, too."""
    worth = [np.array(one.worth[:READ]) > 0 for one in examples]
    return model.fit(np.concatenate(rows), np.concatenate(worth))


def _lead(values: NDArray[Any]) -> Rows:
    """Return how far each is ahead of the best other one."""
    if len(values) == 1:
        return np.zeros(1)
    first, second = np.sort(values)[::-1][:2]
    return np.where(values == first, first - second, values - first).astype(np.float64)
