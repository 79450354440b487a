"""A statement in words that tell which case it is about, apart from those beside it."""

import re

from bot.guidance.parse.excerpts import LEANS
from bot.guidance.parse.structure import BlockKind, Statement, Structure

_HEADINGS = 2  # the innermost ones: "Sites", "Lyon"
_ORDINAL = re.compile(  # "fifth to ninth", "20th and later"
    r"(?:.*\s)?(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th"
    r"|\d+(?:st|nd|rd|th))(?:\s(?:and|or)\s(?:later|more|up|over))?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\((\w+|[€$£%])\)$|\bin (\w+|[€$£%])$")


def told_apart(structure: Structure, number: int) -> str:
    """Return a statement under its headings: "Sites Lyon › Deliveries arrive from 7:00."."""
    statement = structure.statements[number]
    headings = structure.blocks[statement.block].headings[-_HEADINGS:]
    is_step = structure.blocks[statement.block].kind is BlockKind.STEPS
    step = f"(step {statement.item})" if is_step else ""
    said = _row(statement) or statement.text
    told = [statement.lead, _before(structure, number), said, step]
    return " › ".join(filter(None, [" ".join(headings), " ".join(filter(None, told))]))


def _before(structure: Structure, number: int) -> str:
    """Return what a sentence leans on: the one before it, or the first ones of its item."""
    own = structure.statements[number]
    if number == 0 or own.cells:
        return ""
    other = structure.statements[number - 1]
    is_beside = (other.block, other.item) == (own.block, own.item)
    if is_beside and (own.item or LEANS.match(own.text)):
        return " ".join(filter(None, [_before(structure, number - 1), other.text]))
    return ""


def _row(statement: Statement) -> str:
    return "; ".join(
        f"{column}: {_with_unit(column, cell)}" if column else cell
        for column, cell in statement.cells
    )


def _with_unit(column: str, cell: str) -> str:
    """Return "5 kg" for the 5 of a column "Weight (kg)", "5th Order" of "Order"."""
    unit = _UNIT.search(column)
    named = (unit[1] or unit[2]) if unit else column
    is_counted = cell[-1:].isdigit() or _ORDINAL.fullmatch(cell)
    return f"{cell} {named}" if is_counted else cell
