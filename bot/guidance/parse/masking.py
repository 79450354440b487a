"""What of a Markdown text no reader sees: what is hidden, marks of templates, addresses.

It is blanked, character for character, so that every place in the text stays where it is.
"""

import re
from collections.abc import Container, Iterator

_CODE = r"""  # is seen as it is written
      ^[ \t]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)
    | (?<!`)(?P<code>`+)(?!`)[^\n]*?(?<!`)(?P=code)(?!`)"""
_AS_WRITTEN = re.compile(_CODE, re.VERBOSE | re.DOTALL | re.MULTILINE)
_HIDDEN = re.compile(
    rf"""
      {_CODE}
    | (?P<hidden>
      <!--.*?(?:-->|\Z)                       # comments of HTML
    | %%.*?%%                                 # of Obsidian
    | <(?P<unread>script|style|template)\b.*?(?:</(?P=unread)\s*>|\Z)
    | <[^<>]*\s(?:hidden|aria-hidden="true"|style="[^"]*display:\s*none[^"]*")[^<>]*>[^<]*</\w+>
    )
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_MARKS = re.compile(
    r"""
      \{%.{,400}?%\} | \{\{[<%].{,400}?[>%]\}\}  # of templates, shortcodes
    | \{\{\s*[\w.|\s]+\s*\}\}
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
_TABLE = re.compile(
    rf"{_CODE} | (?P<table><table\b.*?</table\s*>)",
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_ROW = re.compile(r"<tr\b.*?(?:</tr\s*>|(?=<tr\b)|\Z)", re.DOTALL | re.IGNORECASE)
_CELL_ENDS = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n]")
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
    text = _TABLE.sub(_row_by_row, without_hidden(text))
    defined = {found["label"].casefold() for found in _DEFINED.finditer(text)}
    pieces, at = [], 0
    for code in _AS_WRITTEN.finditer(text):
        pieces += [_masked_prose(text[at : code.start()], defined), code.group()]
        at = code.end()
    return "".join([*pieces, _masked_prose(text[at:], defined)])


def without_hidden(text: str) -> str:
    """Return the text, as long as before, without comments and what else is hidden."""
    return _HIDDEN.sub(lambda found: _blank(found) if found["hidden"] else found.group(), text)


def hidden_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where comments and what else is hidden stand, with the white space around them."""
    for found in _HIDDEN.finditer(text):
        if found["hidden"]:
            start, end = found.span()
            while start and text[start - 1].isspace():
                start -= 1
            while end < len(text) and text[end].isspace():
                end += 1
            yield start, end


def footnotes_of(text: str) -> dict[str, str]:
    """Return what each footnote says, by its name."""
    return {found["name"]: found["says"] for found in _FOOTNOTE.finditer(text)}


def footnotes_at(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the names of the footnotes that stand between two places of a text."""
    yield from (found["name"] for found in _FOOTNOTE_MARK.finditer(text, start, end))


def _masked_prose(text: str, defined: Container[str]) -> str:
    text = _MARKS.sub(_blank, text)
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


def _row_by_row(table: re.Match[str]) -> str:
    """Return a table in HTML as one of Markdown: a row a line, its cells apart by bars."""
    if not table["table"]:
        return table.group()
    return _ROW.sub(_on_one_line, _LINE_END.sub(" ", table.group()))


def _on_one_line(row: re.Match[str]) -> str:
    cells = _CELL_ENDS.sub(lambda end: " | ".ljust(len(end.group())), row.group())
    cells = _TAG.sub(_blank, cells)
    return cells if cells[-1:].strip() else f"{cells[:-1]}\n"
