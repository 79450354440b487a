"""What a document says of itself beside its text."""

import re
import zipfile
from pathlib import Path

from lxml import etree

_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|untitled.*|powerpoint[- ]pr[aä]sentation|"
    r"(?:powerpoint|word|excel) \w+|"
    r"(?:document|dokument|slide|folie|book|mappe|presentation|präsentation) ?\d*|"
    r".*\.(?:docx?|pptx?|xlsx?|odt|pdf|indd|html?)|.*[_\\/].*|\w+(?:-\w+)+|\(?anonymous\)?",
    re.IGNORECASE,
)


def title_of_office(path: Path) -> str:
    """Return the title that a document of Office says it has, as `useful_title` does."""
    with zipfile.ZipFile(path) as package:
        if _CORE not in package.namelist():
            return ""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        core = etree.fromstring(package.read(_CORE), parser)
    return useful_title(core.findtext(_TITLE) or "", path)


def useful_title(title: str, path: Path) -> str:
    """Return a title; empty if it is the file's name or a program's: "Microsoft Word - a"."""
    words = " ".join(title.split())
    is_of_a_program = _NO_TITLE.fullmatch(words) or words.casefold() == path.stem.casefold()
    return "" if is_of_a_program or not re.search(r"[^\W\d_]", words) else words
