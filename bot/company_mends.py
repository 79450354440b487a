"""What mends a slip in a file that a company edits by hand: an instruction, never nothing."""

import difflib
from collections.abc import Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel

from bot.validation import Problem

_NUMBER = "Write the number alone, in digits."
_FIELDS = "Write key: value, a line for each, without - before it."
_OTHER_NUMBER = "Write a number that is."
_DATE, _TIME = "Write the year first: 2026-12-24.", "Write hours and minutes: '09:00'."
_A_NUMBER = "a number", _NUMBER
_WANTED = {  # what is wanted in place of a value that YAML misreads, and what mends it
    "string_type": ("a word", "Put it in quotes."),
    "float_type": _A_NUMBER,
    "int_type": _A_NUMBER,
}
_MENDS = {  # by pydantic's type of error
    "missing": "Add it.",
    "enum": "Write one of these.",
    "literal_error": "Write one of these.",
    "dict_type": _FIELDS,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "string_type": "Write words, or remove the key if it may lack.",
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": "Write a number without a point.",
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "time_type": _TIME,
    "time_parsing": _TIME,
    "greater_than_equal": _OTHER_NUMBER,
    "greater_than": _OTHER_NUMBER,
    "less_than_equal": _OTHER_NUMBER,
    "less_than": _OTHER_NUMBER,
    "string_too_short": "Write more.",
    "string_too_long": "Shorten it.",
    "too_short": "Add an entry.",
    "too_long": "Remove an entry.",
}
_ANY_OTHER = (
    "Write it as other entries have it; the schemas beside the file say what may stand."
)


def told_of(problem: Problem, written: str | None, model: type[BaseModel]) -> tuple[str, str]:
    """Return what is wrong with a value and what mends it, each as a sentence.

    ``written`` is how it stands there, if it is one word without quotes.
    """
    if problem.kind == "extra_forbidden":
        return "there is no such key.", mend_of_unknown(problem.place, model)
    if problem.kind in _WANTED and (said := misread(problem.written, written)):
        what, mend = _WANTED[problem.kind]
        is_nothing = problem.written is None and not written
        says = f"{said}, and {what} is wanted."
        return says, mend_of(problem, written, model) if is_nothing else mend
    is_empty = problem.written == "" or (problem.written is None and not problem.place)
    says = "it is empty." if is_empty else f"{problem.why}."
    return says, mend_of(problem, written, model)


def mend_of(problem: Problem, written: str | None, model: type[BaseModel]) -> str:
    """Return what mends a value; ``written`` is how it stands there, if it is one word."""
    schema = model.model_json_schema()
    if problem.kind == "list_type":
        return f"Write a list: [{_entry(problem.written, written)}]."
    keys = schema.get("required") or schema.get("properties", ())
    if not problem.place and (names := list(keys)):
        return f"Begin with a line of {names[0]}: and indent what belongs to it."
    return _MENDS.get(problem.kind, _ANY_OTHER)


def _entry(value: object, written: str | None) -> str:
    """Return a value as an entry of a list of words."""
    if value is None or isinstance(value, dict):
        return "one, another"
    return str(value) if isinstance(value, str) else f"'{written or value}'"


def mend_of_unknown(place: Sequence[str | int], model: type[BaseModel]) -> str:
    """Return what mends a key that nobody knows: the nearest of those that may stand there."""
    allowed = _allowed_beside(place, model.model_json_schema())
    near = difflib.get_close_matches(str(place[-1]), allowed, n=1)
    first = f"Is {near[0]} meant?" if near else "Remove it."
    return f"{first} What may stand here: {', '.join(allowed)}."


def _allowed_beside(place: Sequence[str | int], whole: dict[str, Any]) -> list[str]:
    """Return the keys that may stand where the last step of a place stands, in their order."""
    part = whole
    for step in place[:-1]:
        part = _resolved(part, whole)
        many = part.get("items") or part.get("additionalProperties") or {}
        part = part.get("properties", {}).get(step, many)
    return list(_resolved(part, whole).get("properties", ()))


def _resolved(part: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """Return a part of a schema itself, where it only names one."""
    name = part.get("$ref", "").rpartition("/")[2]
    resolved: dict[str, Any] = whole["$defs"][name] if name else part
    return resolved


def misread(value: object, written: str | None) -> str | None:
    """Say how YAML reads what was written as a word; None if it reads a word."""
    match value:
        case None:
            return f"YAML reads {written} as nothing" if written else "nothing stands here"
        case bool():
            return f"YAML reads {written} as {str(value).lower()}"
        case date():
            return f"YAML reads {written} as a date"
        case int() if written and ":" in written:
            return f"YAML reads {written} as the number {value}"
        case int() | float() if written is not None:
            return f"{written} is a number"
    return None
