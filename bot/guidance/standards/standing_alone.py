"""Hints where a sentence, quoted by itself, would say too little. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.guidance.parse.document import Document
from bot.guidance.standards.domain import HandbookFinding, Kind, Saying

_LEANING = re.compile(
    r"^(?P<word>it|its|this|that|these|those|they|he|she|his|her|their|both|neither|then|therefore"
    r"|thus|so|however|instead|otherwise|and|but|or|yet)\b(?! systems\b)(?! who\b)(?!-)",
    re.IGNORECASE,
)
_DENYING = re.compile(r"\b(?:not|never|no longer|without)\b", re.IGNORECASE)
_CODE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)  # whose comments begin with #
_FEWEST_WORDS_OF_A_ROW = 7
_MOST_TOPICS = 2  # headings of the first level


def hints_on(document: Document, sayings: Sequence[Saying]) -> Iterator[HandbookFinding]:
    """Yield what leans on its neighbours, and what the document lacks in headings."""
    name = document.source.document
    titles = re.findall(r"^# +.+$", _CODE.sub("", document.source.text), re.MULTILINE)
    if not any(span.headings for span in document.spans):
        mend = "Begin it with “# ” and what it is about."
        yield _hint(name, 1, "no-heading", "it has no heading.", mend)
    if len(titles) > _MOST_TOPICS:
        says = f"it has {len(titles)} headings of the first level, so as many topics."
        yield _hint(name, 1, "topics", says, "Make a document of each.")
    yield from _denying_headings(document)
    for saying in sayings:
        yield from _leaning(saying)


def leans(text: str) -> str:
    """Return the opening by which a sentence needs the one before it; empty if it has none."""
    opening = _LEANING.match(text) if text[0].isupper() else None
    return opening["word"] if opening else ""


def _denying_headings(document: Document) -> Iterator[HandbookFinding]:
    for number, line in enumerate(document.source.text.splitlines(), start=1):
        if line.startswith("##") and _DENYING.search(line):
            says = f"the heading “{line.lstrip('# ')}” carries a “not” that a quote loses."
            mend = "Say it positively, and put the “not” into each sentence below."
            yield _hint(document.source.document, number, "denying-heading", says, mend)


def _leaning(saying: Saying) -> Iterator[HandbookFinding]:
    if saying.kind is Kind.STORY:  # a story is read as a whole
        return
    place = saying.document, saying.line
    if word := leans(saying.text):
        says = f"“{word}” leans on the sentence before"
        mend = "Name again who or what is meant."
        yield replace(_hint(*place, "leaning", says, mend), sentence=saying.text)
    elif " | " in saying.text and len(saying.text.split()) < _FEWEST_WORDS_OF_A_ROW:
        says, mend = "the row says nothing without its head", "Write a cell as a sentence."
        yield replace(_hint(*place, "row", says, mend), sentence=saying.text)


def _hint(path: str, line: int, kind: str, says: str, mend: str) -> HandbookFinding:
    return HandbookFinding(path, line, kind, says, mend, is_error=False)
