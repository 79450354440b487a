from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.database.engine import Database
from bot.delivery.schedules import SqlSchedules, UnknownTimeError, next_turn
from bot.delivery.work import Schedule, Work

FRIDAY = datetime(2026, 3, 27, 12, tzinfo=UTC)
DAILY = Schedule("quiz.ask:U0ANA", "0 9 * * *", "Europe/Berlin", "quiz.ask", {"who": "U0ANA"})


@pytest.mark.parametrize(
    ("cron", "time_zone", "after", "turn"),
    [
        ("0 9 * * *", "Europe/Berlin", "2026-03-28T12:00", "2026-03-29T07:00"),
        ("0 9 * * *", "Europe/Berlin", "2026-10-24T12:00", "2026-10-25T08:00"),
        ("0 9 * * mon-fri", "Asia/Tokyo", "2026-03-27T12:00", "2026-03-30T00:00"),
        # Skipped in spring: when the clocks have jumped. Twice in autumn: the first time.
        ("30 2 * * *", "America/New_York", "2026-03-08T05:00", "2026-03-08T07:00"),
        ("30 1 * * *", "America/New_York", "2026-11-01T04:00", "2026-11-01T05:30"),
        ("30 1 * * *", "America/New_York", "2026-11-01T05:30", "2026-11-02T06:30"),
    ],
)
def test_nine_o_clock_stays_nine_o_clock_all_year(
    cron: str, time_zone: str, after: str, turn: str
) -> None:
    moment = datetime.fromisoformat(after).replace(tzinfo=UTC)

    found = next_turn(cron, time_zone, moment)

    assert found == datetime.fromisoformat(turn).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("cron", "time_zone"), [("at nine", "Europe/Berlin"), ("0 9 * * *", "Mars/Base")]
)
def test_a_time_that_does_not_exist_is_refused(cron: str, time_zone: str) -> None:
    with pytest.raises(UnknownTimeError):
        next_turn(cron, time_zone, FRIDAY)


@pytest.fixture
def schedules(database: Database) -> SqlSchedules:
    return SqlSchedules(database)


async def test_a_turn_falls_due_with_its_moment(schedules: SqlSchedules) -> None:
    await schedules.keep(DAILY, FRIDAY)

    before = await schedules.due(FRIDAY + timedelta(hours=18))
    (turn,) = await schedules.due(FRIDAY + timedelta(hours=21))

    assert before == []
    assert turn.kind == "quiz.ask"
    assert turn.payload == {"who": "U0ANA", "due": "2026-03-28T08:00:00+00:00"}


async def test_a_week_of_missed_turns_comes_once(schedules: SqlSchedules) -> None:
    await schedules.keep(DAILY, FRIDAY)
    a_week_later = FRIDAY + timedelta(days=7)

    (turn,) = await schedules.due(a_week_later)
    await schedules.done_with(turn, a_week_later)

    assert await schedules.due(a_week_later) == []
    assert len(await schedules.due(a_week_later + timedelta(days=1))) == 1


async def test_two_replicas_give_the_same_turn_the_same_key(
    schedules: SqlSchedules,
) -> None:
    await schedules.keep(DAILY, FRIDAY)
    later = FRIDAY + timedelta(days=1)

    (one,) = await schedules.due(later)
    (two,) = await schedules.due(later)
    await schedules.done_with(one, later)
    await schedules.done_with(two, later)

    assert one.key == two.key
    assert len(await schedules.due(later + timedelta(days=1))) == 1


async def test_keeping_a_schedule_again_loses_no_turn(schedules: SqlSchedules) -> None:
    await schedules.keep(DAILY, FRIDAY)
    later = FRIDAY + timedelta(days=1)

    await schedules.keep(DAILY, later)

    assert len(await schedules.due(later)) == 1


async def test_a_changed_time_counts_from_now(schedules: SqlSchedules) -> None:
    await schedules.keep(DAILY, FRIDAY)
    later = FRIDAY + timedelta(days=1)

    await schedules.keep(Schedule(DAILY.name, "0 10 * * *", "Europe/Berlin", "quiz.ask"), later)

    assert await schedules.due(later) == []


async def test_a_stopped_schedule_comes_no_more(schedules: SqlSchedules) -> None:
    await schedules.keep(DAILY, FRIDAY)

    await schedules.stop(DAILY.name)

    assert await schedules.due(FRIDAY + timedelta(days=7)) == []


async def test_a_schedule_stopped_during_its_turn_stays_stopped(
    schedules: SqlSchedules,
) -> None:
    await schedules.keep(DAILY, FRIDAY)
    later = FRIDAY + timedelta(days=1)
    (turn,) = await schedules.due(later)

    await schedules.stop(DAILY.name)
    await schedules.done_with(turn, later)

    assert await schedules.due(FRIDAY + timedelta(days=7)) == []


async def test_work_for_later_falls_due_once(schedules: SqlSchedules) -> None:
    reminder = Work("ideas.reminder", "ideas.reminder:7", {"report": 7})
    due_at = FRIDAY + timedelta(hours=1)
    await schedules.keep_for_later(reminder, due_at, FRIDAY)
    await schedules.keep_for_later(reminder, due_at, FRIDAY)

    before = await schedules.due(FRIDAY)
    then = await schedules.due(due_at)
    await schedules.done_with(reminder, due_at)

    assert before == []
    assert then == [reminder]
    assert await schedules.due(due_at) == []


async def test_schedules_are_stopped_by_the_beginning_of_their_name(
    database: Database,
) -> None:
    kept = SqlSchedules(database)
    for name in ("T1/a", "T1/b", "T1_/c"):
        await kept.keep(replace(DAILY, name=name), FRIDAY)

    await kept.stop_all("T1/")

    assert [work.key.split("@")[0] for work in await kept.due(FRIDAY + timedelta(days=2))] == [
        "T1_/c"
    ]


async def test_later_work_is_forgotten_by_the_beginning_of_its_key(database: Database) -> None:
    kept = SqlSchedules(database)
    for key in ("T1/a", "T2/a"):
        await kept.keep_for_later(Work(kind="a", key=key), FRIDAY, FRIDAY)

    await kept.forget("T1/")

    assert [work.key for work in await kept.due(FRIDAY)] == ["T2/a"]
