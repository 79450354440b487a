"""Why a text is no YAML, for whoever wrote it: in no words of the parser's."""

import re
from dataclasses import dataclass

import yaml

_QUOTES = "Put the words in quotes."
# What the parser says, what that means to a writer, and what mends it; the first that fits.
_FAULTS = (
    ("mapping values are not allowed", "a colon stands where none can", _QUOTES),
    ("sequence entries are not allowed", "a - stands where none can", _QUOTES),
    (r"expected ',' or '\]'", "a list that begins with [ does not end", "Close it with ]."),
    (
        r"expected ',' or '}'",
        "fields that begin with { do not end",
        "Close them with }.",
    ),
    (r"found character '\\t'", "a tab stands where blanks are wanted", "Write blanks."),
    ("found character", "a word begins with a sign that YAML keeps for itself", _QUOTES),
    ("end of stream", "a quotation mark is not closed", "Close it, or take it away."),
    ("a flow node", "what begins with [ or { does not end", "Close it with ] or }."),
    ("could not find expected ':'", "a key has no colon after it", "Write key: value."),
    ("undefined alias|alphabetic or numeric", "a word begins with * or &", _QUOTES),
    (
        "constructor|a tag stands|expected a [a-z]+ node",
        "a ! stands before what it does not fit",
        _QUOTES,
    ),
    ("unknown escape", r"a \ stands between double quotes", "Write single quotes."),
    ("another document", "a line of --- begins a second document", "Remove that line."),
    (
        "expected <block end>, but found '-'",
        "a - begins an entry where keys stand",
        "Take the - away, or put the line below the key to whose list it belongs.",
    ),
    (
        "expected <block end>|inconsistent|did not find expected|expected the node content",
        "the line does not continue those above it",
        "Indent entries of one list alike, and close each quotation mark and bracket.",
    ),
    ("#x0000", "it is not UTF-8", "Save the file as UTF-8."),
    ("special characters are not", "it has a sign that no text has", "Remove it."),
    ("can't decode", "it is not UTF-8", "Save the file as UTF-8."),
    ("unhashable", "a list or fields stand where a key is wanted", "Write a word as the key."),
    ("for merging", "a sign that merges stands before no fields", "Write the fields out."),
    ("recursion", "it is nested in a way that nobody can mean", "Write it flat."),
)


@dataclass(frozen=True, slots=True)
class YamlFault:
    """What keeps a text from being YAML."""

    line: int  # counted from 1; where the parser gave up, so the slip may stand above
    says: str  # "it is not readable YAML: …."
    mend: str


def yaml_fault(error: Exception, text: str | bytes = "") -> YamlFault:
    """Return what a reader of YAML raised about a text, in plain words."""
    written = text.decode(errors="replace") if isinstance(text, bytes) else text
    line = _line_of(error, written)
    for pattern, says, mend in _FAULTS:
        if re.search(pattern, _told(error), re.IGNORECASE):
            return YamlFault(line, f"it is not readable YAML: {says}.", mend)
    says = "it is not readable YAML: the line cannot be understood."
    return YamlFault(line, says, "Look at this line and above.")


def _line_of(error: Exception, text: str) -> int:
    """Return the line of what is wrong; the first where nothing tells it."""
    if isinstance(error, yaml.MarkedYAMLError):
        begun = re.search("quoted scalar|flow|simple key", str(error.context))  # and not ended
        mark = error.context_mark if begun else error.problem_mark
        return mark.line + 1 if mark else 1
    if isinstance(error, UnicodeDecodeError):
        return error.object.count(b"\n", 0, error.start) + 1
    if isinstance(error, yaml.reader.ReaderError):
        return text.count("\n", 0, error.position) + 1
    return 1


def _told(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        return f"{error.problem} {error.context}"
    return f"{error} {type(error).__name__}"
