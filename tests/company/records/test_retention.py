"""What has been kept long enough goes every night."""

from datetime import timedelta

import pytest

from bot.ask.compose.store import SqlComposedAnswers
from bot.ask.domain import Answer
from bot.ask.store import SqlAskedQuestions
from bot.company.records import retention
from bot.company.records.retention import retain
from bot.company.records.work import RETENTION, ForgetOld, Retain, RetentionWork
from bot.database.engine import Database
from bot.delivery.work import Schedule, Work
from tests.ask.builders import NOON, an_asked
from tests.fakes import FakeDelivery


async def nothing_settled() -> dict[str, int]:
    return {}


async def right() -> bool:
    return True


async def wrong() -> bool:
    return False


async def test_a_clock_that_is_a_year_ahead_deletes_nothing(database: Database) -> None:
    asked, delivery = SqlAskedQuestions(database), FakeDelivery()
    await asked.keep(an_asked(key="new", asked_at=NOON))
    later = NOON + timedelta(days=365)

    ahead = RetentionWork(database, delivery, nothing_settled, lambda: later, wrong)
    await ahead.retain(Retain(), Work("company.retain", "k"))
    kept = await asked.find("new")
    a_year_later = RetentionWork(database, delivery, nothing_settled, lambda: later, right)
    await a_year_later.retain(Retain(), Work("company.retain", "k"))

    assert kept is not None
    assert await asked.find("new") is None


async def test_questions_are_kept_for_a_season(database: Database) -> None:
    asked = SqlAskedQuestions(database)
    await asked.keep(an_asked(key="old", asked_at=NOON - timedelta(days=91)))
    await asked.keep(an_asked(key="new", asked_at=NOON - timedelta(days=89)))

    gone = await retain(database, NOON, {})

    assert gone["ask_question"] == 1
    assert await asked.find("old") is None
    assert await asked.find("new") is not None


async def test_composed_answers_are_kept_for_a_month(database: Database) -> None:
    composed = SqlComposedAnswers(database)
    await composed.keep("old", Answer("Call.", ()), NOON - timedelta(days=31))
    await composed.keep("new", Answer("Call.", ()), NOON - timedelta(days=29))

    await retain(database, NOON, {})

    assert await composed.find("old") is None
    assert await composed.find("new") is not None


async def test_a_workspace_may_settle_another_time(database: Database) -> None:
    asked = SqlAskedQuestions(database)
    await asked.keep(an_asked(key="old", asked_at=NOON - timedelta(days=8)))

    gone = await retain(database, NOON, {"questions": 7})

    assert gone["ask_question"] == 1


async def test_much_is_deleted_in_batches_and_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_A_TIME", 2)
    asked = SqlAskedQuestions(database)
    for number in range(5):
        old = NOON - timedelta(days=100 + number)
        await asked.keep(an_asked(key=f"old {number}", asked_at=old))

    first = await retain(database, NOON, {})
    again = await retain(database, NOON, {})

    assert (first["ask_question"], again["ask_question"]) == (5, 0)


async def test_the_schedule_of_the_version_before_ends_itself(database: Database) -> None:
    asked, delivery = SqlAskedQuestions(database), FakeDelivery()
    await asked.keep(an_asked(key="old", asked_at=NOON - timedelta(days=91)))
    await delivery.keep_schedule(Schedule("ask.forget", "15 3 * * *", "UTC", "ask.forget"))
    work = RetentionWork(database, delivery, nothing_settled, lambda: NOON, right)

    sent = await work.handlers()[ForgetOld.KIND](
        Work("ask.forget", "f", {"due": NOON.isoformat()})
    )

    assert sent == ()
    assert await asked.find("old") is None
    assert not delivery.schedules


def test_retention_comes_every_night() -> None:
    assert Schedule("company.retain", "15 3 * * *", "UTC", Retain.KIND) == RETENTION
