"""A piece of a document as it is read whole, with what was quoted in it marked."""

import re
from collections.abc import Iterator
from itertools import chain

from bot.guidance.domain import Line
from bot.guidance.parse.document import Document
from bot.guidance.parse.reading_lines import footnotes_of, lines_of
from bot.guidance.parse.structure import CharacterRange, Statement, TextBlock

LONGEST_READ_WHOLE = 800  # words of a list or table; of a longer one the passage is read
_WORD = re.compile(r"[^\W_]+")


def bare_words(text: str) -> str:
    """Return letters and digits of a text alone, by which it is found again."""
    return " ".join(one[0] for one in _WORD.finditer(text))


def found_again(words: str, text: str, near: int) -> CharacterRange | None:
    """Return where words stand in a text now, nearest to where they stood; None if nowhere.

    Letters and digits count, not what separates them: a list may have got other bullets.
    """
    wanted = [one[0].casefold() for one in _WORD.finditer(words)]
    there = list(_WORD.finditer(text))
    said = [one[0].casefold() for one in there]
    places = [
        (there[at].start(), there[at + len(wanted) - 1].end())
        for at in range(len(said) - len(wanted) + 1)
        if wanted and said[at] == wanted[0] and said[at : at + len(wanted)] == wanted
    ]
    return min(places, key=lambda place: abs(place[0] - near), default=None)


def headings_at(document: Document, place: CharacterRange) -> tuple[str, ...]:
    """Return the headings above a place, outermost first, without the title."""
    blocks, title = document.structure.blocks, document.guidance.title
    above = [blocks[one.block].headings for _, one in _overlapping(document, place)]
    return tuple(one for one in chain(*above[:1]) if one != title)


def lines_around(
    document: Document, place: CharacterRange, *, is_marked: bool
) -> tuple[Line, ...]:
    """Return the passages that a place of the file lies in, the whole of its list, footnotes.

    What stands at the place is marked as found, if it shall be. Empty if nothing is there.
    """
    start, end = _around(document, place)
    shown = [n for n, one in _overlapping(document, (start, end))]
    marked = {n for n, _ in _overlapping(document, place)} if is_marked else set()
    notes = footnotes_of([document.statements[number] for number in shown])
    below = [Line(((False, note),)) for note in notes]
    return (*lines_of(document.structure, shown, marked), *below)


def _around(document: Document, place: CharacterRange) -> CharacterRange:
    """Return the place with its passages and its lists; empty where there is no passage."""
    passages = [one for one in document.spans if one.start < place[1] and place[0] < one.end]
    if not passages:
        return place[0], place[0]
    blocks = {_outermost(document, one) for _, one in _overlapping(document, place)}
    lists = [document.structure.blocks[number] for number in blocks]
    around = [(one.start, one.end) for one in passages]
    around += [(one.start, one.end) for one in lists if _is_short(document, one)]
    return min(around)[0], max(end for _, end in around)


def _is_short(document: Document, block: TextBlock) -> bool:
    words = document.source.text[block.start : block.end].split()
    return len(words) <= LONGEST_READ_WHOLE


def _outermost(document: Document, statement: Statement) -> int:
    """Return the number of the list that a statement stands in, or of its paragraph."""
    blocks, number = document.structure.blocks, statement.block
    while (parent := blocks[number].parent) is not None:
        number = parent
    return number


def _overlapping(document: Document, place: CharacterRange) -> Iterator[tuple[int, Statement]]:
    """Yield the statements at a place, each after its number."""
    for number, one in enumerate(document.statements):
        if one.start < place[1] and place[0] < one.end:
            yield number, one
