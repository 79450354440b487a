"""Ninety days of one employee in each role, with all that the bot has to say."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.company.unasked.domain import (
    KINDS,
    Later,
    NewsLimits,
    Reader,
    Reason,
)
from bot.company.unasked.service import BUNDLE, decide
from bot.company.working_time import WorkingTime
from tests.company.unasked.living import LIMITS, Life, lived

MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
DAYS = 90
EVERYBODY = (
    "quiz.reminder",
    "pulse",
    "look",
    "guidance.news",
    "plan",
    "answer",
    "ideas.own_report",
)
ROLES = {
    "employee": EVERYBODY,
    "new hire": (*EVERYBODY, "quiz.path"),
    "manager": (
        *EVERYBODY,
        "ideas.digest",
        "quiz.path_completed",
        "ideas.report",
        "ideas.nudge",
    ),
    "trainer": (*EVERYBODY, "quiz.draft", "quiz.objection", "ideas.lesson", "ask.gap"),
    "administrator": (*EVERYBODY, "guidance.broken", "alarm", "ideas.severe", "ideas.nudge"),
}


def offers_of(role: str, seed: int, zone: str) -> list[tuple[datetime, str]]:
    """Return all there is to say: digests on Mondays, the rest once a day."""
    random, offers = Random(seed), []  # noqa: S311  # not a secret
    for day in range(DAYS):
        midnight = (MONDAY + timedelta(days=day)).replace(tzinfo=ZoneInfo(zone))
        for kind in ROLES[role]:
            if kind == "ideas.digest" and midnight.weekday() != 0:
                continue
            hour = {"ideas.digest": 9.0, "quiz.reminder": 9.5}.get(kind, random.uniform(0, 24))
            offers.append(((midnight + timedelta(hours=hour)).astimezone(UTC), kind))
    return offers


def assert_limits(life: Life, zone: str) -> None:
    local = [each.at.astimezone(ZoneInfo(zone)) for each in life.of(Reason.NEWS)]
    days = [each.date() for each in local]
    assert len(days) == len(set(days))
    for day in days:
        assert sum(day <= other < day + timedelta(days=7) for other in days) <= LIMITS.a_week
    assert all(LIMITS.hours.opens <= each.time() < LIMITS.hours.closes for each in local)
    assert all(each.weekday() in LIMITS.hours.weekdays for each in local)
    acts = sorted(each.at for each in life.of(Reason.ROLE))
    assert all(later - former >= BUNDLE for former, later in pairwise(acts))


@pytest.mark.parametrize("role", ROLES)
@settings(max_examples=10, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
)
def test_the_limits_hold_in_each_role(role: str, seed: int, zone: str) -> None:
    offers = offers_of(role, seed, zone)

    life = lived(offers, lambda _: Reader(time_zone=zone))

    assert_limits(life, zone)
    awaited = [at for at, kind in offers if KINDS[kind].reason is Reason.AWAITED]
    assert sorted(each.at for each in life.of(Reason.AWAITED)) == sorted(awaited)
    acts = [kind for _, kind in offers if KINDS[kind].reason is Reason.ROLE]
    added = [kind for kind, _ in life.merged if KINDS[kind].reason is Reason.ROLE]
    assert len(life.of(Reason.ROLE)) + len(added) == len(acts)  # none is dropped
    assert all(wait <= BUNDLE for wait in life.waited)


@settings(max_examples=30, deadline=None)
@given(
    minutes=st.lists(st.integers(0, 90 * 24 * 60), min_size=1, max_size=200),
    bursts=st.lists(st.integers(0, 59), max_size=20),
)
def test_what_a_role_must_act_on_comes_at_once_or_together_after_an_hour(
    minutes: list[int], bursts: list[int]
) -> None:
    at = [MONDAY + timedelta(minutes=one) for one in minutes]
    at += [at[0] + timedelta(minutes=one) for one in bursts]

    life = lived([(moment, "ideas.report") for moment in at], lambda _: Reader())

    came = [each.at for each in life.of(Reason.ROLE)]
    assert came[0] == min(at)
    assert all(later - former >= BUNDLE for former, later in pairwise(came))
    assert len(came) + len(life.merged) == len(life.waited) == len(at)
    assert all(wait <= BUNDLE for wait in life.waited)


def test_a_managers_digest_and_reminder_of_one_monday_are_one_message() -> None:
    weeks = [MONDAY + timedelta(weeks=week) for week in range(12)]
    mornings = [(monday + timedelta(hours=9), "ideas.digest") for monday in weeks]
    reminders = [
        (monday + timedelta(days=day, hours=9.5), "quiz.reminder")
        for monday in weeks
        for day in range(5)
    ]

    life = lived(mornings + reminders, lambda _: Reader())

    assert_limits(life, "UTC")
    assert len([each for each in life.sent if each.kind == "ideas.digest"]) == 12
    assert len([kind for kind, _ in life.merged if kind == "quiz.reminder"]) == 12


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_managers_digest_comes_on_its_day_however_the_clock_jumps(
    data: st.DataObject,
) -> None:
    """After a downtime all that waits is offered at one moment; some Mondays are holidays."""
    mondays = [MONDAY + timedelta(weeks=week) for week in range(DAYS // 7)]
    days = [monday + timedelta(days=data.draw(st.booleans())) for monday in mondays]
    at_work = st.integers(9 * 60, 17 * 60 - 1)
    digests = [day + timedelta(minutes=data.draw(at_work)) for day in days]
    rounds = [
        MONDAY + timedelta(days=day, minutes=data.draw(at_work)) for day in range(len(days) * 7)
    ]
    offers = [(at, "ideas.digest") for at in digests]
    offers += [(at, "quiz.reminder") for at in (*digests, *rounds)]
    life = Life()

    def reader(now: datetime) -> Reader:
        due = digests[len(digests_in(life)) :]
        return Reader(expects_on=max(due[0], now).date() if due else None)

    lived(offers, reader, life)

    assert_limits(life, "UTC")
    assert [at.date() for at in digests_in(life)] == [day.date() for day in days]
    assert len(life.of(Reason.NEWS)) > len(days) * 2  # reminders come, too


def digests_in(life: Life) -> list[datetime]:
    return [each.at for each in life.sent if each.kind == "ideas.digest"]


def test_nothing_comes_to_who_stopped_everything_but_what_they_wait_for() -> None:
    offers = offers_of("administrator", 1, "UTC")

    life = lived(offers, lambda _: Reader(has_stopped=True))

    assert not life.of(Reason.NEWS)
    assert len(life.of(Reason.AWAITED)) == DAYS * 4
    assert life.of(Reason.ROLE)


def test_nothing_comes_during_a_vacation_a_pause_or_do_not_disturb() -> None:
    back = MONDAY + timedelta(days=30)
    offers = offers_of("employee", 1, "UTC")

    away = lived(offers, lambda now: Reader(is_away=now < back))
    paused = lived(offers, lambda _: Reader(paused_until=back))
    quiet = lived(offers, lambda now: Reader(wants_quiet=now < back))

    for life in (away, paused, quiet):
        assert_limits(life, "UTC")
        assert life.of(Reason.NEWS)
        assert min(each.at for each in life.of(Reason.NEWS)) >= back


def test_a_holiday_is_no_working_day() -> None:
    holiday = NewsLimits(hours=WorkingTime(holidays=frozenset({MONDAY.date()})))
    at = MONDAY + timedelta(hours=9)

    decision = decide(
        KINDS["guidance.news"], at, at, history=[], reader=Reader(), limits=holiday
    )

    assert decision == Later(at + timedelta(days=1))
