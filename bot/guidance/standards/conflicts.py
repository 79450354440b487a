"""Which of two sentences that give the same work to two departments is to be changed. Pure."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.guidance.standards.doers import DepartmentDeed
from bot.guidance.standards.domain import HandbookFinding, Kind

_LONGEST_SHOWN = 160  # characters of the other sentence


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two deeds that are the same work, of two departments."""

    deed: DepartmentDeed
    other: DepartmentDeed
    likeness: float

    @property
    def ends(self) -> tuple[tuple[DepartmentDeed, DepartmentDeed], ...]:
        """Return each of the two with the other."""
        return (self.deed, self.other), (self.other, self.deed)


def to_change(
    conflicts: Collection[Conflict],
    *,
    support: Mapping[DepartmentDeed, float],
    is_registered: Callable[[DepartmentDeed], bool],
) -> Iterator[HandbookFinding]:
    """Yield a finding where one of two is to be changed, and none where the other one is.

    It is never a sentence that the register bears out. Of others it is the one that is at odds
    with most; of two that are with as many, a question before a rule, then the one of which
    the rest of the handbook says less: ``support`` is its likeness to the nearest other
    sentence that gives the work to the same department.
    """
    borne_out = {*filter(is_registered, {end for one in conflicts for end, _ in one.ends})}
    left = [one for one in conflicts if not {one.deed, one.other} <= borne_out]
    while left:
        ends = [end for one in left for end, _ in one.ends if end not in borne_out]
        odds = Counter(ends)
        worst = max(
            ends,
            key=lambda one: (odds[one], one.saying.kind is Kind.LESSON, -support.get(one, 0.0)),
        )
        likest = max((one for one in left if worst in {one.deed, one.other}), key=_likeness)
        yield _finding(worst, dict(likest.ends)[worst])
        left = [one for one in left if worst not in {one.deed, one.other}]


def _likeness(conflict: Conflict) -> float:
    return conflict.likeness


def _finding(deed: DepartmentDeed, other: DepartmentDeed) -> HandbookFinding:
    said = other.saying
    says = (
        f"{deed.department} does what {other.department} does by {said.document}"
        f" (“{said.text[:_LONGEST_SHOWN]}”)"
    )
    mend = "Say in both places who does it."
    return HandbookFinding.of_saying(deed.saying, "keeper", says, mend)
