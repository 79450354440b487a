"""Finds sentences that leave to one alone what a standard gives to everybody."""

import re
from collections.abc import Iterator, Sequence

from bot.guidance.standards.domain import HandbookFinding, Kind, Saying, Standard
from bot.guidance.standards.figures import FoundFigure
from bot.guidance.standards.register import EVERYBODY
from bot.guidance.standards.sayings import without_quotations
from bot.guidance.standards.subjects import Subjects, placed, subjects_of

ABOUT = 0.4  # from which a sentence is about a standard whose number it has
_WHOSE = r"(?:the |our |an? |your |their )?"
_WHO = r"(?P<who>[a-z][a-z' -]{1,40}?)"
_MAY = (
    r"(?:may|can|(?:is|are) (?:allowed|entitled|permitted) to|ha(?:s|ve) the right to|decides?"
    r"|approves?)"
)
_AGREED = (
    r"(?:approval|permission|consent|signature|agreement|order|has (?:approved|agreed|signed))"
)
_ENDS = r"(?=[,.;]| (?:and|up|to|as)\b|$)"
_SOLES = (
    re.compile(
        rf"\b(?:only|solely|(?:nobody|no one|none) (?:but|except)) {_WHOSE}{_WHO} {_MAY}\b"
    ),
    re.compile(rf"\b{_WHOSE}{_WHO},? alone,? {_MAY}\b"),
    re.compile(rf"\b(?:only (?:with|after|on)|not without) {_WHOSE}{_WHO}(?:'s?)? {_AGREED}\b"),
    re.compile(rf"\breserved (?:for|to) {_WHOSE}{_WHO}{_ENDS}"),
    re.compile(rf"\b(?:left|up) to {_WHOSE}{_WHO} alone\b"),
)
_ANYBODY = re.compile(
    r"\b(?:employees?|colleagues?|every(?:body|one)|any(?:body|one)|you|we|us|who(?:ever)?)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:more than|above|over|beyond|exceed(?:s|ing)|at least) (?:the |€ ?)?$", re.IGNORECASE
)


def reserved(
    sayings: Sequence[Saying], standards: Sequence[Standard], subjects: Subjects
) -> Iterator[HandbookFinding]:
    """Yield the sentences that give one alone what is everybody's, with the same number."""
    stating = {stated.words for one in standards for stated in one.stated}
    asked = [
        (saying, who, found, subject)
        for saying in sayings
        if saying.kind is not Kind.STORY
        if (who := sole_holder(saying.text))
        if not any(words in saying.text for words in stating)
        for found, subject in subjects_of(saying)
        if not _ABOVE.search(saying.text[: found.start])
    ]
    about = subjects.of([subject for *_, subject in asked])
    for (saying, who, found, _), near in zip(asked, about, strict=True):
        for one in placed(saying, near):
            if one.likeness >= ABOUT and _is_everybodys(one.standard, found):
                yield _left_to(saying, who, one.standard)
                break


def sole_holder(text: str) -> str:
    """Return who alone may do it, as a sentence says; empty if it says so of nobody."""
    said = without_quotations(text).replace("\u2019", "'").lower()
    for pattern in _SOLES:
        for found in pattern.finditer(said):
            if not _ANYBODY.search(found["who"]):
                return found["who"]
    return ""


def _is_everybodys(standard: Standard, found: FoundFigure) -> bool:
    return EVERYBODY in standard.keepers and standard.figure.equals(found.figure)


def _left_to(saying: Saying, who: str, standard: Standard) -> HandbookFinding:
    says = (
        f"it leaves to “{who}” alone what {standard.standard_id} ({standard.name}) gives to"
        " everybody"
    )
    mend = f"Say that everybody may; or, if {standard.owner} decides so, name them under who."
    return HandbookFinding.of_saying(saying, "keeper", says, mend)
