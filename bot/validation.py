"""What pydantic found wrong, for whoever wrote it: in no words and no notation of Python's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

from pydantic import ValidationError

_FIELDS = "it has to be fields with values, a line for each"
_WHOLE, _NUMBER, _WORDS = (
    f"it has to be {what}" for what in ("a whole number", "a number", "words")
)
_TRUTH = "it has to be true or false"
_DATE, _TIME = "it has to be a date, such as 2026-12-24", "it has to be a time, such as 09:00"
_URL = "it has to be an address, such as https://example.com"
_PLAIN = {  # by pydantic's type of error, whose words are Python's; filled in from its context
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "list_type": "it has to be a list",
    "string_type": _WORDS,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": "it has to be a number that ends",
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "time_type": _TIME,
    "time_parsing": _TIME,
    "url_type": _URL,
    "url_parsing": _URL,
    "url_scheme": _URL,
    "greater_than_equal": "it has to be {ge:g} or more",
    "greater_than": "it has to be more than {gt:g}",
    "less_than_equal": "it has to be {le:g} or less",
    "less_than": "it has to be less than {lt:g}",
    "enum": "it has to be {expected}",
    "literal_error": "it has to be {expected}",
    "missing": "it is missing",
    "extra_forbidden": "there is no such key",
    "string_too_short": "it is too short; the least is {min_length} signs",
    "string_too_long": "it is too long; the most is {max_length} signs",
    "too_short": "it has too few entries; the least is {min_length}",
    "too_long": "it has too many entries; the most is {max_length}",
    "string_pattern_mismatch": "it is too long, empty, or has signs that it cannot have",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One value that cannot be."""

    place: tuple[str | int, ...]  # names and, from 0, numbers; empty: all that was given
    written: Any
    why: str  # begins small, follows a colon; no full stop
    is_ours: bool  # whether a validator of ours says why
    kind: str  # pydantic's type of error

    @property
    def shown(self) -> str:
        """Return what was written, as its writer knows it."""
        if isinstance(self.written, time):
            return f"{self.written:%H:%M}"
        return f"'{self.written}'" if isinstance(self.written, str) else str(self.written)


def problems_in(error: ValidationError) -> Iterator[Problem]:
    """Yield everything that is wrong, in the order of the fields."""
    for found in error.errors(include_url=False):
        raised = found.get("ctx", {}).get(
            "error"
        )  # by a validator of ours; else pydantic's words
        ours = raised if isinstance(raised, Exception) else None
        why = str(ours) if ours else _plain(found["type"], found["msg"], found.get("ctx", {}))
        yield Problem(
            found["loc"], found["input"], why, is_ours=ours is not None, kind=found["type"]
        )


def _plain(kind: str, says: str, context: dict[str, Any]) -> str:
    if kind in _PLAIN:
        return _PLAIN[kind].format_map(context).replace("'", "")
    says = says.replace("Input should", "it has to", 1)
    return f"{says[0].lower()}{says[1:]}"
