"""Markdown passages and quotes as plain text: bullets, and table rows without their frame."""

import re
from itertools import groupby

_ITEM = re.compile(r"^([ \t]*)[-*+] +", re.MULTILINE)
_RULE_OF_TABLE = re.compile(r"^[ \t]*\|[ \t:|-]*---[ \t:|-]*(?:\n|$)", re.MULTILINE)
_ROW = re.compile(r"^[ \t]*\|[ \t]*(.*?)[ \t]*\|[ \t]*$", re.MULTILINE)
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_NO_WORDS = re.compile(r":?-*:?")  # an empty cell, or one of a table's rule
_PUNCTUATED = (".", "!", "?", ":", ";", ",")


def as_shown(passage: str) -> str:
    """Return the passage with bullets for list items, and table rows without their frame.

    The words stay as they stand in the document, in the same order.
    """
    return _ITEM.sub(r"\1•  ", _ROW.sub(r"\1", _RULE_OF_TABLE.sub("", passage)))


def as_quoted(quote: str) -> str:
    """Return a quote as it reads wherever it is shown: a table's row as a sentence.

    "E-mail | within 1 day | We answer." is "E-mail: within 1 day; We answer." All else, and
    every word, stays as it stands in the document.
    """
    return "\n".join(map(_as_sentences, quote.splitlines()))


def _as_sentences(line: str) -> str:
    cells = [cell.strip() for cell in _BETWEEN_CELLS.split(line)]
    if len(cells) == 1:
        return line
    rows = [list(row) for has_words, row in groupby(cells, _has_words) if has_words]
    ended = [_ended(_as_sentence(row), ".") for row in rows[:-1]]
    return " ".join([*ended, *map(_as_sentence, rows[-1:])])


def _has_words(cell: str) -> bool:
    return _NO_WORDS.fullmatch(cell) is None


def _as_sentence(row: list[str]) -> str:
    about, *told = [cell.replace(r"\|", "|") for cell in row]
    parts = [_ended(cell, ";") for cell in told[:-1]] + told[-1:]
    return " ".join([_ended(about, ":") if told else about, *parts])


def _ended(text: str, mark: str) -> str:
    return text if text.endswith(_PUNCTUATED) else f"{text}{mark}"
