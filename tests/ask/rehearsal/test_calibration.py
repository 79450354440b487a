"""Which thresholds marks speak for, and when they are too few to speak."""

import pytest

from bot.ask.rehearsal.calibration import calibrate
from bot.ask.rehearsal.domain import Mark, MarkedQuestion
from bot.ask.rehearsal.intervals import MeasuredShare
from bot.ask.sureness import USUAL, Thresholds
from tests.ask.rehearsal.builders import marked, rehearsed

RIGHT, PARTLY, WRONG, REFUSE = Mark.RIGHT, Mark.PARTLY, Mark.WRONG, Mark.SHOULD_REFUSE


def spread(mark: Mark, count: int, low: float, high: float, first: int) -> list[MarkedQuestion]:
    """Return questions of this mark, evenly from one likeness to another."""
    step = (high - low) / max(1, count - 1)
    return [marked(mark, low + step * number, first + number) for number in range(count)]


def test_wrong_answers_that_are_asserted_raise_the_threshold() -> None:
    some = [*spread(RIGHT, 30, 0.82, 0.95, 0), *spread(WRONG, 15, 0.70, 0.79, 100)]
    some += spread(REFUSE, 12, 0.1, 0.3, 200)

    made = calibrate(some, USUAL)

    assert made.still_needed == ()
    assert made.before.asserted_right.count == made.after.asserted_right.count == 30
    assert made.before.asserted > made.after.asserted
    assert made.after.asserted_right.count >= 0.9 * made.after.asserted
    assert made.proposed.sure > USUAL.sure
    assert made.is_new


def test_right_ones_that_were_only_shown_lower_it() -> None:
    some = [*spread(RIGHT, 30, 0.55, 0.75, 0), *spread(REFUSE, 12, 0.1, 0.3, 200)]
    strict = Thresholds(0.95, 0.8)

    made = calibrate([one_with(one, strict) for one in some], strict)

    assert made.before.asserted == 0
    assert made.after.asserted_right.count == 30
    assert made.proposed.sure < strict.sure


def one_with(one: MarkedQuestion, thresholds: Thresholds) -> MarkedQuestion:
    likeness = one.question.nearness / 2
    return MarkedQuestion(
        rehearsed(one.question.text, likeness, thresholds=thresholds), one.mark
    )


def test_what_is_partly_right_speaks_neither_way() -> None:
    some = [*spread(RIGHT, 30, 0.82, 0.95, 0), *spread(WRONG, 15, 0.6, 0.62, 100)]
    some += spread(REFUSE, 12, 0.1, 0.3, 200)

    without, with_partly = (
        calibrate([*some, *more], USUAL) for more in ([], spread(PARTLY, 20, 0.9, 0.95, 300))
    )

    assert without.proposed.sure == with_partly.proposed.sure


def test_one_in_twenty_covered_questions_may_be_shown_nothing_for_the_others_sake() -> None:
    covered = spread(RIGHT, 40, 0.5, 0.9, 0)
    some = [*covered, *spread(REFUSE, 20, 0.2, 0.49, 200)]

    made = calibrate(some, USUAL)

    assert made.after.shown_nothing.count <= 2
    assert made.after.refused.count == 20
    assert made.proposed.near is not None
    assert 0.98 < made.proposed.near <= 1.04


def test_thresholds_that_treat_every_question_alike_stay() -> None:
    some = [*spread(RIGHT, 30, 0.85, 0.95, 0), *spread(REFUSE, 12, 0.1, 0.2, 200)]
    now = calibrate(some, USUAL).proposed

    again = calibrate([one_with(one, now) for one in some], now)

    assert not again.is_new


@pytest.mark.parametrize("right", [0, 12, 19])
def test_too_few_marks_set_nothing_and_say_how_many_are_missing(right: int) -> None:
    made = calibrate(
        [*spread(RIGHT, right, 0.8, 0.95, 0), *spread(REFUSE, 4, 0.1, 0.3, 100)], USUAL
    )

    assert not made.is_new
    assert f"{20 - right} and 6 more" in made.still_needed[0]
    assert f"{20 - right} and 6 more" in made.still_needed[1]


def test_where_no_threshold_helps_the_documents_come_first() -> None:
    mixed = [
        marked(RIGHT if number % 2 else WRONG, 0.7 + number / 400, number)
        for number in range(60)
    ]

    made = calibrate([*mixed, *spread(REFUSE, 12, 0.1, 0.3, 200)], USUAL)

    assert made.proposed.sure == USUAL.sure
    assert any("mend the documents" in one for one in made.still_needed)


def test_what_may_be_expected_of_others_is_told_by_leaving_each_out() -> None:
    some = [*spread(RIGHT, 30, 0.82, 0.95, 0), *spread(WRONG, 15, 0.70, 0.79, 100)]

    made = calibrate([*some, *spread(REFUSE, 12, 0.1, 0.3, 200)], USUAL)

    assert made.expected.count == 30
    assert 30 <= made.expected.of <= made.after.asserted + 1


def test_a_share_of_few_is_told_with_its_interval() -> None:
    assert str(MeasuredShare(9, 10)) == "90 % [60 % to 98 %], 9 of 10"
    assert str(MeasuredShare(0, 0)) == "none yet"
    assert MeasuredShare(0, 20).interval == pytest.approx(
        (0.0, 0.161), abs=0.001
    )  # Wilson 1927; R's prop.test(correct=FALSE)
