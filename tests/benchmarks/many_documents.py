"""A folder of very many documents, made of a few: repeated, each time with other words."""

import random
import re
from itertools import count
from pathlib import Path

_WORD = re.compile(r"\b[a-z]{4,}\b")
_REPLACED = 0.15  # of the words, so that no two copies are alike


def write_many(corpus: Path, folder: Path, *, words: int) -> int:
    """Write documents of so many words altogether; return how many documents they are."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(corpus.rglob("*.md"))]
    vocabulary = sorted({word for text in texts for word in _WORD.findall(text)})
    folder.mkdir(parents=True)
    chance = random.Random(0)  # noqa: S311  # the same documents each time

    def other(found: re.Match[str]) -> str:
        return chance.choice(vocabulary) if chance.random() < _REPLACED else found[0]

    number = 0
    for round_number in count():
        for text in texts:
            copy = _WORD.sub(other, text) if round_number else text
            (folder / f"{number:06}.md").write_text(copy, encoding="utf-8")
            words -= len(copy.split())
            number += 1
            if words <= 0:
                return number
    return number
