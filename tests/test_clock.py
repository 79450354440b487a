"""Whoever sets the machine's clock moves no deadline, no pause and no reminder of ours."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import CLOCKS_APART, SteadyClock
from bot.company.working_time import WorkingTime
from bot.ideas.report.deadlines import Standards, due_dates
from bot.ideas.report.domain import Severity
from bot.ideas.report.kinds import COMPLAINT
from bot.quiz.domain import Learner
from bot.quiz.remind.pause_parsing import pause_end
from bot.quiz.remind.rules import may_be_reminded
from tests.builders_quiz import MONDAY

SET = pytest.mark.parametrize(
    "by", [timedelta(hours=-1), timedelta(days=-2), timedelta(days=365)], ids=str
)
NOON = MONDAY.replace(hour=12, minute=0)


class Machine:
    """What somebody sets the clock of, and on which seconds pass all the same."""

    def __init__(self, wrong: timedelta = timedelta()) -> None:
        self.wrong = wrong
        self.passed = 0.0

    def time(self) -> datetime:
        return self.real() + self.wrong

    def real(self) -> datetime:
        return NOON + timedelta(seconds=self.passed)


def clock_of(machine: Machine) -> SteadyClock:
    return SteadyClock(machine.time, lambda: machine.passed)


@SET
def test_a_clock_that_is_set_while_the_bot_runs_changes_no_time(by: timedelta) -> None:
    machine = Machine()
    clock = clock_of(machine)

    machine.wrong, machine.passed = by, 600.0

    assert clock.now() == machine.real()


@SET
def test_a_clock_that_was_wrong_from_the_start_is_put_right_by_slacks(by: timedelta) -> None:
    machine = Machine(wrong=by)
    clock = clock_of(machine)

    is_right = clock.hold_against(machine.real())
    machine.passed = 600.0

    assert not is_right
    assert clock.now() == machine.real()


@SET
def test_a_clock_that_was_set_right_counts_again(by: timedelta) -> None:
    machine = Machine(wrong=by)
    clock = clock_of(machine)
    clock.hold_against(machine.real())

    machine.wrong, machine.passed = timedelta(seconds=3), 600.0
    is_right = clock.hold_against(machine.real())

    assert is_right
    assert clock.now() == machine.time()


def test_what_two_machines_may_differ_by_is_left_alone() -> None:
    machine = Machine(wrong=timedelta(seconds=90))
    clock = clock_of(machine)

    is_right = clock.hold_against(machine.real())

    assert is_right
    assert timedelta() < clock.now() - machine.real() < CLOCKS_APART


@SET
def test_an_answer_is_due_and_a_pause_ends_by_the_right_time(by: timedelta) -> None:
    machine = Machine()
    clock = clock_of(machine)
    machine.wrong = by

    due = due_dates(COMPLAINT, Severity.MILD, clock.now(), standards=Standards())
    until = pause_end("a week", clock.now(), "UTC")

    assert due.due_at == NOON + timedelta(hours=48)
    assert until == datetime(2026, 3, 9, tzinfo=UTC)


@SET
def test_a_reminder_comes_the_day_after_the_last(by: timedelta) -> None:
    machine = Machine()
    clock = clock_of(machine)
    learner = Learner("U1", time_zone="UTC", reminded_on=NOON.date())

    machine.wrong, machine.passed = by, 24 * 3600.0

    assert may_be_reminded(learner, clock.now(), WorkingTime())
