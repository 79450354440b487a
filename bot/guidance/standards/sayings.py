"""What documents say, sentence by sentence, each with its line."""

import re
from dataclasses import replace
from itertools import pairwise

from bot.guidance.domain import Passage
from bot.guidance.parse.document import Document
from bot.guidance.standards.domain import Kind, Saying

_STORY = re.compile(r"\bexample\b", re.IGNORECASE)  # of a heading: its numbers happened, once
_ASKING = re.compile(r"\?\W*$")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def sayings_of(document: Document) -> list[Saying]:
    """Return every sentence, list item and table row of a document, in their order."""
    passages = [document.passage(span) for span in document.spans]
    sayings = [
        _saying(document, passage, start, end)
        for passage in passages
        for start, end in passage.sentences
    ]
    for number, (question, answer) in enumerate(pairwise(sayings), start=1):
        if question.line == answer.line and _ASKING.search(question.text):
            sayings[number] = replace(answer, asked=question.text)
    return sayings


def is_story(heading: str) -> bool:
    """Whether what stands under a heading happened once."""
    return _STORY.search(heading) is not None


def without_quotations(text: str) -> str:
    """Return the text without what somebody says in it: a customer's words promise nothing."""
    return _QUOTED.sub(" ", text)


def _saying(document: Document, passage: Passage, start: int, end: int) -> Saying:
    text = document.source.text
    owner = document.guidance.owner or ""
    return Saying(
        document=document.source.document,
        line=text.count("\n", 0, start) + 1,
        text=" ".join(text[start:end].split()),
        around=passage.full_heading,
        kind=Kind.STORY if is_story(passage.heading) else Kind.RULE,
        doer=owner if document.guidance.departments == (owner,) else "",
    )
