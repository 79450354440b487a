"""Markdown passages as plain text for Slack: bullets, and table rows without pipes."""

import re

_ITEM = re.compile(r"^([ \t]*)[-*+] +", re.MULTILINE)
_RULE_OF_TABLE = re.compile(r"^[ \t]*\|[ \t:|-]*---[ \t:|-]*(?:\n|$)", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|[ \t]*(.*?)[ \t]*\|[ \t]*$", re.MULTILINE)


def as_shown(passage: str) -> str:
    """Return the passage with bullets for list items, and table rows without their frame.

    The words stay as they stand in the document, in the same order.
    """
    return _ITEM.sub(r"\1•  ", _ROW.sub(r"\1", _RULE_OF_TABLE.sub("", passage)))
