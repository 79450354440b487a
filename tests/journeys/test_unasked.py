"""What nobody asked for: little of it, in one message, and none for who wants none."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.employee import SimulatedEmployee, visible_text
from tests.journeys.conftest import Enter
from tests.journeys.reporting import COMPLAINT, opens_form, sends
from tests.journeys.taking import at_rest, becomes, known_to, sees_new, to_weekday

pytestmark = pytest.mark.usefixtures("bot")
MONDAY, WEDNESDAY, THURSDAY = 0, 2, 3  # to_weekday is Berlin's clock; Tara works in London
DIGEST, QUESTIONS = "Your customers' Monday", "Three questions of your department are due"


@pytest.fixture
def clock() -> Clock:
    """Begin on the eighth of a month: a manager's look of that month has come by then."""
    clock = Clock()
    next_month = (clock.now().replace(day=1) + timedelta(days=32)).replace(day=8)
    clock.move_by(next_month - clock.now())
    return clock


async def manages_and_learns(employee: Enter, clock: Clock) -> SimulatedEmployee:
    """Let a manager begin the path, and have a complaint to decide."""
    to_weekday(clock, WEDNESDAY, 11)
    tara, dan = employee("U0TARA"), employee("U0DAN")
    tara.says("quiz me")
    await tara.clicks("Yes, Accounting", on=await tara.sees("Your profile says"))
    await tara.sees("it is. Your first thirty days")
    await opens_form(dan, "complaint")
    await sends(dan, COMPLAINT)
    await tara.sees("I-1001")
    known = known_to(tara)
    to_weekday(clock, THURSDAY, 11)  # the day of a step that would else meet the digest
    await sees_new(tara, "Your first thirty days", known)
    return tara


async def test_a_reminder_and_a_digest_of_one_morning_are_one_message(
    employee: Enter, clock: Clock, tmp_path: Path
) -> None:
    tara = await manages_and_learns(employee, clock)
    await at_rest(clock, tmp_path)
    before = known_to(tara)
    to_weekday(clock, MONDAY, 10, 1)
    digest = await sees_new(tara, DIGEST, before)
    await at_rest(clock, tmp_path)
    alone = known_to(tara)

    to_weekday(clock, MONDAY, 10, 31)

    both = await becomes(tara, digest, QUESTIONS)
    assert DIGEST in visible_text(both["blocks"])
    assert known_to(tara) == alone


async def test_a_digest_and_a_reminder_of_one_moment_are_one_message_of_that_day(
    employee: Enter, clock: Clock, tmp_path: Path
) -> None:
    tara = await manages_and_learns(employee, clock)
    await at_rest(clock, tmp_path)
    before = known_to(tara)

    to_weekday(clock, MONDAY, 10, 31)  # as after a downtime: both look now

    digest = await sees_new(tara, DIGEST, before)
    await at_rest(clock, tmp_path)
    alone = known_to(tara)
    to_weekday(clock, MONDAY, 10, 46)
    await becomes(tara, digest, QUESTIONS)
    assert known_to(tara) == alone
    assert len(alone - before) == 1


async def test_stopping_everything_is_obeyed_until_it_is_taken_back(
    employee: Enter, clock: Clock, tmp_path: Path
) -> None:
    tara = await manages_and_learns(employee, clock)
    before = known_to(tara)
    await at_rest(clock, tmp_path)
    to_weekday(clock, MONDAY, 10, 1)
    await tara.clicks("Stop everything sent unasked", on=await sees_new(tara, DIGEST, before))
    stopped = await tara.sees("I write to you no more unless you ask")
    known = known_to(tara)

    to_weekday(clock, WEDNESDAY, 10, 31)
    said = tara.says("How soon do we send invoices after a delivery?")
    await tara.sees("our guidance says", thread=said["ts"])  # what one waits for still comes
    fresh = [one for one in tara.messages() if one["ts"] not in known]
    assert not any("Pause reminders" in visible_text(one) for one in fresh)

    await tara.clicks("Write to me again", on=stopped)
    await tara.sees("I write to you again")
    known = known_to(tara)
    to_weekday(clock, MONDAY, 10, 1)
    await sees_new(tara, DIGEST, known)
