"""Markdown as a reader sees it: without marks, folded to one way of writing."""

import html
import re
import unicodedata

_EMPHASIS = re.compile(
    r"(?<!\\)(?:\*{1,3}|~~|`+|==(?=\S)|(?<=\S)==|(?<![\w\\])_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_CALLOUT = re.compile(r"\[![\w-]+\][+-]?")  # "[!NOTE]"
_CHECKBOX = re.compile(r"^\s*\[[ xX]\]\s+", re.MULTILINE)
_BRACKETED = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ADDRESS = re.compile(r"https?://([^\s/<>)\]]+)(/[^\s<>)\]]*)?")
_BEFORE_A_MARK = re.compile(r"(?<! ) +(?=[.,;:!?)])(?![.]{2,}|[:;]-?[()])")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_LONG_PATH = 24  # characters of an address; a shorter one can be read out


def plain(masked: str) -> str:
    """Return masked Markdown as one line, as a reader sees it."""
    text = _CHECKBOX.sub("", _CALLOUT.sub("", _QUOTED.sub("", masked)))
    text = _BRACKETED.sub(r"\1", text)
    text = _ADDRESS.sub(_shortened, text).replace("mailto:", "")
    text = _ESCAPED.sub(r"\1", _EMPHASIS.sub("", text))
    return _BEFORE_A_MARK.sub("", " ".join(html.unescape(text).split()))


def folded(text: str) -> str:
    """Return a text as it is compared: one way of writing each character, nothing invisible."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _shortened(address: re.Match[str]) -> str:
    path = address[2] or ""
    return address[1] + (path if len(path) <= _LONG_PATH else "/…")
