"""Judges whether a sentence with a number contradicts a standard, or belongs to none. Pure."""

from collections.abc import Iterable, Sequence
from math import inf

from bot.guidance.standards.calendar_words import names_day
from bot.guidance.standards.domain import (
    Dimension,
    Figure,
    HandbookFinding,
    Kind,
    Saying,
    Standard,
)
from bot.guidance.standards.figures import FoundFigure, figures_in
from bot.guidance.standards.moments import counts_otherwise
from bot.guidance.standards.reading import FILE
from bot.guidance.standards.sayings import without_quotations
from bot.guidance.standards.subjects import About
from bot.guidance.standards.telling import happened

# Likenesses, chosen on the starter's own statements and on 190 sentences in other words, which
# stand in tests/guidance/standards/sentences.txt: tuned on these, not proven.
ABOUT = 0.35  # from which a sentence with a promised number is about a standard
ABOUT_LESSON = 0.4  # the same for a question or a prompt
ABOUT_UNPROMISED = 0.5  # the same for a number without "within", "at the latest" and the like
ABOUT_STEM = 0.5  # the same for a limit in what a question tells
ABOUT_FREELY = (
    0.6  # the same for a story's number, "no deadline", a lesson's number without "within"
)
ABOUT_LOOSELY = 0.75  # the same for a loose number without a limit: "every month"
NEARER = 0.14  # by this much nearer to a standard with another number: a contradiction
MOST_ABOUT = (
    2  # so many standards that a rule is most about, one of which must have its figure;
)
CLOSE = 0.1  # or one that is by less than this farther than the nearest of them
SURELY_ABOUT = 0.6  # below, another number may be a promise of its own, and is told so
ENOUGH = 0.47  # so near to a standard with the same number, it repeats that one


def can_be_wrong(saying: Saying, found: FoundFigure) -> bool:
    """Tell whether anything may be wrong with a number, whatever its sentence is about."""
    is_bound = (
        _least_likeness(saying, found) < inf
        or _promises(saying, found)
        or found.is_least(saying.text)
    )
    is_said = _holds(without_quotations(saying.text), found.figure)
    return is_bound and is_said and not _only_tells(saying, found)


def judge(saying: Saying, found: FoundFigure, about: Sequence[About]) -> HandbookFinding | None:
    """Return what is wrong with a number of a sentence that can be; None if nothing is.

    ``about`` are the standards and how near the sentence is to each.
    """
    figure = found.figure
    alike = [one for one in about if one.standard.figure.is_like(figure)]
    equal = _nearest(one for one in alike if _says(saying, found, one.standard))
    likeness = equal.likeness if equal else 0.0
    kept = [other.figure for other in figures_in(saying.text)]
    others = [
        one
        for one in alike
        if not _says(saying, found, one.standard)
        and not any(map(one.standard.figure.equals, kept))
    ]
    other = _nearest(others)
    least = _least_likeness(saying, found)
    if other and _is_kept_early(saying, found, other.standard):
        other = None
    if other and other.likeness > max(least, likeness + NEARER):
        near = [one for one in others if one.likeness > other.likeness - CLOSE]
        most = [one.standard for one in near[:MOST_ABOUT]]
        return _contradiction(saying, found, most, is_sure=other.likeness >= SURELY_ABOUT)
    if (
        equal
        and likeness >= ABOUT_LESSON
        and _is_turned(saying.text, found, equal.standard, about)
    ):
        return _contradiction(saying, found, [equal.standard])
    if not _promises(saying, found) or _is_sourced(saying, found, about):
        return None
    return _unsourced(saying, found, about)


def _only_tells(saying: Saying, found: FoundFigure) -> bool:
    """Whether a figure happened once, or is a day in the life that a question speaks of."""
    if saying.kind is Kind.RULE:
        return happened(saying.text, found)
    return not saying.doer and names_day(found.figure.words)


def _promises(saying: Saying, found: FoundFigure) -> bool:
    """Whether a figure of a rule, or of the map, must be a standard's."""
    is_binding = saying.kind is Kind.RULE or (saying.kind is Kind.LESSON and saying.doer != "")
    is_way_of_speaking = found.is_loose and not found.is_promised(saying.text)
    return is_binding and not is_way_of_speaking


def _is_sourced(saying: Saying, found: FoundFigure, about: Sequence[About]) -> bool:
    """Whether one of the standards that the sentence is most about has this figure.

    A line of the map is about what the documents of its moment and department state, if they
    state anything of the kind.
    """
    most = _of_its_documents(saying, found, about) if saying.doer else ()
    most = most or about
    return any(
        _says(saying, found, one.standard)
        for rank, one in enumerate(most)
        if rank < MOST_ABOUT or one.likeness > most[0].likeness - CLOSE
    )


