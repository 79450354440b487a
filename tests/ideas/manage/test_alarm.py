"""What is severe is an alarm: somebody is on it, or the next ones hear of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.ideas.report.domain import Severity, Step
from bot.ideas.report.kinds import KINDS
from bot.ideas.submit.form_state import FormState, words_of
from bot.people.domain import Company
from tests.ideas.company import SmallCompany, posts_to, refusals
from tests.ideas.fakes import COMPANY

SEVERE: dict[str, Any] = {"kind": "complaint", "severity": Severity.SEVERE}
ON_DUTY = replace(COMPANY, duty_contacts=("U0MARCO",), woken=("U0LENA",))
SATURDAY = datetime(2026, 11, 28, 23, 10, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 23, 50, tzinfo=UTC)
SUMMER_TIME_BEGINS = datetime(2026, 3, 29, 0, 50, tzinfo=UTC)  # in Berlin, an hour never
SUMMER_TIME_ENDS = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)  # in Berlin, an hour twice


def in_berlin(company: SmallCompany) -> None:
    """Let everybody work where the clocks change."""
    known = company.directory.profiles
    for who, profile in known.items():
        known[who] = replace(profile, time_zone="Europe/Berlin")


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany(company=ON_DUTY, time=SATURDAY)


async def test_manager_and_deputy_are_alarmed_at_once(company: SmallCompany) -> None:
    report = await company.reports_by_name(**SEVERE)

    assert report.holders == ("U0LENA", "U0NADIA")
    for who in report.holders:
        (card,) = posts_to(who, company.delivery.sent)
        assert card == "Severe complaint I-1001 from <@U0DAN>"
    (receipt,) = posts_to("U0DAN", company.delivery.sent)
    assert "alarmed them, and outside Slack whoever our company has woken" in receipt
    assert company.woken


async def test_the_receipt_says_where_nobody_is_woken(company: SmallCompany) -> None:
    await company.reports_by_name(**SEVERE, is_about_manager=True)  # one of them hears it

    (receipt,) = posts_to("U0DAN", company.delivery.sent)
    assert "wakes nobody at night" in receipt
    assert company.woken == []


@pytest.mark.parametrize("at", [SATURDAY, NEW_YEAR, SUMMER_TIME_BEGINS, SUMMER_TIME_ENDS])
async def test_without_a_sign_the_next_level_and_then_who_is_on_duty_are_alarmed(
    at: datetime,
) -> None:
    company = SmallCompany(company=ON_DUTY, time=at)
    company.closed[""] = frozenset({at.date(), at.date() + timedelta(days=1)})  # a holiday
    in_berlin(company)
    report = await company.reports_by_name(**SEVERE)
    assert report.due.due_at == at + timedelta(hours=4)

    early = await company.looks_round(timedelta(minutes=29))
    after_30 = await company.looks_round(timedelta(minutes=2))
    after_60 = await company.looks_round(timedelta(minutes=31))
    later = await company.looks_round(timedelta(minutes=31))

    assert early == []
    assert posts_to("U0XENIA", after_30) == ["Severe complaint I-1001 from <@U0DAN>"]
    assert "nobody took it up yet" in posts_to("U0DAN", after_30)[0]
    assert "nobody is on it yet" in posts_to("U0LENA", after_30)[0]
    assert posts_to("U0MARCO", after_60) == ["Severe complaint I-1001 from <@U0DAN>"]
    assert posts_to("U0XENIA", later) == posts_to("U0MARCO", later) == []


async def test_a_sign_ends_the_alarm_and_the_reporter_hears_of_it(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(**SEVERE)

    sent = await company.decides(Step.TAKE, employee_id="U0NADIA")
    later = await company.looks_round(timedelta(hours=2))

    assert "<@U0NADIA> is on it" in posts_to("U0DAN", sent)[0]
    assert later == []


async def test_who_is_on_duty_may_decide_once_alarmed(company: SmallCompany) -> None:
    await company.reports_by_name(**SEVERE)
    before = await company.decides(Step.TAKE, employee_id="U0MARCO")
    await company.looks_round(timedelta(minutes=31))
    await company.looks_round(timedelta(minutes=31))

    await company.decides(Step.TAKE, employee_id="U0MARCO", key="again", seen=2)

    assert refusals(before) == ["I do not know this report."]
    history = await company.reports.history(1)
    assert [one.by for one in history if one.step is Step.TAKE] == ["U0MARCO"]


@pytest.mark.parametrize("gone", [("U0LENA",), ("U0LENA", "U0NADIA")])
async def test_who_is_not_there_is_left_out(
    company: SmallCompany, gone: tuple[str, ...]
) -> None:
    for who in gone:
        company.directory.go_on_vacation(who)

    report = await company.reports_by_name(**SEVERE)

    assert report.holders == (("U0NADIA",) if len(gone) == 1 else ("U0XENIA",))


@pytest.mark.parametrize("on_duty", ["U0MARCO", "U0LENA"])
async def test_severe_about_a_manager_alarms_around_them(on_duty: str) -> None:
    chosen: Company = replace(
        ON_DUTY, duty_contacts=(on_duty,), confidential_contacts=("U0UMA",)
    )
    company = SmallCompany(company=chosen, time=SATURDAY)

    report = await company.reports_by_name(**SEVERE, is_about_manager=True)
    await company.looks_round(timedelta(minutes=31))
    await company.looks_round(timedelta(minutes=31))

    assert report.holders == ("U0UMA", "U0XENIA")
    assert posts_to("U0LENA", company.delivery.sent) == []
    assert posts_to("U0NADIA", company.delivery.sent) == []


async def test_who_gets_it_from_somebody_who_was_on_it_has_their_own_half_hour(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(**SEVERE)
    await company.decides(Step.TAKE)
    company.time += timedelta(hours=3)
    await company.decides(Step.HAND_OVER, to="accounting", seen=1)

    early = await company.looks_round(timedelta(minutes=29))
    late = await company.looks_round(timedelta(minutes=2))

    assert posts_to("U0XENIA", early) == []
    assert posts_to("U0XENIA", late) == ["Severe complaint I-1001 from <@U0DAN>"]


async def test_what_was_alarmed_before_is_alarmed_again_where_it_was_handed_to() -> None:
    company = SmallCompany(company=ON_DUTY, time=SATURDAY)
    await company.reports_by_name(**SEVERE)
    await company.looks_round(timedelta(minutes=31))
    await company.decides(Step.TAKE, employee_id="U0XENIA", seen=1)
    await company.decides(Step.HAND_OVER, employee_id="U0XENIA", to="accounting", seen=2)
    before = len(company.woken)

    sent = await company.looks_round(timedelta(minutes=31))
    await company.looks_round(timedelta(minutes=31))

    assert posts_to("U0XENIA", sent) == ["Severe complaint I-1001 from <@U0DAN>"]
    assert company.reports.kept[1].holders == ("U0TARA", "U0XENIA", "U0MARCO")
    assert len({identity for identity, _ in company.woken}) == before + 2


async def test_handing_it_over_without_a_sign_wins_no_time(company: SmallCompany) -> None:
    await company.reports_by_name(**SEVERE)
    company.time += timedelta(minutes=25)
    await company.decides(Step.HAND_OVER, to="accounting")

    sent = await company.looks_round(timedelta(minutes=6))

    assert posts_to("U0XENIA", sent) == ["Severe complaint I-1001 from <@U0DAN>"]


async def test_where_one_of_two_left_the_sign_of_the_other_counts(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(**SEVERE)
    await company.decides(Step.TAKE, employee_id="U0NADIA")
    company.directory.leave("U0LENA")

    await company.looks_round()
    await company.looks_round(timedelta(hours=1))

    assert company.reports.kept[1].holders == ("U0NADIA",)


@pytest.mark.parametrize("gone", [("U0LENA", "U0NADIA"), ("U0LENA", "U0NADIA", "U0XENIA")])
async def test_where_all_leave_who_have_it_the_next_ones_get_it_within_five_minutes(
    company: SmallCompany, gone: tuple[str, ...]
) -> None:
    await company.reports_by_name(**SEVERE)
    for who in gone:
        company.directory.leave(who)

    await company.looks_round(timedelta(minutes=5))

    expected = ("U0XENIA",) if len(gone) == 2 else ("U0MARCO",)
    assert company.reports.kept[1].holders == expected


async def test_where_no_card_can_be_posted_the_next_level_is_alarmed_all_the_same(
    company: SmallCompany,
) -> None:
    company.delivery.lost = {"U0LENA", "U0NADIA"}
    await company.reports_by_name(**SEVERE)

    sent = await company.looks_round(timedelta(minutes=31))

    assert posts_to("U0XENIA", sent) == ["Severe complaint I-1001 from <@U0DAN>"]


async def test_only_what_is_severe_asks_for_a_sign(company: SmallCompany) -> None:
    await company.reports_by_name(kind="complaint")

    sent = await company.decides(Step.TAKE)

    assert "not possible" in refusals(sent)[0]
    assert "I am on it" not in str(company.delivery.sent)


@pytest.mark.parametrize("kind", KINDS)
def test_danger_is_said_in_the_form_and_never_guessed(kind: str) -> None:
    state = FormState(kind=kind, today="Somebody will get hurt!", is_dangerous=True)

    is_severe = words_of(state).severity is Severity.SEVERE

    assert is_severe is KINDS[kind].has_deadline
    assert words_of(replace(state, is_dangerous=False)).severity is Severity.MILD
