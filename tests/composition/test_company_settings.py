"""Each rule has what the company settles, in its own words."""

from datetime import date, time, timedelta

import pytest

from bot.ask.channels import Manner
from bot.company.settings.domain import Hours, WorkspaceSettings
from bot.company.settings.keys import MANNERS
from bot.company.unasked.domain import NewsLimits
from bot.composition.company_settings import environment, limits_of, manner_of, standards_of
from bot.ideas.report.deadlines import Standards
from bot.settings import Settings

CHRISTMAS = frozenset({date(2026, 12, 25)})


def test_a_company_that_settled_nothing_has_the_rules_own() -> None:
    settings = WorkspaceSettings()

    assert standards_of(settings) == Standards()
    assert limits_of(settings) == NewsLimits()
    assert manner_of(settings) is Manner.MENTION


def test_what_is_settled_reaches_the_rules() -> None:
    settings = WorkspaceSettings(
        working_days=frozenset({6}),
        working_hours=Hours(time(8), time(12)),
        holidays=CHRISTMAS,
        complaint_hours=24,
        unasked_hours=Hours(time(10), time(11)),
    )

    standards, limits = standards_of(settings), limits_of(settings)

    assert standards.allowances.complaint == timedelta(hours=24)
    assert standards.working.day == timedelta(hours=4)
    assert standards.working.weekdays == limits.hours.weekdays == {6}
    assert standards.working.holidays == limits.hours.holidays == CHRISTMAS
    assert (limits.hours.opens, limits.hours.closes) == (time(10), time(11))


def test_holidays_of_a_site_are_added_to_everybodys_there() -> None:
    bastille = date(2026, 7, 14)
    settings = WorkspaceSettings(
        holidays=CHRISTMAS, site_holidays={"Lyon": frozenset({bastille})}
    )

    for of_site in (
        standards_of(settings, "Lyon").working,
        limits_of(settings, "Lyon").hours,
        settings.unasked_time("Lyon"),
    ):
        assert of_site.holidays == CHRISTMAS | {bastille}
    assert limits_of(settings, "Porto").hours.holidays == CHRISTMAS


def test_a_site_works_and_practises_when_its_shifts_do() -> None:
    settings = WorkspaceSettings(
        site_days={"Lyon": frozenset({5, 6})},
        site_hours={"Lyon": Hours(time(6), time(14))},
        site_unasked_hours={"Lyon": Hours(time(13), time(15))},
    )

    working, practising = settings.working_time("Lyon"), settings.unasked_time("Lyon")

    assert (working.opens, working.closes) == (time(6), time(14))
    assert (practising.opens, practising.closes) == (time(13), time(15))
    assert working.weekdays == practising.weekdays == {5, 6}
    assert settings.working_time("Porto") == settings.working_time(None)
    assert settings.unasked_time("Porto").opens == settings.unasked_hours.begins


def test_every_manner_can_be_settled() -> None:
    assert {*MANNERS} == {*Manner}


def test_the_environment_says_only_what_was_set_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORK_BEGINS", "07:30")
    monkeypatch.setenv("HOLIDAYS", "2026-12-25")

    assert environment(Settings()).values == {
        "working_hours": ["07:30", "17:00"],
        "holidays": ["2026-12-25"],
    }
