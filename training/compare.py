"""Whether a reader beats the light model, on folders it has not seen.

``python -m training.compare CHECKPOINT CANDIDATES …``. Right is an excerpt that answers the
question or a part of it. Blind questions judge in the end (`tests.benchmarks.answers`).
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from bot.ask.sureness import sureness
from bot.guidance.domain import ExcerptSignals, ValueFit
from tests.benchmarks.intervals import share_of
from training.examples import Example, read_examples
from training.pieces import TOKENIZER, Pieces
from training.reading import kept_reader, said_of
from training.rivals import (
    READ,
    Rows,
    Said,
    light_rows,
    logistic,
    read_alone,
    read_rows,
    trees,
    unseen,
)

LIGHT = "signals, trees"
_DRAWN = 1000
_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5)  # of the surest questions


def rivals(
    examples: Sequence[Example], said: Sequence[Said]
) -> Iterator[tuple[str, list[Rows]]]:
    """Yield each rival's name and how probable each excerpt is by it."""
    light = [light_rows(one) for one in examples]
    alone = [read_alone(*pair) for pair in zip(examples, said, strict=True)]
    both = [read_rows(*pair) for pair in zip(examples, said, strict=True)]
    yield "as it is", [_today(one) for one in examples]
    yield "signals, regression", unseen(logistic, light, examples)
    yield LIGHT, unseen(trees, light, examples)
    yield "reader alone", unseen(logistic, alone, examples)
    yield "both, regression", unseen(logistic, both, examples)
    yield "both, trees", unseen(trees, both, examples)


def print_figures(name: str, examples: Sequence[Example], sure: Sequence[Rows]) -> None:
    """Print how often the first excerpt is right, and how well its sureness tells so."""
    right, surest = first_of(examples, sure)
    covered = np.array([one.is_covered for one in examples])
    near = np.array([one.kind == "near" for one in examples])
    print(f"\n{name}: AUROC {roc_auc_score(right, surest):.3f}")
    print(f"  covered, first excerpt right {share_of(right[covered].tolist())}")
    order = np.argsort(-surest)
    for share in _SHARES:
        some = order[: round(len(order) * share)]
        print(
            f"  surest {100 * share:3.0f} %, right {share_of(right[some].tolist())},"
            f" near among them {int(near[some].sum())}"
        )


def print_gain(
    examples: Sequence[Example], sure: Sequence[Rows], rival: Sequence[Rows]
) -> None:
    """Print what is gained over a rival, with intervals from questions drawn again."""
    ours, theirs = first_of(examples, sure), first_of(examples, rival)
    covered = np.array([one.is_covered for one in examples])
    chance = np.random.default_rng(1)
    gains = []
    for _ in range(_DRAWN):
        some = chance.integers(len(examples), size=len(examples))
        told = [roc_auc_score(right[some], surest[some]) for right, surest in (ours, theirs)]
        first = [right[some][covered[some]].mean() for right, _ in (ours, theirs)]
        gains.append((told[0] - told[1], 100 * (first[0] - first[1])))
    low, high = np.quantile(gains, [0.025, 0.975], axis=0)
    print(f"  gain over {LIGHT}: AUROC {low[0]:+.3f} to {high[0]:+.3f};", end=" ")
    print(f"first right {low[1]:+.1f} to {high[1]:+.1f} points")


def first_of(
    examples: Sequence[Example], sure: Sequence[Rows]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Return whether the surest excerpt of each question is right, and how sure it is."""
    firsts = zip(examples, (int(one.argmax()) for one in sure), strict=True)
    right = np.array([one.worth[at] > 0 for one, at in firsts], dtype=np.bool_)
    return right, np.array([one.max() for one in sure])


def _today(example: Example) -> Rows:
    """Return search's own order with today's sureness."""
    sure = np.array([_sureness(one) for one in example.signals[:READ]])
    return np.where(np.arange(len(sure)) == 0, sure, 0.0)


def _sureness(signals: Sequence[float]) -> float:
    meaning, likeness, words, fits, ahead, meets = signals
    values = ValueFit.MEETS if meets > 0 else ValueFit.SILENT
    return sureness(ExcerptSignals(meaning, likeness, words, fits, ahead, values))


def main() -> None:
    """Compare on the folders that are held out."""
    checkpoint, *paths = map(Path, sys.argv[1:])
    examples = read_examples(paths, Pieces(TOKENIZER), READ)
    examples = [one for one in examples if one.is_held_out]
    said = said_of(kept_reader(checkpoint), examples)
    print(f"{len(examples)} questions of {len({one.folder for one in examples})} folders")
    light: list[Rows] = []
    for name, sure in rivals(examples, said):
        print_figures(name, examples, sure)
        if light:
            print_gain(examples, sure, light)
        light = light or (sure if name == LIGHT else [])


if __name__ == "__main__":
    main()
