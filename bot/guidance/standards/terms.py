"""Finds sentences that say otherwise what a word of the handbook means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.company_files.reading import FileReading
from bot.guidance.standards.domain import HandbookFinding, Kind, Saying, Term
from bot.guidance.standards.likeness import Embed, TextLikeness
from bot.guidance.standards.reading import FILE, StandardsFile
from bot.guidance.standards.sayings import without_quotations

# Below it, a sentence that says what a word means says otherwise than the register, or only a
# part of it. Chosen on the sentences in tests/guidance/standards/test_terms.py, not proven.
SAME_MEANING = 0.65
_OF_OTHERS = "first|second|third|last|next|best|worst|most|least|same|main|only|[a-z]+est"
_WHOLE = (
    rf"(?:one\b(?! of\b)|an?\b|the\b(?! (?:{_OF_OTHERS})\b)|what|who|when|if|only\b|every|any"
    r"|each|all\b|those\b|nothing)"
)
_SAID_OF = r"(?:is|are|counts? as|calls? .{1,60}?)"
_IF = r"(?:only )?(?:when|if|as soon as|once|unless|because|that|which|by)\b"
_BEFORE = r"(?:an? |the |each |every |any |our |by )?(?:\w+ )?"


@dataclass(frozen=True, slots=True)
class Definition:
    """What a sentence says that a word means."""

    saying: Saying
    term: Term
    meaning: str


def not_defined(
    terms: Sequence[Term],
    sayings: Mapping[str, Sequence[Saying]],
    read: FileReading[StandardsFile],
) -> Iterator[HandbookFinding]:
    """Yield the places of the register where a document no longer says what a word means."""
    for number, term in enumerate(terms):
        for place, stated in enumerate(term.stated):
            if not any(stated.words in one.text for one in sayings.get(stated.document, ())):
                line = read.line_of("terms", number, "stated", place)
                says = f"{term.term}: {stated.document} does not say “{stated.words}”."
                mend = "Put the document's present words here, or mend the document."
                yield HandbookFinding(FILE, line, "not-stated", says, mend)


def redefined(
    sayings: Sequence[Saying], terms: Sequence[Term], embed: Embed
) -> Iterator[HandbookFinding]:
    """Yield the sentences that give a word another meaning than the register does."""
    for term in terms:
        known = [_meaning(one.words, term) or one.words for one in term.stated]
        asked = [one for saying in sayings if (one := _definition(saying, term))]
        likeness = TextLikeness(known, embed).to([one.meaning for one in asked])
        for definition, row in zip(asked, likeness, strict=True):
            if row.max(initial=0.0) < SAME_MEANING:
                yield _otherwise(definition)


def _definition(saying: Saying, term: Term) -> Definition | None:
    if saying.kind is Kind.STORY or any(one.words in saying.text for one in term.stated):
        return None
    meaning = _meaning(without_quotations(saying.text), term)
    return Definition(saying, term, meaning) if meaning else None


def _meaning(text: str, term: Term) -> str:
    """Return what a sentence says that the word means; empty if it says nothing of it."""
    if term.term.lower() not in text.lower():
        return ""
    found = (pattern.search(text) for pattern in _forms(term.term))
    return next((one["meaning"].strip() for one in found if one), "")


@lru_cache(maxsize=256)
def _forms(term: str) -> tuple[re.Pattern[str], ...]:
    """Return the ways to say what a word means, each with the meaning as a group."""
    word = rf"(?<![\w-]){re.escape(term)}s?(?![\w-])"
    forms = (
        rf"^{_BEFORE}{word}(?: \w+)?,? (?:is|are)(?: always| only)? (?P<meaning>{_WHOLE}.*)",
        rf"^{_BEFORE}{word}(?: \w+)? (?:means?|stands for)(?: that)? (?P<meaning>.+)",
        rf"\b{_SAID_OF} {word}(?: only| just| always)?,? (?P<meaning>{_IF}.*)",
        rf"^(?P<meaning>.+?),? (?:is|are|we) (?:called?|known as|named) (?:an? |the )?{word}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _otherwise(found: Definition) -> HandbookFinding:
    saying, term = found.saying, found.term
    says = f"it does not say as {FILE} does what “{term.term}” means: “{term.stated[0].words}”"
    mend = f"Say the same; or, if {term.owner} decides so, change the meaning there."
    return HandbookFinding.of_saying(saying, "definition", says, mend)
