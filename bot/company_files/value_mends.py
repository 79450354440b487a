"""What mends a value in a file that a company edits by hand, by what is wanted there."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from bot.company_files.schemas import WhatMayStand, entries_of, nearest, what_may_stand
from bot.validation import Problem
from bot.yaml_files.reader import PATTERN_MENDS

NUMBER = "Write the number alone, in digits"
_DATE, _TIME = "Write the year first: 2026-12-24.", "Write hours and minutes: '09:00'."
_ANY_OTHER = (
    "Write it as other entries have it; the schemas beside the file say what may stand."
)
_ADDED = {
    "array": "a list",
    "number": "a number",
    "integer": "a number",
    "boolean": "true or false",
}


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A value that cannot be, and what is wanted in its place."""

    problem: Problem
    written: str | None  # as it stands there, if it is one word without quotes
    may: WhatMayStand
    entry: dict[str, Any]  # what each entry has to be, where a list is wanted

    @property
    def value(self) -> object:
        return self.problem.written


def mend_of(problem: Problem, written: str | None, model: type[BaseModel]) -> str:
    """Return what mends a value; ``written`` is how it stands there, if it is one word."""
    may = what_may_stand(problem.place, model)
    names = may.part.get("required") or may.part.get("properties")
    if not problem.place and names and problem.kind != "list_type":
        return f"Begin with a line of {next(iter(names))}: and indent what belongs to it."
    mend = _MENDS.get(problem.kind, _ANY_OTHER)
    wrong = _Wrong(problem, written, may, entries_of(may, model))
    return mend if isinstance(mend, str) else mend(wrong)


def _of_no_fields(wrong: _Wrong) -> str:
    is_entry = isinstance(wrong.problem.place[-1] if wrong.problem.place else "", int)
    after = "the first after - and the others below it" if is_entry else "without - before it"
    return f"Write key: value, a line for each, {after}."


def _of_missing(wrong: _Wrong) -> str:
    may = wrong.may
    words = f"one of these: {', '.join(may.words)}," if may.words else ""
    wanted = words or _ADDED.get(may.kind, "words")
    return f"Add a line {may.part.get('key')}: with {wanted} behind it."


def _of_choice(wrong: _Wrong) -> str:
    near = nearest(str(wrong.value), wrong.may.words)
    return f"Write {near}." if near else "Write one of these."


def _of_no_list(wrong: _Wrong) -> str:
    value, entry = wrong.value, wrong.entry
    if entry.get("type") == "object" and isinstance(value, dict):
        return "Write - before its first key, and indent the others alike."
    if entry.get("type") == "object":
        return "Write entries below it, each as fields after a -."
    if (
        value is None
        and wrong.may.part.get("key") in wrong.may.keys
        and not wrong.may.is_required
    ):
        return "Write [] behind it, or remove the key."
    if PATTERN_MENDS in entry and not re.search(entry["pattern"], str(value)):
        mend = str(entry[PATTERN_MENDS])
        return f"Write a list in [ ], and for each entry {mend[0].lower()}{mend[1:]}"
    return f"Write a list: [{_entry(value, wrong.written)}]."


def _entry(value: object, written: str | None) -> str:
    """Return a value as an entry of a list of words."""
    if value is None or isinstance(value, dict):
        return "one, another"
    return str(value) if isinstance(value, str) else f"'{written or value}'"


def _of_no_words(wrong: _Wrong) -> str:
    match wrong.value:
        case dict():
            return "Put all of it in quotes: a colon makes a key of what is before it."
        case [str(one)]:
            return f"Write it without [ and ]: {one}."
        case list():
            return "Write one of them, without [ and ]."
        case _:
            or_not = "" if wrong.may.is_required else ", or remove the key"
            return f"Write words behind it{or_not}."


def _of_number(wrong: _Wrong) -> str:
    value, part = wrong.value, wrong.may.part
    if isinstance(value, str) and re.fullmatch(r"\s*\d+(\.\d+)?\s*", value):
        return "Take its quotation marks away."
    whole = "a whole number" if wrong.may.kind == "integer" else "a number"
    if "minimum" in part and "maximum" in part:
        return f"Write {whole} from {part['minimum']:g} to {part['maximum']:g}, in digits."
    above = f", above {part['exclusiveMinimum']:g}" if "exclusiveMinimum" in part else ""
    return f"{NUMBER}{above}."


def _of_pattern(wrong: _Wrong) -> str:
    return str(wrong.may.part.get(PATTERN_MENDS, _ANY_OTHER))


_NUMBERS = (
    *("int_type", "int_parsing", "int_from_float", "float_type", "float_parsing"),
    *("finite_number", "greater_than_equal", "greater_than", "less_than_equal", "less_than"),
)
_MENDS: Mapping[str, str | Callable[[_Wrong], str]] = {  # by pydantic's type of error
    **dict.fromkeys(_NUMBERS, _of_number),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), _of_no_fields),
    **dict.fromkeys(("enum", "literal_error"), _of_choice),
    **dict.fromkeys(("bool_type", "bool_parsing"), "Write true or false."),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing"), _DATE),
    **dict.fromkeys(("time_type", "time_parsing"), _TIME),
    "missing": _of_missing,
    "list_type": _of_no_list,
    "string_type": _of_no_words,
    "string_pattern_mismatch": _of_pattern,
    "string_too_short": "Write more.",
    "string_too_long": "Shorten it.",
    "too_short": "Add an entry.",
    "too_long": "Remove an entry.",
}
