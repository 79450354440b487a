"""Hints where a sentence, quoted by itself, would say too little. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.guidance.parse.document import Document
from bot.guidance.parse.structure import BlockKind, Statement
from bot.guidance.standards.domain import HandbookFinding, Kind, Saying
from bot.guidance.standards.sayings import is_story

_ITSELF = "document|handbook|page|guide|policy|section|chapter|list|table|company"
_POINTING = (  # "before that", "for these reasons"; not "for those who", "in this handbook"
    r"(?:about|after|at|because of|before|besides|beyond|by|despite|during|for|from|given|in"
    r"|in spite of|instead of|of|on|since|through|to|under|until|with|without)"
    rf" (?:that|this|these|those|it|them|then)(?! who\b)(?! (?:\w+ )?(?:who|that)\b)"
    rf"(?! (?:{_ITSELF})\b)"
)
_LEANING = re.compile(
    r"^(?P<word>it|its|this|that|these|those|they|he|she|his|her|their|both|neither|then|therefore"
    r"|thus|so|however|instead(?! of)|otherwise|and|but|or|yet|such|also"
    r"|the (?:former|latter|above)|the same (?:applies|goes|holds|is true)"
    r"|as (?:such|above|before|below|a result|(?:said|mentioned|described|explained|stated"
    r"|shown|noted)(?: (?:above|before|earlier|below))?|already \w+)|(?:see )?above|ditto"
    r"|likewise|similarly|in (?:addition(?! to)|both cases|contrast(?! to)|doing so)"
    r"|by (?:contrast|doing so)|to do so|if so|if not|apart from (?:that|this)"
    r"|there(?:after|by)|afterwards?|beforehand|hence|consequently|accordingly|meanwhile|furthermore"
    r"|moreover|nevertheless|nonetheless"
    rf"|on the (?:other hand|contrary)|{_POINTING})\b(?! systems\b)(?! who\b)(?!-)",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:not|never|nobody|nothing|none|neither|without|cannot|avoid\w*|forbidden|prohibited"
    r"|banned|disallowed|unacceptable|taboos?|no[- ]?gos?|off[- ]limits|refrain|stop"
    r"|[a-z]+n['\u2019]ts?|donts?|no(?! \d)(?![.-]))\b",
    re.IGNORECASE,
)
_ASKING = re.compile(r"\?\W*$|^(?:if|when|whenever|what if|why|how|where|who)\b", re.IGNORECASE)
_FEWEST_WORDS_OF_A_ROW = 7
_FEWEST_WORDS_OF_AN_ITEM = 3


def hints_on(document: Document, sayings: Sequence[Saying]) -> Iterator[HandbookFinding]:
    """Yield what leans on its neighbours, and what is wrong with the document's headings."""
    if not any(span.headings for span in document.spans):
        mend = "Begin it with “# ” and what it is about."
        name = document.source.document
        yield _hint(name, 1, "no-heading", "it has no heading.", mend)
    yield from _denying_headings(document)
    for saying in sayings:
        yield from _leaning(saying)
    for statement in document.structure.statements:
        yield from _item(document, statement)


def leans(text: str) -> str:
    """Return the opening by which a sentence needs the one before it; empty if it has none."""
    opening = _LEANING.match(text) if text[0].isupper() else None
    return opening["word"] if opening else ""


def _denying_headings(document: Document) -> Iterator[HandbookFinding]:
    """Yield the headings whose "not" what stands below does not say itself."""
    below: dict[str, list[str]] = {}
    for statement in document.structure.statements:
        for heading in document.structure.blocks[statement.block].headings:
            below.setdefault(heading, []).append(f"{statement.lead} {statement.text}")
    for number, line in enumerate(document.source.text.splitlines(), start=1):
        heading = line.lstrip("# ").rstrip("# ")
        if not line.startswith("##") or _ASKING.search(heading):
            continue
        said = below.get(heading, [])
        if _DENYING.search(heading) and not all(map(_DENYING.search, said)):
            says = f"the heading “{heading}” carries a “not” that a quote loses."
            mend = "Say it positively, or put the “not” into each sentence below."
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
