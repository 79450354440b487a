"""Fits a regression over the signals and what a reader says.

``python -m training.fit CHECKPOINT CANDIDATES …`` prints its constants, and what asserting from
each probability makes of questions that the regression has not seen. It is fitted on folders
that are held out: of those that it was taught, the reader is too sure.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tests.benchmarks.intervals import share_of
from training.compare import first_of
from training.examples import Example, read_examples
from training.pieces import TOKENIZER, Pieces
from training.reading import kept_reader, said_of
from training.rivals import READ, Rows, fitted, logistic, read_rows, unseen

_SURE = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


def print_constants(rows: Sequence[Rows], examples: Sequence[Example]) -> None:
    """Print the weight of each number of a row, and the constant."""
    scaler, regression = fitted(logistic(), rows, examples)
    weights = regression.coef_[0] / scaler.scale_
    constant = regression.intercept_[0] - (weights * scaler.mean_).sum()
    print("weights", [round(float(one), 3) for one in weights])
    print("constant", round(float(constant), 3))


def print_sure(sure: Sequence[Rows], examples: Sequence[Example]) -> None:
    """Print what asserting from each probability makes."""
    right, surest = first_of(examples, sure)
    covered = np.array([one.is_covered for one in examples])
    near = np.array([one.kind == "near" for one in examples])
    for least in _SURE:
        is_sure = surest >= least
        print(
            f"from {least:.2f}: right of these {share_of(right[is_sure].tolist())};"
            f" covered and right {share_of((is_sure & right)[covered].tolist())};"
            f" near asserted {share_of(is_sure[near].tolist())}"
        )


def main() -> None:
    """Fit on the folders that are held out."""
    checkpoint, *paths = map(Path, sys.argv[1:])
    examples = read_examples(paths, Pieces(TOKENIZER), READ)
    examples = [one for one in examples if one.is_held_out]
    said = said_of(kept_reader(checkpoint), examples)
    rows = [read_rows(*pair) for pair in zip(examples, said, strict=True)]
    print_constants(rows, examples)
    print_sure(unseen(logistic, rows, examples), examples)


if __name__ == "__main__":
    main()
