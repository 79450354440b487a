"""An administrator's value counts until it is given back, and the trail says so."""

import logging

import pytest

from bot.company.audit.domain import AuditEntry
from bot.company.overrides.domain import Layer, LayerValue
from bot.company.settings.domain import InvalidSettingError
from bot.company.settings.keys import keys_of
from bot.company.settings.service import CompanySettings
from tests.company.fakes import AT, FakeAuditTrail, FakeOverrides


def some_settings(**environment: object) -> CompanySettings:
    return CompanySettings(
        keys_of({"questions": 1}),
        FakeOverrides(),
        FakeAuditTrail(),
        Layer("the environment", environment),
    )


async def test_the_environment_counts_above_the_default_and_slack_above_both() -> None:
    settings = some_settings(complaint_hours=24)
    first = (await settings.in_force())["complaint_hours"]

    await settings.set("complaint_hours", 12, "U0ZOE", "view:1")

    counted = (await settings.in_force())["complaint_hours"]
    assert first.said == LayerValue(24, "the environment")
    assert (counted.said, counted.otherwise) == (
        LayerValue(12, "Slack"),
        LayerValue(24, "the environment"),
    )
    assert (await settings.settled()).complaint_hours == 12


async def test_work_that_runs_again_is_one_line_of_the_trail_with_the_old_value() -> None:
    settings = some_settings()

    await settings.set("complaint_hours", 12, "U0ZOE", "view:1")
    await settings.set("complaint_hours", 12, "U0ZOE", "view:1")

    assert await settings.trail.entries() == [
        AuditEntry(AT, "person-0", "setting", "complaint_hours", "set", 48, 12)
    ]


async def test_giving_back_is_a_line_of_the_trail_too() -> None:
    settings = some_settings(complaint_hours=24)
    await settings.set("complaint_hours", 12, "U0ZOE", "view:1")

    await settings.give_back("complaint_hours", "U0ZOE", "click:2")
    await settings.give_back("complaint_hours", "U0ZOE", "click:3")

    assert (await settings.settled()).complaint_hours == 24
    assert [(one.deed, one.old, one.new) for one in await settings.trail.entries()] == [
        ("set", 24, 12),
        ("given back", 12, 24),
    ]


async def test_a_value_that_cannot_be_changes_nothing() -> None:
    settings = some_settings()

    with pytest.raises(InvalidSettingError, match="from 1 to 8760"):
        await settings.set("complaint_hours", -1, "U0ZOE", "view:1")
    with pytest.raises(InvalidSettingError, match="no setting lunch"):
        await settings.set("lunch", "noon", "U0ZOE", "view:2")

    assert await settings.trail.entries() == []
    assert (await settings.settled()).complaint_hours == 48


async def test_a_value_that_an_older_version_kept_stops_no_rule() -> None:
    settings = some_settings()
    await settings.overrides.set("retention_days", {"gone_kind": 9}, "person-1")
    await settings.overrides.set("lunch", "noon", "person-1")

    assert (await settings.settled()).retention_days == {}
    assert await settings.unknown() == [("Slack", "lunch")]


async def test_what_cannot_be_does_not_count_and_one_line_of_the_log_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings = some_settings(complaint_hours=24)
    await settings.overrides.set("complaint_hours", 0, "person-1")

    with caplog.at_level(logging.WARNING):
        first, second = await settings.settled(), await settings.settled()

    (line,) = caplog.records
    assert first.complaint_hours == second.complaint_hours == 24
    assert (vars(line)["setting"], vars(line)["by"]) == ("complaint_hours", "Slack")
    assert "from 1 to 8760" in vars(line)["why"]
