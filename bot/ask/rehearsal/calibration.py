"""Sets thresholds from marks. Pure.

An excerpt is asserted from where most right answers are gained, of which a wrong one costs
four, as long as nine in ten of what is asserted are right. It is shown from the greatest
nearness at which one in twenty questions that guidance answers is shown nothing. Of the places
between two questions the middle is taken; what counts now stays where it treats all of them
alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ask.rehearsal.domain import Mark, MarkedQuestion
from bot.ask.rehearsal.intervals import MeasuredShare
from bot.ask.sureness import Thresholds, usual_near

ASSERTED_RIGHT = 0.9  # of what is asserted, at least
SHOWN_NOTHING = 0.05  # of the questions that guidance answers, at most
FEWEST_RIGHT, FEWEST_NOT_RIGHT = 20, 10  # first excerpts: fewer tell more of chance
FEWEST_COVERED, FEWEST_NOT_COVERED = 20, 10  # questions
_FEWEST_ASSERTED = 20
_WRONG_COSTS = 4  # right answers: unasserted, they are still shown as the closest
_DECIMALS = 4
_NONE_IS_RIGHT = (
    "Wherever I begin to assert, fewer than nine in ten are right:"
    " mend the documents below first."
)


@dataclass(frozen=True, slots=True)
class ThresholdEffect:
    """What thresholds do to the marked questions."""

    asserted: int
    asserted_right: MeasuredShare  # of what is asserted
    shown_nothing: MeasuredShare  # of the questions that guidance answers
    refused: MeasuredShare  # of those that it does not: nothing is shown


@dataclass(frozen=True, slots=True)
class Calibration:
    """The thresholds that the marks speak for, and what they change."""

    now: Thresholds  # `near` is a number
    proposed: Thresholds  # the same where the marks are too few, or speak for no other
    before: ThresholdEffect
    after: ThresholdEffect
    expected: MeasuredShare  # of what is asserted, right, of questions not marked yet
    still_needed: tuple[str, ...]  # sentences; empty: both thresholds are measured

    @property
    def is_new(self) -> bool:
        """Whether the marks speak for other thresholds than those that count."""
        return self.proposed != self.now


@dataclass(frozen=True, slots=True)
class _Point:
    """A marked question on one of the scales."""

    value: float
    is_good: bool  # to be asserted; to be shown


def calibrate(marked: Sequence[MarkedQuestion], counting: Thresholds) -> Calibration:
    """Return the thresholds that the marks speak for.

    Args:
        marked: the questions with marks that hold.
        counting: the thresholds that count now.
    """
    now = Thresholds(counting.sure, _near_now(marked, counting))
    sure_points, near_points = [*_of_sureness(marked, now)], [*_of_nearness(marked, now)]
    for_sure, for_near = _lacking_for_sure(sure_points), _lacking_for_near(near_points)
    sure = None if for_sure else least_sure(sure_points)
    near = None if for_near else greatest_near(near_points)
    lacking = [for_sure, for_near, "" if for_sure or sure is not None else _NONE_IS_RIGHT]
    proposed = Thresholds(
        _changed(now.sure, sure, sure_points), _changed(now.near or 0.0, near, near_points)
    )
    return Calibration(
        now,
        proposed,
        _effect(marked, now),
        _effect(marked, proposed),
        _left_out_in_turn(sure_points) if sure is not None else MeasuredShare(0, 0),
        tuple(filter(None, lacking)),
    )


def _changed(now: float, wanted: float | None, points: Sequence[_Point]) -> float:
    """Return what is wanted if it treats any question in another way."""
    if wanted is None or not any((one.value >= now) != (one.value >= wanted) for one in points):
        return now
    return wanted


def least_sure(points: Sequence[_Point], fewest: int = _FEWEST_ASSERTED) -> float | None:
    """Return the value from which to assert; None if nowhere nine in ten are good.

    ``fewest`` are asserted at least: of fewer, nine in ten are good by chance.
    """
    ordered = sorted(points, key=lambda one: -one.value)
    good, best, most = 0, None, float("-inf")
    for number, point in enumerate(ordered, 1):
        good += point.is_good
        is_last = number == len(ordered)
        after = point.value if is_last else ordered[number].value
        gain = good - _WRONG_COSTS * (number - good)
        is_a_place = (is_last or after < point.value) and number >= fewest
        if is_a_place and good >= ASSERTED_RIGHT * number and gain > most:
            best, most = _middle(after, point.value), gain
    return best


def greatest_near(points: Sequence[_Point]) -> float:
    """Return the greatest value below which at most one in twenty are good."""
    good = sorted(one.value for one in points if one.is_good)
    highest = good[int(SHOWN_NOTHING * len(good))]
    below = [one.value for one in points if not one.is_good and one.value < highest]
    return _middle(max(below), highest) if below else good[0]


def _middle(low: float, high: float) -> float:
    middle = round((low + high) / 2, _DECIMALS)
    return middle if low < middle <= high else high


def _near_now(marked: Sequence[MarkedQuestion], counting: Thresholds) -> float:
    if counting.near is not None:
        return counting.near
    found = (one.question.nearest for one in marked)
    return next((usual_near(one.signals) for one in found if one), 0.0)


def _of_sureness(marked: Sequence[MarkedQuestion], now: Thresholds) -> Iterator[_Point]:
    """Yield those of which is known whether it would be right to assert their first excerpt.

    "Partly" speaks neither for nor against an answer, and of silence nobody saw an excerpt.
    Where something else than sureness decides what is asserted, no threshold changes that.
    """
    for one in marked:
        is_sure = one.question.sureness >= now.sure
        is_partly_asserted = one.is_asserted and one.mark is Mark.PARTLY
        is_unseen = one.is_silent and one.is_covered
        if is_sure == one.is_asserted and not is_partly_asserted and not is_unseen:
            yield _Point(one.question.sureness, one.mark is Mark.RIGHT)


def _of_nearness(marked: Sequence[MarkedQuestion], now: Thresholds) -> Iterator[_Point]:
    for one in marked:
        is_near = one.question.nearness >= (now.near or 0.0)
        if one.is_asserted or is_near != one.is_silent:
            yield _Point(one.question.nearness, one.is_covered)


def _lacking_for_sure(points: Sequence[_Point]) -> str:
    """Return what is still needed; empty: nothing."""
    right = sum(one.is_good for one in points)
    if right >= FEWEST_RIGHT and len(points) - right >= FEWEST_NOT_RIGHT:
        return ""
    return (
        f"To measure from when I may assert, I need {FEWEST_RIGHT} questions whose first"
        f" excerpt is right and {FEWEST_NOT_RIGHT} whose first is not:"
        f" {_more(FEWEST_RIGHT - right)} and"
        f" {_more(FEWEST_NOT_RIGHT - len(points) + right)} more."
    )


def _lacking_for_near(points: Sequence[_Point]) -> str:
    """Return what is still needed; empty: nothing."""
    covered = sum(one.is_good for one in points)
    if covered >= FEWEST_COVERED and len(points) - covered >= FEWEST_NOT_COVERED:
        return ""
    return (
        f"To measure from when I may show something, I need {FEWEST_COVERED} questions that"
        f" guidance answers and {FEWEST_NOT_COVERED} that it does not:"
        f" {_more(FEWEST_COVERED - covered)} and"
        f" {_more(FEWEST_NOT_COVERED - len(points) + covered)} more."
    )


def _more(number: int) -> str:
    return str(max(0, number))


def _left_out_in_turn(points: Sequence[_Point]) -> MeasuredShare:
    """Return how much is right of what is asserted where the question itself set nothing."""
    asserted = []
    for number, point in enumerate(points):
        others = [*points[:number], *points[number + 1 :]]
        least = least_sure(others, _FEWEST_ASSERTED - 1)
        if least is not None and point.value >= least:
            asserted.append(point.is_good)
    return MeasuredShare(sum(asserted), len(asserted))


def _effect(marked: Sequence[MarkedQuestion], thresholds: Thresholds) -> ThresholdEffect:
    covered = sum(one.is_covered for one in marked)
    asserted, silent = [], []
    for one in marked:
        if one.question.sureness >= thresholds.sure:
            asserted.append(one)
        elif one.question.nearness < (thresholds.near or 0.0):
            silent.append(one)
    return ThresholdEffect(
        len(asserted),
        MeasuredShare(sum(one.mark is Mark.RIGHT for one in asserted), len(asserted)),
        MeasuredShare(sum(one.is_covered for one in silent), covered),
        MeasuredShare(sum(not one.is_covered for one in silent), len(marked) - covered),
    )
