from typing import cast

import pytest

from bot.database.engine import Database
from bot.people.domain import ChosenDepartments
from bot.people.store import SqlChosenDepartments
from tests.fakes_people import FakeChosenDepartments


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def chosen(request: pytest.FixtureRequest) -> ChosenDepartments:
    if request.param == "fake":
        return FakeChosenDepartments()
    database = cast("Database", request.getfixturevalue(f"{request.param}_database"))
    return SqlChosenDepartments(database)


async def test_a_later_choice_replaces_the_earlier(chosen: ChosenDepartments) -> None:
    await chosen.choose("U0MARCO", "logistics")
    await chosen.choose("U0MARCO", "it-systems")

    assert await chosen.of("U0MARCO") == "it-systems"


async def test_tells_everybodys_department(chosen: ChosenDepartments) -> None:
    await chosen.choose("U0MARCO", "logistics")
    await chosen.choose("U0QUINN", "it-systems")

    everybody = await chosen.everybody()

    assert everybody == {"U0MARCO": "logistics", "U0QUINN": "it-systems"}
