"""What pydantic found wrong, for whoever wrote it: in no words and no notation of Python's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

from pydantic import ValidationError

_FIELDS = "This should be fields with values, a line for each"
_PLAIN = {  # by pydantic's type of error, whose words would name a class or a pattern
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "string_pattern_mismatch": "This is too long, empty, or has signs that it cannot have",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One value that cannot be."""

    place: tuple[str | int, ...]  # names and, from 0, numbers; empty: all that was given
    written: Any
    why: str  # begins with a capital, unless a validator of ours says it; no full stop
    is_ours: bool  # whether a validator of ours says why
    kind: str  # pydantic's type of error

    @property
    def named_place(self) -> str:
        """Return the place in one word: "departments.0.name"."""
        return ".".join(str(step) for step in self.place)

    @property
    def shown(self) -> str:
        """Return what was written, as its writer knows it."""
        if isinstance(self.written, time):
            return f"{self.written:%H:%M}"
        return f"'{self.written}'" if isinstance(self.written, str) else str(self.written)


def problems_in(error: ValidationError) -> Iterator[Problem]:
    """Yield everything that is wrong, in the order of the fields."""
    for found in error.errors(include_url=False):
        ours = found.get("ctx", {}).get("error")  # the exception that a validator raised
        why = str(ours) if ours else _PLAIN.get(found["type"], found["msg"])
        yield Problem(
            found["loc"], found["input"], why, is_ours=ours is not None, kind=found["type"]
        )
