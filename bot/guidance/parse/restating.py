"""A document's text with other values in its metadata, and nothing else of it changed."""

import json
import re
from collections.abc import Mapping, Sequence

from bot.guidance.parse.metadata_lines import FIELD, MetadataBlock, MetadataLine, metadata_of

_SETTING = re.compile(r"^\s*(?P<key>[\w-]+)\s*=")


def restated(text: str, fields: Mapping[str, str | Sequence[str]]) -> str:
    """Return the text saying these fields of itself; those it has already say it in place."""
    block = metadata_of(text)
    if block is None:
        lines = "".join(f"{_line(*one)}\n" for one in fields.items())
        return f"---\n{lines}---\n\n{text.removeprefix(chr(0xFEFF))}" if lines else text
    for name, value in fields.items():
        text = _with_field(text, metadata_of(text) or block, name, value)
    return text


def _with_field(text: str, block: MetadataBlock, name: str, value: str | Sequence[str]) -> str:
    own = next((one for one in block.lines if _name(one, block) == name), None)
    first = min((one.start for one in block.lines), default=block.end)
    start, end = (own.start, own.start + len(own.words)) if own else (first, first)
    line = _line(name, value, " =" if block.is_toml else ":")
    return text[:start] + line + ("" if own else "\n") + text[end:]


def _name(line: MetadataLine, block: MetadataBlock) -> str:
    found = (_SETTING if block.is_toml else FIELD).match(line.words)
    return found["key"].lower() if found else ""


def _line(name: str, value: str | Sequence[str], sign: str = ":") -> str:
    return f"{name}{sign} {json.dumps(value, ensure_ascii=False)}"
