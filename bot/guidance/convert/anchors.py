"""Marks of where words stand in the document that they were converted from.

An anchor is a comment of HTML, so that no reader sees it and it is never quoted.
"""

import re

_ANCHOR = re.compile(r"<!-- at: (?P<place>[^<>]{1,80}?) -->")


def anchor(place: str) -> str:
    """Return the mark after which words stand at this place: "page 3", "slide 12"."""
    return f"<!-- at: {re.sub(r'[<>]|--', ' ', place).strip()[:80]} -->"


def place_at(text: str, start: int) -> str:
    """Return the place where the words from ``start`` stand; empty if nothing marks it."""
    last = max(text.rfind("<!-- at: ", 0, start + 1), 0)
    found = _ANCHOR.match(text, last)
    return found["place"] if found else ""
