"""Finds the form in what a language model replied, with prose or thoughts around it. Pure."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL | re.IGNORECASE)
_PYTHON: dict[str, type | tuple[type, ...]] = {
    "array": list,
    "string": str,
    "object": dict,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}
_MOST_TRIED = 200  # places where an object may begin


def form_in(reply: Any, form: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the fields of the form that a reply fills in; None if it fills in none.

    What is null, of another kind or asked by nobody does not count as a field.

    Args:
        reply: an object, or a text that holds one.
        form: its JSON schema.
    """
    objects = [reply] if isinstance(reply, dict) else list(_objects_in(str(reply)))
    filled = [fields for one in objects if (fields := _fields_of(one, form))]
    return max(filled, key=len, default=None)


def _objects_in(text: str) -> Iterator[dict[str, Any]]:
    """Yield the outermost objects of a text."""
    text, end = _THOUGHT.sub("", text), 0
    decoder = json.JSONDecoder(strict=False)
    for found in list(re.finditer(r"\{", text))[:_MOST_TRIED]:
        if found.start() < end:
            continue
        try:
            value, end = decoder.raw_decode(text, found.start())
        except ValueError:
            continue
        yield value


def _fields_of(values: dict[str, Any], form: Mapping[str, Any]) -> dict[str, Any]:
    known = form["properties"]
    return {
        name: value
        for name, value in values.items()
        if name in known and isinstance(value, _PYTHON.get(known[name].get("type"), object))
    }
