"""What was set in Slack is kept until it is given back."""

import pytest

from bot.company.overrides.domain import Overrides
from bot.company.overrides.store import SqlOverrides
from bot.database.engine import Database
from tests.company.fakes import AT, FakeOverrides
from tests.database.migrating import goes_to


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def overrides(request: pytest.FixtureRequest) -> Overrides:
    if request.param == "fake":
        return FakeOverrides()
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return SqlOverrides(database, lambda: AT)


async def test_nothing_is_set_at_first(overrides: Overrides) -> None:
    assert await overrides.all() == {}


async def test_the_last_value_of_a_key_is_kept(overrides: Overrides) -> None:
    await overrides.set("complaint_hours", 24, "person-1")
    await overrides.set("complaint_hours", 36, "person-2")
    await overrides.set("site_holidays", {"Lyon": ["2026-07-14"]}, "person-1")

    assert await overrides.all() == {
        "complaint_hours": 36,
        "site_holidays": {"Lyon": ["2026-07-14"]},
    }


async def test_what_is_given_back_is_not_set_any_more(overrides: Overrides) -> None:
    await overrides.set("complaint_hours", 24, "person-1")
    await overrides.set("working_days", ["mon"], "person-1")

    await overrides.give_back("complaint_hours")
    await overrides.give_back("complaint_hours")

    assert await overrides.all() == {"working_days": ["mon"]}


async def test_what_is_set_for_another_subject_is_another_thing(database: Database) -> None:
    settings = SqlOverrides(database, lambda: AT)
    organisation = SqlOverrides(database, lambda: AT, subject="organisation")
    await settings.set("trainers", 1, "person-1")
    await organisation.set("trainers", 2, "person-1")

    await settings.give_back("trainers")

    assert (await settings.all(), await organisation.all()) == ({}, {"trainers": 2})


async def test_what_was_set_before_there_were_subjects_is_a_setting(
    database: Database,
) -> None:
    await SqlOverrides(database, lambda: AT).set("complaint_hours", 24, "person-1")
    await SqlOverrides(database, lambda: AT, subject="other").set("it", 1, "person-1")
    await goes_to(database, "0018")

    await goes_to(database, "head")

    assert await SqlOverrides(database, lambda: AT).all() == {"complaint_hours": 24}
    assert await SqlOverrides(database, lambda: AT, subject="other").all() == {}
