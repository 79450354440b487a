"""Whoever sets a clock silences nobody: a wait is no longer than the rule that made it."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.company.unasked.domain import KINDS, Later, NewsLimits, Now, Reader, Reason, Sent
from bot.company.unasked.service import BUNDLE, decide
from bot.database.engine import Database, open_database
from bot.delivery.fleet.replicas import Replicas, seen_lately
from bot.delivery.schedules import SqlSchedules
from bot.delivery.sending.posting import ClientOf
from bot.delivery.store import LONGEST_LINE_SECONDS, SqlDeliveryAttempts
from bot.delivery.work import Post, Posted, Schedule, Work
from tests.delivery.conftest import IMPATIENT, client_of, slack
from tests.delivery.sending.conftest import Sender, attempts
from tests.slack_stand_in import SlackStandIn

__all__ = ["attempts", "client_of", "slack"]  # fixtures

FRIDAY = datetime(2026, 3, 27, 12, tzinfo=UTC)
AN_HOUR_BACK, TWO_DAYS_BACK, A_YEAR_AHEAD = (
    timedelta(hours=-1),
    timedelta(days=-2),
    timedelta(days=365),
)
SET = pytest.mark.parametrize("by", [AN_HOUR_BACK, TWO_DAYS_BACK, A_YEAR_AHEAD])
HERE = {"T1": 0.05, "T1:C1": 1.0}
EVERY_QUARTER = Schedule("quiz.look_round", "*/15 * * * *", "UTC", "quiz.look_round")


@SET
async def test_the_next_message_goes_out_whatever_the_clock_says(
    attempts: SqlDeliveryAttempts,
    client_of: ClientOf,
    slack: SlackStandIn,
    monkeypatch: pytest.MonkeyPatch,
    by: timedelta,
) -> None:
    send, real, began = Sender(attempts, client_of), time.time, time.monotonic()
    await send(Post("C1", "Before."), key="a#0")

    monkeypatch.setattr(time, "time", lambda: real() + by.total_seconds())
    await send(Post("C1", "After."), key="b#0")

    assert slack.texts == ["Before.", "After."]
    assert time.monotonic() - began < 5 + 2 * IMPATIENT.channel_gap


@SET
async def test_a_place_waits_no_longer_than_the_longest_line(
    sqlite_database: Database, by: timedelta
) -> None:
    seconds = by.total_seconds()
    await SqlDeliveryAttempts(sqlite_database, lambda: 10_000.0).next_turn(HERE)

    moved = SqlDeliveryAttempts(sqlite_database, lambda: 10_000.0 + seconds)

    assert 0 <= await moved.next_turn(HERE) <= LONGEST_LINE_SECONDS


async def test_two_replicas_whose_clocks_differ_wait_for_one_another_as_usual(
    postgres_database_url: str,
) -> None:
    databases = [open_database(postgres_database_url) for _ in range(2)]
    clocks = (lambda: time.monotonic() + 90, time.monotonic)
    ahead, behind = map(SqlDeliveryAttempts, databases, clocks)

    first, second = await ahead.next_turn(HERE), await behind.next_turn(HERE)

    assert [first, second] == pytest.approx([0.0, 1.0], abs=0.5)
    for database in databases:
        await database.close()


async def test_a_new_process_of_a_file_begins_with_its_own_seconds(
    sqlite_database: Database,
) -> None:
    await SqlDeliveryAttempts(sqlite_database, lambda: 1e9).next_turn(HERE)
    again = SqlDeliveryAttempts(sqlite_database, lambda: 1e9 - 60)

    await again.begin_pace()

    assert await again.next_turn(HERE) == 0.0


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=2), A_YEAR_AHEAD])
async def test_what_comes_again_and_what_waits_come_when_the_clock_is_right_again(
    sqlite_database: Database, ahead: timedelta
) -> None:
    schedules, wrong = SqlSchedules(sqlite_database), FRIDAY + ahead
    await schedules.keep(EVERY_QUARTER, wrong)
    waits = Work(kind="company.show_bundle", key="one")
    await schedules.keep_for_later(waits, wrong + timedelta(hours=1), wrong)

    await schedules.set_right(FRIDAY)

    soon = {work.kind for work in await schedules.due(FRIDAY + timedelta(minutes=15))}
    later = {work.kind for work in await schedules.due(FRIDAY + timedelta(hours=1))}
    assert soon == {"quiz.look_round"}
    assert later == {"quiz.look_round", "company.show_bundle"}


async def test_a_replica_that_showed_itself_by_another_clock_is_not_alive_for_a_year(
    sqlite_database: Database,
) -> None:
    replica = Replicas(sqlite_database, "one")
    await replica.enter()
    async with sqlite_database.begin() as connection:
        changed = "UPDATE delivery_replica SET seen_at = '2099-01-01 00:00:00'"
        await connection.exec_driver_sql(changed)

    assert await seen_lately(sqlite_database) == []
    await replica.leave()


@pytest.mark.parametrize("posted", [True, False])
async def test_a_clock_that_is_ahead_forgets_no_finished_work(
    sqlite_database: Database, *, posted: bool
) -> None:
    attempts = SqlDeliveryAttempts(sqlite_database)
    await attempts.begin("work:1#0", FRIDAY)
    if posted:
        slacks = f"{FRIDAY.timestamp():.6f}"
        await attempts.keep_posted("work:1#0", Posted("C1", slacks), reference=None)

    ahead = await attempts.surely_now(FRIDAY + A_YEAR_AHEAD)
    behind = await attempts.surely_now(FRIDAY + TWO_DAYS_BACK)

    assert ahead <= FRIDAY
    assert behind <= FRIDAY + TWO_DAYS_BACK


@pytest.mark.parametrize("ahead", [timedelta(minutes=30), timedelta(days=2), A_YEAR_AHEAD])
def test_what_a_role_must_act_on_waits_an_hour_at_most(ahead: timedelta) -> None:
    kind = next(one for one in KINDS.values() if one.reason is Reason.ROLE)
    sent = Sent("before", kind.name, FRIDAY + ahead, None)

    decision = decide(
        kind, FRIDAY + ahead, FRIDAY, history=[sent], reader=Reader(), limits=NewsLimits()
    )

    match decision:
        case Later(at):
            assert at <= FRIDAY + BUNDLE
        case _:
            assert isinstance(decision, Now)
