"""Hints where a sentence, quoted by itself, would say too little. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.guidance.parse.document import Document
from bot.guidance.parse.structure import BlockKind, Statement
from bot.guidance.standards.domain import HandbookFinding, Kind, Saying
from bot.guidance.standards.sayings import is_story

_LEANING = re.compile(
    r"^(?P<word>it|its|this|that|these|those|they|he|she|his|her|their|both|neither|then|therefore"
    r"|thus|so|however|instead|otherwise|and|but|or|yet|such|also|the (?:former|latter|above)"
    r"|the same (?:applies|goes|holds|is true)"
    r"|as (?:such|above|before|below|(?:said|mentioned|described|explained|stated|shown|noted)"
    r"(?: (?:above|before|earlier|below))?|already \w+)|(?:see )?above|ditto|likewise|similarly"
    r"|in (?:addition|that case|this case|both cases)|if so|if not|after that|apart from that"
    r"|for (?:this|that) reason|there(?:fore|after|by))\b(?! systems\b)(?! who\b)(?!-)",
    re.IGNORECASE,
)
_DENYING = re.compile(r"\b(?:not|never|no longer|without)\b", re.IGNORECASE)
_CODE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)  # whose comments begin with #
_FEWEST_WORDS_OF_A_ROW = 7
_FEWEST_WORDS_OF_AN_ITEM = 3
_MOST_TOPICS = 2  # headings of the first level, or things that a title lists
_LISTED = re.compile(r"[,;/+&]|\band\b")
_TOPIC = re.compile(
    r"(?!(?:why|how|when|what|where|who|if)\b)[\w'\u2019-]+(?: [\w'\u2019-]+){0,2}", re.I
)


def hints_on(document: Document, sayings: Sequence[Saying]) -> Iterator[HandbookFinding]:
    """Yield what leans on its neighbours, and what the document lacks in headings."""
    if not any(span.headings for span in document.spans):
        mend = "Begin it with “# ” and what it is about."
        name = document.source.document
        yield _hint(name, 1, "no-heading", "it has no heading.", mend)
    yield from _topics(document)
    yield from _denying_headings(document)
    for saying in sayings:
        yield from _leaning(saying)
    for statement in document.structure.statements:
        yield from _item(document, statement)


def leans(text: str) -> str:
    """Return the opening by which a sentence needs the one before it; empty if it has none."""
    opening = _LEANING.match(text) if text[0].isupper() else None
    return opening["word"] if opening else ""


def _topics(document: Document) -> Iterator[HandbookFinding]:
    """Yield that a document has several topics: by its headings, or as its title lists them."""
    name, prose = document.source.document, _CODE.sub("", document.source.text)
    titles = re.findall(r"^# +.+$", prose, re.MULTILINE)
    if len(titles) > _MOST_TOPICS:
        says = f"it has {len(titles)} headings of the first level, so as many topics."
        yield _hint(name, 1, "topics", says, "Make a document of each.")
    listed = [one.strip() for one in _LISTED.split(document.guidance.title)]
    sections = re.findall(r"^## +.+$", prose, re.MULTILINE)
    is_listed = all(map(_TOPIC.fullmatch, listed)) and len(listed) > _MOST_TOPICS
    if is_listed and len(sections) > _MOST_TOPICS:
        says = f"its title lists {len(listed)} topics."
        mend = f"Make a document of each: {'; '.join(listed)}."
        yield _hint(name, _line_of_title(document), "topics", says, mend)


def _line_of_title(document: Document) -> int:
    lines = enumerate(document.source.text.splitlines(), start=1)
    return next((at for at, line in lines if document.guidance.title in line), 1)


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


def _item(document: Document, statement: Statement) -> Iterator[HandbookFinding]:
    """Yield a list's item of a word or two that nothing leads into: no colon, no item above."""
    block = document.structure.blocks[statement.block]
    is_item = block.kind in {BlockKind.LIST, BlockKind.STEPS}
    is_led = statement.lead != "" and statement.lead[-1] not in ".!?"
    is_short = len(statement.text.split()) < _FEWEST_WORDS_OF_AN_ITEM
    if is_item and is_short and not is_led and not is_story(" ".join(block.headings[1:])):
        line = document.source.text.count("\n", 0, statement.start) + 1
        mend = "Write it as a sentence, or begin its list with a line that ends with a colon."
        says = "the item says nothing by itself"
        hint = _hint(document.source.document, line, "item", says, mend)
        yield replace(hint, sentence=statement.text)


def _hint(path: str, line: int, kind: str, says: str, mend: str) -> HandbookFinding:
    return HandbookFinding(path, line, kind, says, mend, is_error=False)
