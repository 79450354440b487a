"""Finds sentences that give somebody's work to a department that does not do it."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from bot.guidance.standards.conflicts import Conflict, to_change
from bot.guidance.standards.doers import DepartmentDeed, Doers
from bot.guidance.standards.domain import HandbookFinding, Kind, Saying, Standard
from bot.guidance.standards.likeness import Embed, TextLikeness
from bot.guidance.standards.register import EVERYBODY
from bot.guidance.standards.subjects import HERE, QUOTED, About, Subjects, placed

# Likenesses from which a sentence is about the same work, and by how much it must be nearer to
# what another department does. Tuned on the starter and on sentences planted in it, not proven.
OWN_WORK = 0.71
PLACED_WORK = 0.77  # the same with what its place says
MEANT = 0.88  # the same for a sentence that names nobody
OWN_RULE = 0.71
NEARER = 0.1
LEAST = OWN_RULE - NEARER - HERE - QUOTED  # what is farther changes nothing
BORNE_OUT = 0.6  # from which the register says that the work is the department's
_WHOLE = 0.3
_DENIED = re.compile(r"\b(?:not|never|nobody|instead of)\b", re.IGNORECASE)


def deeds_in(sayings: Sequence[Saying], doers: Doers) -> list[DepartmentDeed]:
    """Return who does what by the rules and lessons; a story may tell anything."""
    return [
        deed
        for saying in sayings
        if saying.kind is not Kind.STORY
        for deed in doers.of(saying)
        if not _DENIED.search(deed.subject.clause)
    ]


def taken_over(
    deeds: Sequence[DepartmentDeed],
    rules: Sequence[DepartmentDeed],
    standards: Sequence[Standard],
    subjects: Subjects,
    embed: Embed,
) -> Iterator[HandbookFinding]:
    """Yield the sentences that give to a department what a rule gives to another.

    What was found wrong already must not be among either: it would convict what is right.
    """
    conflicts, support = _conflicts(deeds, rules, embed)
    registered = partial(_is_registered, standards=standards, subjects=subjects)
    yield from to_change(conflicts, support=support, is_registered=registered)


def misattributed(
    deeds: Sequence[DepartmentDeed], standards: Sequence[Standard], subjects: Subjects
) -> Iterator[HandbookFinding]:
    """Yield the sentences in which somebody else does a standard's work.

    What states a standard itself may name others in passing.
    """
    stating = {stated.words for one in standards for stated in one.stated}
    asked = [one for one in deeds if not any(words in one.saying.text for words in stating)]
    about = subjects.of([one.subject for one in asked])
    for deed, near in zip(asked, about, strict=True):
        if near and (standard := _own_work(deed, near)):
            yield from _by_another(deed, standard)


def _own_work(deed: DepartmentDeed, near: Sequence[About]) -> Standard | None:
    """Return the standard whose own work is done; ``near`` begins with the nearest."""
    if near[0].likeness >= (MEANT if deed.is_meant else OWN_WORK):
        return near[0].standard
    nearest = placed(deed.saying, near)[0]
    is_near = nearest.likeness >= PLACED_WORK and not deed.is_meant
    return nearest.standard if is_near else None


def _is_registered(
    deed: DepartmentDeed, standards: Sequence[Standard], subjects: Subjects
) -> bool:
    """Whether a standard that the sentence states, or is nearest to, gives it this work."""
    text = deed.saying.text
    stated = [one for one in standards if any(place.words in text for place in one.stated)]
    if any(deed.department in one.keepers for one in stated):
        return True
    nearest = subjects.of([deed.subject])[0][0]
    return nearest.likeness >= BORNE_OUT and deed.department in nearest.standard.keepers


def _conflicts(
    deeds: Sequence[DepartmentDeed], rules: Sequence[DepartmentDeed], embed: Embed
) -> tuple[list[Conflict], dict[DepartmentDeed, float]]:
    """Return which deeds are by a rule another department's, and how many say each."""
    conflicts: list[Conflict] = []
    support: dict[DepartmentDeed, float] = {}
    for deed, row in zip(deeds, _likenesses(deeds, rules, embed), strict=True):
        rated = [
            (likeness + _nearer(deed, rule), rule)
            for likeness, rule in zip(row, rules, strict=True)
            if likeness >= LEAST
            if rule.saying.text != deed.saying.text and not (rule.is_own and deed.is_own)
        ]
        same = max((n for n, rule in rated if rule.department == deed.department), default=0.0)
        support[deed] = same
        likeness, rule = max(
            (one for one in rated if one[1].department != deed.department),
            key=lambda one: one[0],
            default=(0.0, deed),
        )
        is_row = " | " in deed.saying.text  # which has no clause
        if likeness >= max(OWN_RULE, same + NEARER) and not is_row:
            conflicts.append(Conflict(deed, rule, likeness))
    return conflicts, support


def _likenesses(
    deeds: Sequence[DepartmentDeed], rules: Sequence[DepartmentDeed], embed: Embed
) -> list[list[float]]:
    """Return a row for each deed, with how near it is to each rule."""
    wholes = TextLikeness([one.subject.whole for one in rules], embed)
    clauses = TextLikeness([one.subject.clause for one in rules], embed)
    near = _WHOLE * wholes.to([one.subject.whole for one in deeds])
    near += (1 - _WHOLE) * clauses.to([one.subject.clause for one in deeds])
    rows: list[list[float]] = near.tolist()
    return rows


def _nearer(deed: DepartmentDeed, rule: DepartmentDeed) -> float:
    """Return how much nearer a rule is as the sentence rests on it, or on its document."""
    saying = deed.saying
    if deed.is_meant and saying.kind is Kind.LESSON:
        return 0.0  # of the map: all departments stand beside each other
    is_here = rule.saying.document in {saying.document, *saying.rests_on}
    is_quoted = saying.quote != "" and saying.quote.rstrip(".") in rule.saying.text
    return HERE * is_here + QUOTED * is_quoted


def _by_another(deed: DepartmentDeed, standard: Standard) -> Iterator[HandbookFinding]:
    keepers = standard.keepers
    if not keepers or EVERYBODY in keepers or {deed.department, deed.told} & {*keepers}:
        return  # whoever tells those who keep it does not keep it for them
    says = (
        f"{deed.department} does what {standard.standard_id} ({standard.name}) gives to"
        f" {', '.join(keepers)}"
    )
    mend = f"Name who keeps it; or, if {standard.owner} decides so, add them under who."
    yield HandbookFinding.of_saying(deed.saying, "keeper", says, mend)
