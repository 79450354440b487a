"""Finds sentences that give somebody's work to a department that does not do it."""

import re
from collections.abc import Iterator, Sequence

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


def taken_over(
    deeds: Sequence[DepartmentDeed], rules: Sequence[DepartmentDeed], embed: Embed
) -> Iterator[HandbookFinding]:
    """Yield the sentences that give one department what a rule gives to another one."""
    if not rules:
        return
    wholes = TextLikeness([one.subject.whole for one in rules], embed)
    clauses = TextLikeness([one.subject.clause for one in rules], embed)
    near = _WHOLE * wholes.to([one.subject.whole for one in deeds])
    near += (1 - _WHOLE) * clauses.to([one.subject.clause for one in deeds])
    least = OWN_RULE - NEARER - HERE - QUOTED  # what is farther changes nothing
    for deed, row in zip(deeds, near.tolist(), strict=True):
        rated = [
            (likeness + _nearer(deed, rule), rule)
            for likeness, rule in zip(row, rules, strict=True)
            if likeness >= least and " | " not in deed.saying.text  # a row has no clause
            if rule.saying.text != deed.saying.text and not (rule.is_own and deed.is_own)
        ]
        same = max((n for n, rule in rated if rule.department == deed.department), default=0.0)
        likeness, rule = max(
            (one for one in rated if one[1].department != deed.department),
            key=lambda one: one[0],
            default=(0.0, deed),
        )
        if likeness >= max(OWN_RULE, same + NEARER):
            yield _taken(deed, rule)


def _nearer(deed: DepartmentDeed, rule: DepartmentDeed) -> float:
    """Return how much nearer a rule is as the sentence rests on it, or on its document."""
    saying = deed.saying
    if deed.is_meant and saying.kind is Kind.LESSON:
        return 0.0  # of the map: all departments stand beside each other
    is_here = rule.saying.document in {saying.document, *saying.rests_on}
    is_quoted = saying.quote != "" and saying.quote.rstrip(".") in rule.saying.text
    return HERE * is_here + QUOTED * is_quoted


def _taken(deed: DepartmentDeed, rule: DepartmentDeed) -> HandbookFinding:
    says = (
        f"{deed.department} does what {rule.department} does by {rule.saying.document}"
        f" (“{rule.saying.text[:160]}”)"
    )
    return _finding(deed.saying, says, "Say in both places who does it.")


def _by_another(deed: DepartmentDeed, standard: Standard) -> Iterator[HandbookFinding]:
    keepers = standard.keepers
    if not keepers or EVERYBODY in keepers or deed.department in keepers:
        return
    says = (
        f"{deed.department} does what {standard.standard_id} ({standard.name}) gives to"
        f" {', '.join(keepers)}"
    )
    mend = f"Name who keeps it; or, if {standard.owner} decides so, add them under who."
    yield _finding(deed.saying, says, mend)


def _finding(saying: Saying, says: str, mend: str) -> HandbookFinding:
    return HandbookFinding(
        saying.document, saying.line, "keeper", says, mend, sentence=saying.text
    )
