"""Who is an outsider: one table of what Slack says of a person."""

from typing import Any

import pytest

from bot.people.domain import Company, Profile, Standing
from bot.people.service import CompanyPeople
from bot.people.slack_directory import standing_of
from tests.fakes_people import FakeChosenDepartments, FakeDirectory

OURSELVES = {"team_id": "T1"}
IN_GRID = {"team_id": "T1", "enterprise_id": "E1"}
SISTER = {"team_id": "T2", "enterprise_user": {"enterprise_id": "E1"}}
OTHER_GRID = {"team_id": "T2", "enterprise_user": {"enterprise_id": "E2"}}


@pytest.mark.parametrize(
    ("user", "ourselves", "standing"),
    [
        ({"team_id": "T1"}, OURSELVES, Standing.OWN),
        ({"team_id": "T1", "is_restricted": True}, OURSELVES, Standing.GUEST),
        ({"team_id": "T1", "is_ultra_restricted": True}, OURSELVES, Standing.GUEST),
        ({"team_id": "T2"}, OURSELVES, Standing.FOREIGN),
        ({"team_id": "T2", "is_restricted": True}, OURSELVES, Standing.FOREIGN),
        ({"team_id": "T1", "is_stranger": True}, OURSELVES, Standing.FOREIGN),
        (SISTER, IN_GRID, Standing.OWN),
        (SISTER | {"is_restricted": True}, IN_GRID, Standing.GUEST),
        (SISTER, OURSELVES, Standing.FOREIGN),
        (OTHER_GRID, IN_GRID, Standing.FOREIGN),
        ({"team_id": "T2"}, IN_GRID, Standing.FOREIGN),
    ],
)
def test_what_slack_says_of_somebody_tells_what_they_are_to_us(
    user: dict[str, Any], ourselves: dict[str, Any], standing: Standing
) -> None:
    assert standing_of(user, ourselves) is standing


@pytest.mark.parametrize(
    ("standing", "guests_belong", "outsider"),
    [
        (Standing.OWN, False, None),
        (Standing.GUEST, False, Standing.GUEST),
        (Standing.GUEST, True, None),
        (Standing.FOREIGN, True, Standing.FOREIGN),
        (None, True, Standing.FOREIGN),
    ],
)
async def test_guests_are_outsiders_unless_it_is_set_otherwise_and_others_always(
    standing: Standing | None, guests_belong: bool, outsider: Standing | None
) -> None:
    profiles = {"U1": Profile("U1", "Gus", standing=standing)} if standing else {}

    people = people_with(profiles, guests_belong=guests_belong)

    assert await people.outsider("U1") is outsider


async def test_an_outsider_has_no_rights_whatever_departments_yaml_says() -> None:
    company = Company(administrators=("U1",), trainers=("U1",))
    gus = Profile("U1", "Gus", standing=Standing.GUEST)

    people = people_with({"U1": gus}, company)

    assert not (await people.employee("U1")).is_active
    assert (await people.employee("U1")).roles == frozenset()
    assert await people.managers_of("any") == ()


def people_with(
    profiles: dict[str, Profile], company: Company | None = None, *, guests_belong: bool = False
) -> CompanyPeople:
    async def belong() -> bool:
        return guests_belong

    return CompanyPeople(
        company or Company(),
        directory=FakeDirectory(profiles),
        chosen=FakeChosenDepartments(),
        guests_belong=belong,
    )
