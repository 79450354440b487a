"""A change in one line: what is gone, and what stands there now. Pure."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import TypeAlias

from bot.guidance.changes.domain import MeaningChange

_AROUND = 5  # words that stay, shown on each side of a change
_LONGEST = 40  # words of a side that is told whole
_ALIKE = 0.4  # share of words in common, below which both are told whole


class WordChange(Enum):
    """What became of some words."""

    STAYS = auto()
    GONE = auto()
    NEW = auto()


Marked: TypeAlias = list[tuple[WordChange, str]]


def marked(change: MeaningChange) -> Marked:
    """Return a change word by word, shortened: each piece after what became of it."""
    old, new = change.before.split(), change.after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if not old or not new or matcher.ratio() < _ALIKE:
        pieces = [(WordChange.GONE, _whole(old)), (WordChange.NEW, _whole(new))]
    else:
        pieces = list(_pieces(matcher, old, new))
    return [(mark, words) for mark, words in pieces if words]


def _pieces(
    matcher: "SequenceMatcher[str]", old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[WordChange, str]]:
    parts = matcher.get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(parts):
        if tag == "equal":
            is_first, is_last = number == 0, number == len(parts) - 1
            yield WordChange.STAYS, _around(old[a:b], is_first=is_first, is_last=is_last)
        else:
            yield WordChange.GONE, _whole(old[a:b])
            yield WordChange.NEW, _whole(new[c:d])


def _around(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    before = [] if is_first else words[:_AROUND]
    after = [] if is_last else words[-_AROUND:]
    if len(words) <= len(before) + len(after):
        return " ".join(words)
    return " ".join([*before, "…", *after])


def _whole(words: Sequence[str]) -> str:
    return " ".join([*words[:_LONGEST], "…"] if len(words) > _LONGEST else words)