def _of_its_documents(
    saying: Saying, found: FoundFigure, about: Sequence[About]
) -> Sequence[About]:
    return [
        one
        for one in about
        if one.standard.figure.is_like(found.figure)
        if any(place.document in saying.rests_on for place in one.standard.stated)
    ]


def _unsourced(saying: Saying, found: FoundFigure, about: Sequence[About]) -> HandbookFinding:
    nearest = (_of_its_documents(saying, found, about) or about)[0].standard
    says = (
        f"“{saying.text[found.start : found.end]}” belongs to no standard that it may be about;"
        f" the nearest is {nearest.standard_id} ({nearest.figure.words})"
    )
    mend = f"Change it; or enter it in {FILE}, as a promise or under told with whose it is."
    return HandbookFinding.of_saying(saying, "unsourced", says, mend)


def _says(saying: Saying, found: FoundFigure, standard: Standard) -> bool:
    """Whether a figure is the standard's; in working time too if it was said so before."""
    if standard.figure.equals(found.figure):
        return True
    if not standard.figure.counts(found.figure):
        return False
    before = figures_in(f"{saying.around} {saying.text}")
    is_told = any(standard.figure.equals(one.figure) for one in before)
    return is_told or found.is_back(saying.text)


def _least_likeness(saying: Saying, found: FoundFigure) -> float:
    """Return how near to a standard the sentence must be to contradict it, if it ever can."""
    if saying.kind is Kind.STORY and not found.is_limit(saying.text):
        return inf  # "it came five weeks later" tells, and promises nothing
    if saying.kind is Kind.STORY and saying.quote:
        return ABOUT_STEM
    if saying.kind is Kind.STORY or found.is_endless:
        return ABOUT_FREELY
    if saying.kind is Kind.LESSON:
        return _least_of_lesson(saying, found)
    if found.is_loose and not found.is_limit(saying.text):
        return ABOUT_LOOSELY
    return ABOUT if found.is_promised(saying.text) else ABOUT_UNPROMISED


def _least_of_lesson(saying: Saying, found: FoundFigure) -> float:
    if found.is_loose and not found.is_limit(saying.text):
        return inf
    if not found.is_promised(saying.text) or _holds(saying.story, found.figure):
        return ABOUT_FREELY
    return ABOUT_UNPROMISED if found.is_loose else ABOUT_LESSON


def _is_turned(
    text: str, found: FoundFigure, standard: Standard, about: Sequence[About]
) -> bool:
    """Whether the standard's number is said to be the least, or counts from something else."""
    if _is_most(standard) and found.is_least(text):
        return True
    return counts_otherwise(text, found, standard, (one.standard for one in about))


def _is_kept_early(saying: Saying, found: FoundFigure, standard: Standard) -> bool:
    """Whether a question's person is quicker, or spends less, than the standard allows."""
    most = standard.figure.amount
    return (
        bool(saying.quote)
        and _is_most(standard)
        and 0 < found.figure.amount < most
        and not found.is_limit(saying.text)
    )


def _is_most(standard: Standard) -> bool:
    """Whether its number is the latest or the most, as it is unless it counts backwards."""
    is_known = standard.figure.dimension is not Dimension.UNREAD
    return is_known and not standard.moment.startswith(("before", "always"))


def _contradiction(
    saying: Saying, found: FoundFigure, standards: Sequence[Standard], *, is_sure: bool = True
) -> HandbookFinding:
    """Return the finding that names each standard that may be meant, the nearest first.

    Where the sentence may well be about none of them, it is no contradiction yet.
    """
    words = saying.text[found.start : found.end]
    promised = " or ".join(
        f"{one.standard_id} ({one.name}) promises {_in_full(one)}" for one in standards
    )
    owners = " or ".join(dict.fromkeys(one.owner for one in standards))
    mend = f"Change the sentence; or, if {owners} decides so, the standard."
    if is_sure:
        says = f"it says “{words}” where {promised}"
        return HandbookFinding.of_saying(saying, "contradiction", says, mend)
    says = f"“{words}” belongs to no standard that it may be about: {promised}"
    mend = (
        f"If it promises something else, enter it in {FILE}, as a promise of its own or under"
        f" told with whose it is. If it is about the same: {mend[0].lower()}{mend[1:]}"
    )
    return HandbookFinding.of_saying(saying, "unsourced", says, mend)


def _in_full(standard: Standard) -> str:
    """Return the number with the moment that it counts from, which may be what is wrong."""
    moment = standard.moment
    if standard.figure.dimension is not Dimension.TIME or moment.startswith("always"):
        return standard.figure.words
    counted = moment if moment.startswith("before") else f"from: {moment}"
    return f"{standard.figure.words} ({counted})"


def _nearest(about: Iterable[About]) -> About | None:
    return max(about, key=lambda one: one.likeness, default=None)


def _holds(text: str, figure: Figure) -> bool:
    return any(found.figure.equals(figure) for found in figures_in(text))
