"""What a paragraph announces that stands under a heading below: "the five indicators"."""

import re
from collections.abc import Iterator, Sequence

from bot.guidance.parse.structure import BlockKind, Statement, Structure, TextBlock

_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNTED = re.compile(  # "the same five indicators", not "within five days"
    rf"\b(?P<number>\d\d?|{_NUMBERS})\s(?:[\w-]{{2,20}}\s){{0,2}}?"
    r"(?!days?\b|hours?\b|minutes?\b|weeks?\b|months?\b|years?\b|euros?\b)\w{2,20}s\b",
    re.IGNORECASE,
)
_LISTS = {BlockKind.LIST, BlockKind.STEPS, BlockKind.TABLE}
_LONGEST = 120  # words of what is announced; more is read in the passage


def announced_by(structure: Structure, shown: Sequence[int]) -> tuple[str, ...]:
    """Return the sub-headings, or the items and rows below one, that statements announce.

    They announce as many as there are, or end with a colon above sub-headings.
    """
    texts = [structure.statements[one].text for one in shown]
    counts = {_number(found["number"]) for one in texts for found in _COUNTED.finditer(one)}
    block = structure.statements[shown[-1]].block
    titles = list(dict.fromkeys(_titles_below(structure, block)))
    is_led = texts[-1].endswith(":") and len(titles) > 1
    for names in (titles, list(_items_below(structure, block))):
        is_short = sum(len(one.split()) for one in names) <= _LONGEST
        if is_short and (len(names) in counts or (is_led and names is titles)):
            return tuple(f"\u2022 {one}" for one in names)
    return ()


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS.split("|").index(written.lower()) + 2


def _below(structure: Structure, number: int) -> Iterator[tuple[int, TextBlock]]:
    """Yield the blocks after one in its section and in those below it."""
    above = structure.blocks[number].headings
    for at, block in enumerate(structure.blocks[number + 1 :], number + 1):
        if block.headings[: len(above)] != above:
            return
        yield at, block


def _titles_below(structure: Structure, number: int) -> Iterator[str]:
    depth = len(structure.blocks[number].headings)
    for _, one in _below(structure, number):
        yield from one.headings[depth : depth + 1]


def _items_below(structure: Structure, number: int) -> Iterator[str]:
    """Yield how the items or rows of the first list or table below begin."""
    below = _below(structure, number)
    found = next((at for at, one in below if one.kind in _LISTS), None)
    items: dict[int, str] = {}
    for one in structure.statements:
        if one.block == found:
            items.setdefault(one.start if one.cells else one.item, _label(one))
    yield from items.values()


def _label(statement: Statement) -> str:
    return statement.cells[0][1] if statement.cells else statement.text
