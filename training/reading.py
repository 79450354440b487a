"""Lets a reader read all pairs of some questions."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.examples import Example
from training.pieces import batch_of
from training.reader import SAID, Reader

_TOGETHER = 64  # pairs


def kept_reader(checkpoint: Path) -> Reader:
    """Return the reader of a checkpoint, ready to read."""
    reader = Reader()
    reader.load_state_dict(torch.load(checkpoint, weights_only=True)["reader"])
    return reader.eval()


def said_of(reader: Reader, examples: Sequence[Example]) -> list[NDArray[np.float32]]:
    """Return for each question what is said of its excerpts: a row each, as log-odds."""
    places = [
        (at, number) for at, one in enumerate(examples) for number in range(len(one.rows))
    ]
    places.sort(key=lambda place: len(examples[place[0]].rows[place[1]]))
    said = [np.zeros((len(one.rows), SAID), dtype=np.float32) for one in examples]
    for first in range(0, len(places), _TOGETHER):
        some = places[first : first + _TOGETHER]
        ids, kinds = batch_of([examples[at].rows[number] for at, number in some])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            rows = reader(torch.from_numpy(ids), torch.from_numpy(kinds))
        for (at, number), row in zip(some, rows.float().numpy(), strict=True):
            said[at][number] = row
    return said
