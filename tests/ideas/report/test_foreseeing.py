"""What the form foretells of who reads a report is what then happens, in the same order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.delivery.work import Post
from bot.ideas.report.domain import Severity
from bot.ideas.report.foreseeing import Foreseen, foresee
from bot.ideas.report.visibility import may_decide
from bot.ideas.submit.consequence import consequence
from bot.people.domain import Company
from tests.ideas.builders import some_words
from tests.ideas.company import SmallCompany
from tests.ideas.fakes import COMPANY

SATURDAY = datetime(2026, 11, 28, 23, 10, tzinfo=UTC)
ON_DUTY = replace(COMPANY, duty_contacts=("U0MARCO",))
LED = replace(ON_DUTY, customer_leads=("U0TARA",), confidential_contacts=("U0UMA",))
ALONE = replace(COMPANY, departments=(replace(COMPANY.departments[0], parent=None),))
HEADLESS = replace(
    COMPANY,
    departments=(
        replace(COMPANY.departments[0], managers=(), deputies=()),
        *COMPANY.departments[1:],
    ),
)
SEVERE = {"kind": "complaint", "severity": Severity.SEVERE}
ABOUT: dict[str, Any] = {"kind": "criticism", "is_about_manager": True}
HALF_AN_HOUR = timedelta(minutes=31)


def steps(found: Foreseen) -> list[tuple[str, ...]]:
    return [found.first, *(one.holders for one in (*found.alarmed, *found.late))]


async def places(company: SmallCompany) -> tuple[str, ...]:
    return await company.cards.places(company.reports.kept[1])


@pytest.mark.parametrize("company", [COMPANY, ON_DUTY, LED, ALONE, HEADLESS])
@pytest.mark.parametrize("words", [SEVERE, SEVERE | {"is_about_manager": True}, ABOUT, {}])
@pytest.mark.parametrize(
    "gone", [(), ("U0LENA",), ("U0LENA", "U0NADIA"), ("U0XENIA",), ("U0UMA",)]
)
@pytest.mark.parametrize("is_deactivated", [True, False])
async def test_what_is_foretold_is_what_happens(
    company: Company, words: dict[str, Any], gone: tuple[str, ...], is_deactivated: bool
) -> None:
    small = SmallCompany(company=company, time=SATURDAY)
    for who in gone:
        leaves = small.directory.leave if is_deactivated else small.directory.go_on_vacation
        leaves(who)
    foretold = await foresee(some_words(**words), people=small.cards.context.people)

    await small.reports_by_name(**words)
    assert ("C0ADMINS" in await places(small)) is bool(foretold.resort)
    reached = [small.reports.kept[1].holders]
    for after in [HALF_AN_HOUR] * len(foretold.alarmed) + [timedelta(days=40)] * 4:
        await small.looks_round(after)
        before, now = sum(reached, ()), small.reports.kept[1].holders
        reached += [new] if (new := tuple(one for one in now if one not in before)) else []

    assert reached == [one for one in steps(foretold) if one]


async def test_the_form_names_whom_an_alarm_and_delay_reach() -> None:
    people = SmallCompany(company=LED).cards.context.people
    words = some_words(**SEVERE)

    told = consequence(
        words, await foresee(words, people=people), is_anonymous=True, has_channel=True
    )

    assert told.startswith("*<@U0LENA> and <@U0NADIA> read all of this, without your name.*")
    assert (
        "within 30 minutes, it also goes to <@U0XENIA>, and after 30 more to <@U0MARCO>" in told
    )
    assert "If no answer comes in time, it also goes to <@U0TARA>." in told


async def test_what_is_about_a_manager_alarms_who_is_on_duty_before_administrators() -> None:
    people = SmallCompany(company=LED).cards.context.people

    found = await foresee(some_words(**SEVERE, is_about_manager=True), people=people)

    assert steps(found) == [("U0UMA", "U0XENIA"), ("U0MARCO",), ("U0TARA",)]


def test_where_slack_does_not_tell_who_is_here_the_form_names_nobody() -> None:
    told = consequence(some_words(), None, is_anonymous=False, has_channel=False)

    assert "whom Slack does not tell me just now, reads all of this" in told


ONE_FOR_ALL = replace(
    COMPANY,
    departments=tuple(
        replace(one, managers=("U0ZOE",), deputies=()) for one in COMPANY.departments
    ),
)


async def test_who_manages_a_department_without_a_manager_of_its_own_is_gone_round() -> None:
    small = SmallCompany(company=HEADLESS)

    found = await foresee(some_words(**ABOUT), people=small.cards.context.people)
    report = await small.reports_by_name(**ABOUT)

    assert "U0XENIA" not in {*found.everybody, *report.holders}
    assert found.first == report.holders == ("U0ZOE",)


@pytest.mark.parametrize("words", [ABOUT, {"kind": "criticism"}, {}])
async def test_the_form_says_what_the_administrators_channel_hears(
    words: dict[str, Any],
) -> None:
    small = SmallCompany()
    for gone in ("U0LENA", "U0NADIA", "U0XENIA"):
        small.directory.leave(gone)
    some = some_words(**words)

    found = await foresee(some, people=small.cards.context.people)
    told = consequence(some, found, is_anonymous=False, has_channel=False)
    await small.reports_by_name(**words)

    posts = [one for one in small.delivery.sent if isinstance(one, Post)]
    heard = "".join([str(one) for one in posts if one.channel == "C0ADMINS"])
    assert ("channel reads it, too" in told) is (some.today in heard)
    assert ("channel learns that it came" in told) is (bool(heard) and some.today not in heard)
    assert bool(heard) is not some.is_about_manager  # they may read there


async def test_where_only_those_are_left_whom_it_is_about_nobody_reads_it() -> None:
    small = SmallCompany(company=ONE_FOR_ALL)
    about = some_words(**ABOUT)

    found = await foresee(about, people=small.cards.context.people)
    told = consequence(about, found, is_anonymous=False, has_channel=True)
    report = await small.reports_by_name(**ABOUT)

    assert told.startswith("*Nobody is here who may read this.*")
    assert "administrators' channel learns that it came" in told
    assert not await may_decide("U0ZOE", report, context=small.cards.context)


async def test_the_form_names_who_sees_that_it_came() -> None:
    small = SmallCompany()
    small.directory.leave("U0NADIA")
    people, criticism = small.cards.context.people, some_words(kind="criticism")

    found = await foresee(criticism, people=people)
    told = consequence(criticism, found, is_anonymous=False, has_channel=False)
    topmost = await foresee(some_words(department_id="management"), people=people)

    assert "<@U0XENIA> sees that it came, not what." in told
    assert topmost.line == ()
