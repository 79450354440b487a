"""Whether a number of a sentence happened once, as in a story, or holds. Pure."""

import re

from bot.guidance.standards.figures import FoundFigure
from bot.guidance.standards.patterns import SPAN
from bot.guidance.standards.sayings import without_quotations

_TOLD = re.compile(
    r"\b(?:ago|had|used to|back then|(?:at|in) (?:that time|those days)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(  # from the past to what holds: "…; today it leaves within 2 days"
    r"\b(?:today|nowadays|now|since then|these days)\b", re.IGNORECASE
)
_IRREGULAR = (  # how the past of a verb looks that does not end in -ed
    "lost|sold|sent|found|told|had|got|gave|took|kept|left|made|saw|wrote|won|built|bought|paid|held"
    "|lent|heard|met|rang|came|went|knew|thought|brought|spent|did|said"
)
_OBJECT = (
    r"(?:an?|the|our|your|each|every|any|what|whatever|whoever|it|them|him|her|back|out|up|within"
    r"|at most)"
)
_NO_VERB = (
    "in|at|on|after|before|during|since|with|from|by|for|as|of|to|all|one|both|half|like|once|until"
    "|when|if|while|because|where|that|not|only|even|ha[ds]"
)
_DUTY = re.compile(
    r"\b(?:must|shall|should|will|may|cannot|ha(?:s|ve) to|(?:is|are) (?:not )?to)\b"
    r"|^(?:do not|don't|always|never (?!ha[ds]|was))\b"
    rf"|^(?!(?:{_NO_VERB})\b)(?:please )?[a-z]+(?<!ed)(?<!s) {_OBJECT}\b"
    rf"|\b(?:we|you) (?!(?:{_IRREGULAR})\b)[a-z]+(?<!ed) {_OBJECT}\b"
    rf"|^(?:if|when(?:ever)?|where|once|after|before|unless)\b[^,]*, (?:please )?"
    rf"(?!(?:{_NO_VERB}|an?|the|our|nobody)\b)[a-z]+(?<!ed)(?<!s) {_OBJECT}\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:is|are|can|has|have|gets?|needs?|hears?|receives?|go|goes|reach|reaches|writes)\b"
    rf"|(?<!the )(?<!those )(?<!our )\b(?!(?:{SPAN}|ring|euro|time|wa|hi|thi)s)"
    rf"[a-z]{{3,}}s {_OBJECT}\b",
    re.IGNORECASE,
)
_AGO = re.compile(r" (?:ago|earlier|before that)\b", re.IGNORECASE)
_THRESHOLD = re.compile(
    r"\b(?:more|longer|less|later|earlier|fewer) than (?:the |an? )?$|\b(?:over|at least) $"
)


def happened(text: str, found: FoundFigure) -> bool:
    """Whether a figure of a sentence was so once: what is told in the past and asks nothing.

    "A customer had waited 9 days" tells; "what had been promised is sent within 9 days" asks.
    """
    told = without_quotations(text)
    if not _TOLD.search(told) or _TURNS.search(text[: found.start]):
        return False
    part = _TURNS.split(told)[0]
    is_date = bool(_AGO.match(text[found.end :])) and not _THRESHOLD.search(
        text[: found.start].lower()
    )
    return not (_DUTY.search(part) or (_NOW.search(part) and not is_date))
