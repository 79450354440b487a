"""What the reader reads: a question and an excerpt as one row of word pieces."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

TOKENIZER = Path(__file__).parent.parent / "bot" / "embedding" / "tokenizer.json"
LONGEST = 112  # word pieces of question and excerpt together
_LONGEST_QUESTION = 48
_START, _END = 101, 102  # [CLS], [SEP]


class Pieces:
    """Cuts pairs of texts into word pieces."""

    def __init__(self, tokenizer: Path) -> None:
        """Read the tokenizer of MiniLM."""
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    def of(self, question: str, text: str, found: str) -> list[int]:
        """Return the row of a pair; of an excerpt that is too long, what was found comes first.

        Args:
            question: as it is asked.
            text: the excerpt as a reader sees it, its title and headings in the first line.
            found: what was found in it.
        """
        asked = self._ids(question)[:_LONGEST_QUESTION]
        room = LONGEST - len(asked) - 3
        read = self._ids(text)
        if len(read) > room:
            source, _, rest = text.partition("\n")
            read = self._ids(f"{source}\n{found}\n{rest}")[:room]
        return [_START, *asked, _END, *read, _END]

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)


def batch_of(
    rows: Sequence[Sequence[int]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return rows of one length, filled up with 0, and 1 for each piece of an excerpt."""
    ids = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    kinds = np.zeros_like(ids)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
        kinds[number, row.index(_END) + 1 : len(row)] = 1
    return ids, kinds
