"""What plain words ask of the form: which kind, whether without a name, and what to fill in.

Only what somebody says outright is read here; whether other words are a report tells the
router of messages, and which kind sounds like them `reading`. Pure.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import TypeAlias

from bot.guidance.rank.question import clauses_of, is_asking
from bot.ideas.report.kinds import COMPLAINT, CRITICISM, IDEA, KINDS, PRAISE
from bot.ideas.submit.form_state import ANONYMOUS, NAMED, FormState

SAID_FIRST = 200  # characters in which somebody says that they give no name
_NOUNS = {
    IDEA.word: r"ideas?|suggestions?|proposals?|improvements?",
    COMPLAINT.word: r"complaints?",
    CRITICISM.word: r"criticisms?",
    PRAISE.word: r"praise|compliments?|kudos|shout-?outs?",
}
_VERBS = {
    IDEA.word: r"suggest|propose",
    CRITICISM.word: r"critici[sz]e|complain",
    PRAISE.word: r"praise|compliment|commend|applaud",
    "": r"report|tell(?:\s{1,3}you)?|raise|flag|say|share|mention|log",  # what, the rest says
}
_ANY_NOUNS = (
    r"feedback|concerns?|remarks?|observations?|grievances?"
    r"|something\s{1,3}(?:critical|positive|negative|delicate|nice)"
)
_MENTION = r"(?:<@\w+(?:\|[^>]{0,80})?>[\s,:]{0,3})?"
_HELLO = (
    r"(?:(?:hi|hello|hey|good (?:morning|afternoon|evening))\b"
    r"(?:\s+(?:there|all|team))?[\s,.!:)]{0,4})?"
)
_BEGINS = rf"^\s{{0,20}}{_MENTION}\s{{0,3}}{_HELLO}(?:please[\s,]{{1,3}})?"
_ARTICLE = (
    r"(?:(?:an?|some|my|this|another|one|the|new|quick|small|anonymous"
    r"|customer(?:['\u2019]s)?)\s{1,3}){0,3}"
)
_WISH = (
    r"(?:(?:(?:how|where)\s{1,3})?(?:can|could|may|do|should|shall|let)\s{1,3})?"
    r"(?:I|we|me|is\s{1,3}there\s{1,3}(?:a|any)\s{1,3}way)(?:['\u2019](?:d|ve|m)|\s{1,3}(?:would|have|just|really|do)){0,4}\s{0,3}"
    r"(?:(?:want|wanna|like|love|wish|need|here|got|going)\b)?\s{0,3}(?:to\s{1,3})?"
)
_DO = (
    r"(?:(?:(?:can|could|would|will)\s{1,3}(?:you|somebody|someone)\s{1,3}(?:please\s{1,3})?)?"
    r"(?:report|file|submit|make|give|share|send|hand\s{1,3}in|enter|log|raise|open|drop|leave"
    r"|post|add|record|take\s{1,3}down|register|pass\s{1,3}on|start|begin|note|voice|write\s{1,3}down)"
    r"\s{1,3}(?:in\s{1,3})?)"
)
_AFTER = (
    r"(?:\s{1,3}(?:from|of)\s{1,3}(?:an?\s{1,3}|the\s{1,3})?(?:customer|client))?(?:\s{1,3}anonymously)?"
    r"(?:\s{1,3}(?:about|on|for|that|to|regarding|concerning)\b)?[\s:,.;!?\u2013\u2014-]*"
)
_ENDS = r"(?=\s*$|\s*[,.:;!\u2013\u2014]|\s+(?:about|for|on|regarding|where)\b[^?]*$)"
_LABEL = (
    rf"{_ARTICLE}(?:%s)(?:\s{{1,3}}(?:from|for|of|on)\s{{1,3}}[^:\n]{{1,40}})?"
    r"\s{0,3}[:\u2013\u2014-]\s*"
)
_CUSTOMERS = r"(?:customer|client|buyer|guest|dealer)s?"
_TOLD = r"(?:told|said|complained|called|rang|phoned|mentioned)"
_SOME = r"(?:an?|one|another|my|our|two|three|several|some|one\s+of\s+(?:our|my)|the)"
_OF_CUSTOMER = re.compile(
    rf"{_BEGINS}(?:(?:just|so|today|yesterday|now|I)[\s,]+){{0,3}}(?:"
    rf"{_SOME}\s+(?:\w+\s+)?{_CUSTOMERS}\s+(?:(?:has|have|had|just|only|today|again)\s+)*{_TOLD}\b"
    rf"|(?:had|heard|got)\b[^.?!:\n]{{0,40}}\b{_CUSTOMERS}\b(?!\s*:)"
    rf"|(?:was|were|been)\s+told\s+by\s+{_SOME}\s+{_CUSTOMERS}\b)",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"\banonym|\bincognito\b", re.IGNORECASE)


class Sounds(Enum):
    """What the router of messages takes words for, as far as the form asks."""

    REPORT = auto()
    PERHAPS = auto()  # a report, or not
    OTHER = auto()  # danger and a customer's letter, too
    UNTOLD = auto()  # nobody can tell


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard in words that may say nothing outright."""

    sounds: Sounds = Sounds.UNTOLD
    kind: str = ""  # of lines that they are likest; may be no word of a kind
    is_anonymous: bool = False

    @property
    def kind_of_report(self) -> str:
        """The word of a kind; empty where nobody can tell."""
        return self.kind if self.kind in KINDS else ""


