"""What of a Markdown text no reader sees: comments, marks of templates, addresses of links.

It is blanked, character for character, so that every place in the text stays where it is.
"""

import re
from collections.abc import Container, Iterator

_FENCED = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)", re.M | re.S
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_HIDDEN = re.compile(
    r"""
      <!--.*?(?:-->|\Z)                       # comments of HTML
    | %%.*?%%                                 # of Obsidian
    | \{%.{,400}?%\} | \{\{[<%].{,400}?[>%]\}\}  # marks of templates, shortcodes
    | \{\{\s*[\w.|\s]+\s*\}\}
    | <(?P<unread>script|style|template)\b.*?(?:</(?P=unread)\s*>|\Z)
    | <[^<>]*\s(?:hidden|aria-hidden="true"|style="[^"]*display:\s*none[^"]*")[^<>]*>[^<]*</\w+>
    | ^[ ]{0,3}\[\^[^\]\n]+\]:[^\n]*(?:\n[ \t]+\S[^\n]*)*   # what a footnote says
    | ^[ ]{0,3}\*?\[[^\]\n^][^\]\n]*\]:[ \t]*\S[^\n]*       # where a link leads
    | \[\^[^\]\n]+\]                          # where a footnote belongs
    | ^[ ]{0,3}:::[^\n]*                      # fences of admonitions
    | ^[ ]{0,3}(?:import|export)\ [^\n]*(?:from\ |=\ )[^\n]*$  # of MDX
    | \{\#[\w-]+\} | \{:[^}\n]*\}             # names of headings
    | (?<=\S)[ ]?\^[\w-]+[ \t]*$                # of blocks in Obsidian
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_FOOTNOTE = re.compile(
    r"^[ ]{0,3}\[\^(?P<name>[^\]\n]+)\]:(?P<says>[^\n]*(?:\n[ \t]+\S[^\n]*)*)", re.MULTILINE
)
_FOOTNOTE_MARK = re.compile(r"\[\^(?P<name>[^\]\n]+)\](?!:)")
_TABLE = re.compile(r"<table\b.*?(?:</table\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<tr\b.*?(?:</tr\s*>|(?=<tr\b)|\Z)", re.DOTALL | re.IGNORECASE)
_CELL_ENDS = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\((?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_REFERENCE = re.compile(r"(?P<image>!?)\[(?P<label>[^\[\]\n]+)\]\[[^\[\]\n]*\]")
_SHORTCUT = re.compile(r"(?P<image>!?)(?<!\\)\[(?P<label>[^\[\]\n]+)\]")
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<label>[^\]\n^][^\]\n]*)\]:[ \t]*\S", re.MULTILINE)
_WIKI = re.compile(r"(?P<image>!?)\[\[(?:[^\[\]|\n]*\|)?(?P<label>[^\[\]|\n]*)\]\]")


def masked(text: str) -> str:
    """Return the text, as long as before, with blanks for what no reader of the page sees."""
    defined = {found["label"].casefold() for found in _DEFINED.finditer(text)}
    spared = [found.span() for pattern in (_FENCED, _CODE) for found in pattern.finditer(text)]
    pieces, at = [], 0
    for start, end in _apart(spared):
        pieces += [_masked_prose(text[at:start], defined), text[start:end]]
        at = end
    return "".join([*pieces, _masked_prose(text[at:], defined)])


def footnotes_of(text: str) -> dict[str, str]:
    """Return what each footnote says, by its name."""
    return {found["name"]: found["says"] for found in _FOOTNOTE.finditer(text)}


def footnotes_at(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the names of the footnotes that stand between two places of a text."""
    yield from (found["name"] for found in _FOOTNOTE_MARK.finditer(text, start, end))


def _apart(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places in order, without those that begin inside another."""
    last = 0
    for start, end in sorted(places):
        if start >= last:
            yield start, end
            last = end


def _masked_prose(text: str, defined: Container[str]) -> str:
    text = _HIDDEN.sub(_blank, text)
    text = _TABLE.sub(lambda table: _ROW.sub(_on_one_line, table.group()), text)
    text = _TAG.sub(_blank, text)
    for pattern in (_WIKI, _LINK, _REFERENCE, _LINK):  # a link may stand around an image
        text = pattern.sub(_label_alone, text)
    return _SHORTCUT.sub(lambda found: _label_if_defined(found, defined), text)


def _label_if_defined(found: re.Match[str], defined: Container[str]) -> str:
    """Return "[the desk]" without its brackets where the page says what it leads to."""
    return _label_alone(found) if found["label"].casefold() in defined else found.group()


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())


def _label_alone(found: re.Match[str]) -> str:
    if found["image"]:
        return _blank(found)
    before, after = found.start("label") - found.start(), found.end() - found.end("label")
    return " " * before + found["label"] + " " * after


def _on_one_line(row: re.Match[str]) -> str:
    """Return a row of a table in HTML as one of Markdown, its cells apart by bars."""
    flat = re.sub(r"[\r\n]", " ", row.group())
    cells = _CELL_ENDS.sub(lambda end: " | ".ljust(len(end.group())), flat)
    return f"{cells[:-1]}\n" if cells.endswith(">") else cells
