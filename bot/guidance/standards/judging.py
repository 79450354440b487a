"""Judges whether a sentence with a number contradicts a standard, or belongs to none. Pure."""

from collections.abc import Iterable, Sequence

from bot.guidance.standards.domain import Figure, HandbookFinding, Kind, Saying, Standard
from bot.guidance.standards.figures import FoundFigure, figures_in
from bot.guidance.standards.reading import FILE
from bot.guidance.standards.sayings import without_quotations
from bot.guidance.standards.subjects import About

# Likenesses, chosen on the starter's own statements: each held out in turn, and with every
# other number that a standard has. Of 199 held out, 4 % were called contradictions; with
# another number, 94 % were found. So they are tuned on this set, not proven on it.
ABOUT = 0.35  # from which a sentence with a promised number is about a standard
ABOUT_LESSON = 0.4  # the same for a question or a prompt
ABOUT_UNPROMISED = 0.5  # the same for a number without "within", "at the latest" and the like
ABOUT_STORY = 0.6  # the same for what happened once
NEARER = 0.08  # by this much nearer to a standard with another number: a contradiction
_LONGEST = 160  # characters of a sentence that are shown
ENOUGH = 0.47  # so near to a standard with the same number, it repeats that one


def judge(saying: Saying, found: FoundFigure, about: Sequence[About]) -> HandbookFinding | None:
    """Return what is wrong with a number of a sentence; None if nothing is.

    ``about`` are the standards and how near the sentence is to each.
    """
    figure = found.figure
    if (found.is_loose and not found.is_bound(saying.text)) or not _holds(
        without_quotations(saying.text), figure
    ):
        return None
    alike = [one for one in about if one.standard.figure.dimension == figure.dimension]
    equal = _likeness(one for one in alike if one.standard.figure.equals(figure))
    kept = [other.figure for other in figures_in(saying.text)]
    other = _nearest(one for one in alike if not any(map(one.standard.figure.equals, kept)))
    least = _least_likeness(saying, found)
    if other and equal < ENOUGH and other.likeness > max(least, equal + NEARER):
        return _contradiction(saying, figure, other.standard)
    if saying.kind is not Kind.RULE or equal >= ABOUT:
        return None
    says = f"“{figure.words}” belongs to no standard: “{_short(saying.text)}”"
    mend = f"Enter the promise in {FILE}; or under told, with whose number it is."
    return HandbookFinding(saying.document, saying.line, "unsourced", says, mend)


def _least_likeness(saying: Saying, found: FoundFigure) -> float:
    """Return how near to a standard the sentence must be to contradict it."""
    if saying.kind is Kind.STORY and not found.is_limit(saying.text):
        return 1.0  # "it came five weeks later" tells, and promises nothing
    if not found.is_promised(saying.text):
        return ABOUT_UNPROMISED if saying.kind is Kind.RULE else 1.0
    return {Kind.RULE: ABOUT, Kind.LESSON: ABOUT_LESSON, Kind.STORY: ABOUT_STORY}[saying.kind]


def _contradiction(saying: Saying, figure: Figure, standard: Standard) -> HandbookFinding:
    says = (
        f"it says “{figure.words}” where {standard.standard_id} ({standard.name}) promises"
        f" {standard.figure.words}: “{_short(saying.text)}”"
    )
    mend = f"Change the sentence; or, if {standard.owner} decides so, the standard."
    return HandbookFinding(saying.document, saying.line, "contradiction", says, mend)


def _likeness(about: Iterable[About]) -> float:
    return max((one.likeness for one in about), default=0.0)


def _nearest(about: Iterable[About]) -> About | None:
    return max(about, key=lambda one: one.likeness, default=None)


def _holds(text: str, figure: Figure) -> bool:
    return any(found.figure.equals(figure) for found in figures_in(text))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