Hear: TypeAlias = Callable[[str], Awaitable[Heard]]
"""Tells what words sound like."""


async def sounds_like_nothing(_text: str) -> Heard:
    """Tell nothing, where nobody can."""
    return Heard()


@dataclass(frozen=True, slots=True)
class Opening:
    """What somebody said outright."""

    kind: str  # the word of a kind; empty: not said
    rest: str  # what is to stand in the form
    is_anonymous: bool = False

    @property
    def state(self) -> FormState:
        """The form, filled in; where no kind is said, with the one that it begins with."""
        signature = ANONYMOUS if self.is_anonymous else NAMED
        unsaid = CRITICISM if self.is_anonymous else IDEA
        return FormState(self.kind or unsaid.word, today=self.rest, signature=signature)


def opening_of(text: str) -> Opening | None:
    """Return what words say that begin a report outright; None for all others."""
    is_anonymous = _UNNAMED.search(text[:SAID_FIRST]) is not None
    for kind in (*KINDS, ""):
        for pattern in _patterns_of(kind):
            if found := pattern.match(text):
                return Opening(kind, text[found.end() :], is_anonymous)
    if _OF_CUSTOMER.match(text) and not _asks(text):
        return Opening(COMPLAINT.word, without_hello(text), is_anonymous)
    return None


def _asks(text: str) -> bool:
    clauses = [clause for sentence in clauses_of(text) for clause in sentence]
    return "?" in text or any(is_asking(clause) for clause in clauses)


def opening_by_sound(text: str, heard: Heard) -> Opening | None:
    """Return what begins a report, by what it sounds like; None for what is none.

    What is said outright opens the form only where it may be a report, or nobody can tell:
    "can I suggest another product to a customer" begins like one.
    """
    if heard.sounds is Sounds.OTHER:
        return None
    found = opening_of(text)
    if heard.sounds is Sounds.REPORT:
        found = found or opening_of_heard(text, heard)
    return found and replace(
        found,
        kind=found.kind or heard.kind_of_report,
        is_anonymous=found.is_anonymous or heard.is_anonymous,
    )


def opening_of_heard(text: str, heard: Heard) -> Opening:
    """Return what begins a report of words that say nothing outright."""
    return Opening(heard.kind_of_report, without_hello(text), heard.is_anonymous)


def without_hello(text: str) -> str:
    """Return the words without whom they mention first, and without a greeting."""
    found = re.match(_BEGINS, text, re.IGNORECASE)
    return text[found.end() :] if found else text


@cache
def _patterns_of(kind: str) -> tuple[re.Pattern[str], ...]:
    """Return what begins a report of this kind; with none, of one that is not said."""
    wished = rf"(?:{_WISH}(?:{_DO})?|{_DO})"
    if not kind:
        noun = rf"{_BEGINS}{wished}{_ARTICLE}(?:{_ANY_NOUNS})\b{_AFTER}"
        return (_REPORTED, _FORM, re.compile(noun, re.IGNORECASE))
    nouns, verbs = _NOUNS.get(kind, re.escape(kind)), _VERBS.get(kind)
    wholes = [
        rf"{_BEGINS}{_LABEL % nouns.replace('s?', '')}",
        rf"{_BEGINS}{wished}{_ARTICLE}(?:{nouns})\b{_AFTER}",
        rf"{_BEGINS}{_ARTICLE}(?:{nouns})(?:\s+from\s+{_SOME}\s+{_CUSTOMERS})?(?:{_ENDS}){_AFTER}",
        rf"{_BEGINS}(?:\w+\s{{1,3}}){{0,5}}(?:(?:{nouns})\s{{1,3}}form|form\s{{1,3}}for\s{{1,3}}{_ARTICLE}(?:{nouns}))\W*$",
    ]
    if verbs:
        wholes.append(rf"{_BEGINS}{_WISH}(?:{verbs})\b\s*")
    return tuple(re.compile(whole, re.IGNORECASE) for whole in wholes)


_THINGS = r"something|sth|it|this|that|a\s{1,3}problem|an\s{1,3}issue"
_REPORTED = re.compile(
    rf"{_BEGINS}(?:(?:{_WISH})?(?:{_VERBS['']})\s{{1,3}}(?:{_THINGS})\b{_AFTER}"
    rf"|{_WISH}something\s{{1,3}}to\s{{1,3}}(?:{_VERBS['']})\b{_AFTER})",
    re.IGNORECASE,
)
_FORM = re.compile(
    rf"{_BEGINS}(?:(?:open|start|begin|show)\s{{1,3}}(?:me\s{{1,3}})?(?:the\s{{1,3}})?form"
    rf"|{_DO}?{_ARTICLE}reports?)(?:\s{{1,3}}for\s{{1,3}}me)?(?:\s{{1,3}}please)?\W*$",
    re.IGNORECASE,
)
