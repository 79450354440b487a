"""Reads what `training.candidates` wrote."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from training.pieces import Pieces

WORTH = {"answers": 1.0, "helps": 0.5, "no": 0.0}
SIGNALS = ("meaning", "likeness", "words", "fits", "ahead")
HELD_OUT = 15  # of a hundred folders of documents


@dataclass(frozen=True, slots=True)
class Example:
    """A question and its best excerpts, in the order in which search has them."""

    question: str
    kind: str  # of its message
    folder: str  # of the documents it is about; what search found where it is about none
    rows: tuple[tuple[int, ...], ...]  # each pair in word pieces
    worth: tuple[float, ...]  # 1.0: answers, 0.5: helps
    signals: tuple[tuple[float, ...], ...]  # `SIGNALS`, and the value asked for

    @property
    def is_covered(self) -> bool:
        """Whether the documents answer its message."""
        return self.kind not in {"near", "far"}

    @property
    def is_held_out(self) -> bool:
        """Whether it judges instead of teaching: whole folders do, by chance."""
        return int(sha256(self.folder.encode()).hexdigest(), 16) % 100 < HELD_OUT


def read_examples(paths: Sequence[Path], pieces: Pieces, excerpts: int) -> list[Example]:
    """Return the questions of files of candidates, with so many of their excerpts."""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    return [one for line in lines for one in _of_message(json.loads(line), pieces, excerpts)]


def _of_message(message: dict[str, Any], pieces: Pieces, excerpts: int) -> Iterator[Example]:
    for question in message["questions"]:
        some = question["excerpts"][:excerpts]
        if some:
            asked = question["asked"]
            about = [*message["documents"], *message.get("about", ()), some[0]["document"]]
            yield Example(
                asked,
                message["kind"],
                str(Path(about[0]).parent),
                tuple(tuple(pieces.of(asked, one["text"], one["found"])) for one in some),
                tuple(WORTH[one["label"]] for one in some),
                tuple(_signals(one["signals"]) for one in some),
            )


def _signals(fields: dict[str, Any]) -> tuple[float, ...]:
    meets = {"MEETS": 1.0, "MISSES": -1.0}.get(fields["values"], 0.0)
    return (*(float(fields[name]) for name in SIGNALS), meets)
