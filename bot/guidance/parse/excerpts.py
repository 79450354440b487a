"""The excerpt that shows a statement: enough of its document to stand alone, and no more."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.guidance.domain import Excerpt
from bot.guidance.parse.announcing import announced_by
from bot.guidance.parse.reading_lines import columns_of, footnotes_of, line_of, lines_of
from bot.guidance.parse.structure import BlockKind, CharacterRange, Statement, Structure

LONGEST_PROSE = 80  # words
LONGEST_WHOLE = 200  # words of a list, of steps, of a table; a longer one is shown in part
MOST_ITEMS = 10  # shown of one that is too long
_LONGER_WORD = re.compile(r"[^\W\d_]{5,}")
# Of the longer words of two paragraphs, how many and which part both have that say more of
# the same; a question about one is not answered by what merely stands beside it. Of 427
# questions to a handbook of 345 documents 306 see a right excerpt so, 307 with all that stands
# beside it; an answer has 67 instead of 74 words.
_SHARED, _SHARED_PART = 2, 0.3
# Leans on the sentence before: its subject stands there.
LEANS = re.compile(
    r"(?:it|this|that|these|those|they|he|she|his|her|its|their|such|then|also|instead|otherwise"
    r"|however|but|and|or|so|thus|if so|if not|in that case|therefore|both"
    r"|the (?:former|latter)|as such|in addition|after that|here|there)\b",
    re.IGNORECASE,
)
# Limits the sentence before: without it, that one says too much.
_LIMITS = re.compile(
    r"\b(?:unless|except|exceptions?|only|but|however|as long as|provided|otherwise|not apply"
    r"|instead|until|if not)\b",
    re.IGNORECASE,
)


def excerpt_of(structure: Structure, number: int) -> Excerpt:
    """Return the excerpt that shows the statement of this number."""
    statement = structure.statements[number]
    block = structure.blocks[statement.block]
    match block.kind:
        case BlockKind.PARAGRAPH:
            return _of_paragraph(structure, number)
        case BlockKind.CODE:
            return _excerpt(structure, [number], number, lead=block.lead)
        case BlockKind.TABLE | BlockKind.LIST | BlockKind.STEPS:
            return _of_list(structure, number)


def _of_paragraph(structure: Structure, number: int) -> Excerpt:
    whole = _statements_of(structure, structure.statements[number].block)
    if _words(structure, whole) > LONGEST_PROSE:
        shown = _around(structure, number)
    else:
        shown = _with_paragraphs_beside(structure, whole)
    led = next((n for n, one in enumerate(structure.blocks) if one.lead in shown), None)
    if led is None:
        excerpt = _excerpt(structure, shown, number)
        return replace(excerpt, context=(*excerpt.context, *announced_by(structure, shown)))
    upto = shown.index(structure.blocks[led].lead or shown[-1]) + 1
    return _with_lead(structure, shown[:upto], _of_block(structure, led), number)


def _with_paragraphs_beside(structure: Structure, shown: list[int]) -> list[int]:
    """Return a short paragraph with those after it and before it that belong to it."""
    own = structure.statements[shown[0]].block
    for step in (1, -1):
        at = own + step
        while _is_beside(structure, own, at):
            more = _statements_of(structure, at)
            before, after = (shown, more) if step > 0 else (more, shown)
            is_short = more and _words(structure, [*before, *after]) <= LONGEST_PROSE
            if not is_short or not _belongs(structure, before, after):
                break
            shown = [*before, *after]
            at += step
    return shown


def _belongs(structure: Structure, before: Sequence[int], after: Sequence[int]) -> bool:
    """Tell whether statements lean on those before them, limit them or say more of the same."""
    opening = structure.statements[after[0]].text
    if LEANS.match(opening) or _LIMITS.match(opening):
        return True
    first, second = (_telling(structure, one) for one in (before, after))
    return len(first & second) >= max(_SHARED, min(len(first), len(second)) * _SHARED_PART)


def _telling(structure: Structure, statements: Sequence[int]) -> set[str]:
    """Return the longer words of statements; they say what these are about."""
    texts = " ".join(structure.statements[one].text for one in statements)
    return set(_LONGER_WORD.findall(texts.casefold()))


def _is_beside(structure: Structure, own: int, other: int) -> bool:
    """Tell whether another block is a paragraph of the same section, and leads into nothing."""
    if not 0 <= other < len(structure.blocks):
        return False
    block, mine = structure.blocks[other], structure.blocks[own]
    is_plain = block.kind is BlockKind.PARAGRAPH and block.headings == mine.headings
    leads = {one.lead for one in structure.blocks}
    return is_plain and not leads & {*_statements_of(structure, other)}


def _around(structure: Structure, number: int) -> list[int]:
    """Return the statement, those before that it leans on, those after that limit it."""
    whole = _statements_of(structure, structure.statements[number].block)
    texts = {one: structure.statements[one].text for one in whole}
    first = last = number
    room = LONGEST_PROSE - len(texts[number].split())
    while first > whole[0] and LEANS.match(texts[first]):
        if (room := room - len(texts[first - 1].split())) < 0:
            break
        first -= 1
    while last < whole[-1] and (
        _LIMITS.search(texts[last + 1]) or LEANS.match(texts[last + 1])
    ):
        if (room := room - len(texts[last + 1].split())) < 0:
            break
        last += 1
    return list(range(first, last + 1))


def _of_list(structure: Structure, number: int) -> Excerpt:
    """Return the whole list or table around a statement, as far as it can be read at once."""
    block = structure.statements[number].block
    for outer in [*reversed(list(_above(structure, block))), block]:
        items = _of_block(structure, outer)
        if _words(structure, items) <= LONGEST_WHOLE:
            return _excerpt(structure, items, number, lead=structure.blocks[outer].lead)
    shown = _part_of(structure, block, number)
    lead = structure.blocks[block].lead
    return _excerpt(structure, shown, number, lead=lead, is_whole=False)


def _part_of(structure: Structure, block: int, number: int) -> list[int]:
    """Return the first items of a long list; those around the statement if it is later."""
    items = _items_of(structure, block)
    first = _fitting(structure, items[:MOST_ITEMS], LONGEST_WHOLE)
    if number in first:
        return first
    at = next(n for n, item in enumerate(items) if number in item)
    shown = _fitting(structure, items[at:], LONGEST_PROSE)
    for before in reversed(items[:at]):
        if _words(structure, [*before, *shown]) > LONGEST_PROSE:
            break
        shown = [*before, *shown]
    return shown if number in shown else [number]


def _items_of(structure: Structure, block: int) -> list[list[int]]:
    """Return the statements of each item of a list, with those of the lists in it."""
    items: list[list[int]] = []
    last: tuple[int, int] | None = None
    for one in _of_block(structure, block):
        statement = structure.statements[one]
        line = line_of(statement)
        if statement.block == block and line != last:
            items.append([])
            last = line
        items[-1].append(one) if items else items.append([one])
    return items


def _fitting(structure: Structure, items: Sequence[Sequence[int]], most: int) -> list[int]:
    """Return the statements of the first items, as many as have this number of words."""
    shown: list[int] = []
    for item in items:
        if shown and _words(structure, [*shown, *item]) > most:
            break
        shown += item
    return shown if _words(structure, shown) <= LONGEST_WHOLE else shown[:1]


def _with_lead(
    structure: Structure, lead: Sequence[int], items: Sequence[int], number: int
) -> Excerpt:
    is_whole = _words(structure, items) <= LONGEST_WHOLE
    shown = items if is_whole else items[:MOST_ITEMS]
    return _excerpt(structure, [*lead, *shown], number, is_whole=is_whole)


def _excerpt(
    structure: Structure,
    shown: Sequence[int],
    number: int,
    *,
    lead: int | None = None,
    is_whole: bool = True,
) -> Excerpt:
    """Return the excerpt of these statements, after what leads into them."""
    if lead is not None and lead not in shown:
        shown = [lead, *shown]
    statements = [structure.statements[one] for one in shown]
    block = structure.blocks[structure.statements[number].block]
    lines = tuple(lines_of(structure, shown, {number}))
    place = statements[0].start, max(one.end for one in statements)
    start, end = _without_hidden(structure, place, structure.statements[number].place)
    told = lines, footnotes_of(statements), is_whole, columns_of(statements)
    return Excerpt(start, end, block.headings, *told)


def _without_hidden(
    structure: Structure, place: CharacterRange, found: CharacterRange
) -> CharacterRange:
    """Return the part of a place with most of what was found in which nothing is hidden."""
    inside = [one for one in structure.hidden if place[0] < one[0] and one[1] < place[1]]
    edges = [place[0], *(edge for one in inside for edge in one), place[1]]
    parts = zip(edges[::2], edges[1::2], strict=True)
    return max(parts, key=lambda part: min(part[1], found[1]) - max(part[0], found[0]))


def _above(structure: Structure, block: int) -> Iterator[int]:
    """Yield the lists that a list stands in, innermost first."""
    parent = structure.blocks[block].parent
    while parent is not None:
        yield parent
        parent = structure.blocks[parent].parent


def _of_block(structure: Structure, number: int) -> list[int]:
    """Return the statements of a list with those of the lists in it, in order."""
    block = structure.blocks[number]
    return [
        one
        for one, statement in enumerate(structure.statements)
        if block.start <= statement.start < block.end and _is_in(structure, statement, number)
    ]


def _is_in(structure: Structure, statement: Statement, number: int) -> bool:
    return number in (statement.block, *_above(structure, statement.block))


def _statements_of(structure: Structure, block: int) -> list[int]:
    return [one for one, its in enumerate(structure.statements) if its.block == block]


def _words(structure: Structure, statements: Sequence[int]) -> int:
    return sum(len(structure.statements[one].text.split()) for one in statements)
