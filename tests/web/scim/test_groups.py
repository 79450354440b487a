"""What identity providers ask of groups, and that whoever is in one counts at once."""

import asyncio
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.database.engine import Database
from bot.people.identity_provider import ProvisionedGroup, ProvisionedPerson
from tests.web.scim.desk import Desk, a_group

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["schemas", "userName", "active", "emails", "members", "value", "displayName"]
            )
            | st.text(max_size=5),
            inside,
            max_size=4,
        )
    ),
    max_leaves=10,
)
OPERATION = st.fixed_dictionaries(
    {"op": st.sampled_from(["add", "Replace", "remove", "x"]) | ANYTHING},
    optional={
        "path": st.sampled_from(
            ["members", 'members[value eq "1"]', "displayName", "id", "emails", "active", "["]
        )
        | st.text(max_size=8),
        "value": ANYTHING,
    },
)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_members_come_and_go_as_each_provider_says_it(desk: Desk) -> None:
    marco, yara, lena = [await desk.add(name) for name in ("marco", "yara", "lena")]
    group = (await desk.call("POST", "Groups", a_group("Logistics", marco))).json()["id"]
    path = f"Groups/{group}"

    await desk.patch(path, {"op": "Add", "path": "members", "value": [{"value": yara}]})
    assert await desk.members(group) == {marco, yara}
    await desk.patch(path, {"op": "Remove", "path": "members", "value": [{"value": marco}]})
    assert await desk.members(group) == {yara}
    await desk.patch(path, {"op": "remove", "path": f'members[value eq "{yara}"]'})
    assert await desk.members(group) == set()
    await desk.patch(path, {"op": "replace", "path": "members", "value": [{"value": lena}]})
    assert await desk.members(group) == {lena}
    gone = await desk.patch(path, {"op": "replace", "value": {"id": group, "displayName": "W"}})
    assert gone.status_code == 204
    found = (await desk.call("GET", 'Groups?filter=displayName eq "w"')).json()
    assert found["totalResults"] == 1


async def test_two_who_change_a_group_at_once_lose_nothing_of_each_other(desk: Desk) -> None:
    people = [await desk.add(f"one{number}") for number in range(6)]
    group = (await desk.call("POST", "Groups", a_group("Logistics"))).json()["id"]

    await asyncio.gather(
        *[
            desk.patch(
                f"Groups/{group}", {"op": "add", "path": "members", "value": [{"value": one}]}
            )
            for one in people
        ]
    )

    assert await desk.members(group) == set(people)


async def test_members_may_be_left_out_of_what_is_shown(desk: Desk) -> None:
    marco = await desk.add("marco")
    group = (await desk.call("POST", "Groups", a_group("Logistics", marco))).json()["id"]

    shown = (await desk.call("GET", f"Groups/{group}?excludedAttributes=members")).json()

    assert "members" not in shown
    assert shown["displayName"] == "Logistics"


async def test_who_is_unknown_is_left_out_of_a_group_and_who_is_deleted_goes(
    desk: Desk,
) -> None:
    marco = await desk.add("marco")
    made = await desk.call("POST", "Groups", a_group("Logistics", marco, "nobody"))
    group = made.json()["id"]

    assert await desk.members(group) == {marco}
    await desk.call("DELETE", f"Users/{marco}")
    assert await desk.members(group) == set()
    assert (await desk.call("DELETE", f"Groups/{group}")).status_code == 204
    assert (await desk.call("GET", f"Groups/{group}")).status_code == 404


@pytest.fixture
def one_desk(sqlite_database: Database) -> Desk:
    return Desk(sqlite_database)


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    method=st.sampled_from(["POST", "PUT", "PATCH", "GET", "DELETE"]),
    kind=st.sampled_from(["Users", "Groups", "Schemas", "x"]),
    body=ANYTHING | st.fixed_dictionaries({"Operations": st.lists(OPERATION, max_size=3)}),
    sought=st.text(max_size=12),
)
async def test_whatever_is_sent_gets_an_answer_of_scim(
    one_desk: Desk, method: str, kind: str, body: object, sought: str
) -> None:
    await one_desk.records.keep_person(ProvisionedPerson("1", "marco@example.com"))
    await one_desk.records.keep_group(ProvisionedGroup("1", "Logistics"), frozenset())
    query = {"filter": sought} if sought else {}

    for path in (kind, f"{kind}/1"):
        answer = await one_desk.call(method, f"{path}?{urlencode(query)}", body)

        assert answer.status_code < 500
        assert answer.status_code == 204 or "schemas" in answer.json()
