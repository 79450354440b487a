"""What identity providers ask of persons, as Okta and Entra document that they ask it."""

import time

import pytest

from bot.database.engine import Database
from bot.people.identity_provider import ProvisionedPerson
from bot.web.routes import LONGEST_BODY
from tests.web.scim.desk import PATCH, TOKEN, USER, Desk, a_user

ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
# learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups
ENTRA_USER = {
    "schemas": [USER, ENTERPRISE],
    "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
    "userName": "Marco@example.com",
    "active": True,
    "addresses": None,
    "displayName": "Marco",
    "emails": [{"type": "work", "value": "marco@example.com", "primary": True}],
    "meta": {"resourceType": "User"},
    "name": {"formatted": "Marco", "familyName": "M", "givenName": "Marco"},
    "roles": [],
    ENTERPRISE: {"department": "Logistics"},
}
# developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20
OKTA_USER = {
    "schemas": [USER],
    "userName": "marco@example.com",
    "name": {"givenName": "Marco", "familyName": "M"},
    "emails": [{"primary": True, "value": "marco@example.com", "type": "work"}],
    "displayName": "Marco M",
    "locale": "en-US",
    "externalId": "00ujl29u0le5T6Aj10h7",
    "groups": [],
    "password": "1mz050nq",
    "active": True,
}
LEAVES = {
    "Entra": {"op": "Replace", "path": "active", "value": "False"},
    "Entra as the standard says": {"op": "Replace", "path": "active", "value": False},
    "Okta": {"op": "replace", "value": {"active": False}},
}


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


@pytest.mark.parametrize("sent", [ENTRA_USER, OKTA_USER], ids=["Entra", "Okta"])
async def test_who_is_taken_in_is_found_by_what_the_provider_asks_for(
    desk: Desk, sent: dict[str, object]
) -> None:
    made = await desk.call("POST", "Users", sent)

    for asked in ('userName eq "MARCO@example.com"', f'externalId eq "{sent["externalId"]}"'):
        found = (await desk.call("GET", f"Users?filter={asked}")).json()
        assert [one["id"] for one in found["Resources"]] == [made.json()["id"]]
    assert made.status_code == 201
    assert made.headers["content-type"] == "application/scim+json"
    assert made.json()["meta"]["location"] == f"http://bot/scim/v2/Users/{made.json()['id']}"
    assert "password" not in made.text
    assert "givenName" not in made.text  # nothing is kept that is not needed


async def test_whom_nobody_has_is_not_found(desk: Desk) -> None:
    found = (await desk.call("GET", 'Users?filter=userName eq "nobody@example.com"')).json()

    assert found["totalResults"] == 0
    assert (await desk.call("GET", "Users/nobody")).status_code == 404


async def test_two_cannot_have_one_name(desk: Desk) -> None:
    await desk.add("marco")

    again = await desk.call("POST", "Users", a_user("MARCO"))

    assert again.status_code == 409
    assert again.json()["scimType"] == "uniqueness"


async def test_pages_follow_each_other_without_gap(desk: Desk) -> None:
    made = {await desk.add(f"one{number}") for number in range(5)}

    pages = [
        (await desk.call("GET", f"Users?startIndex={first}&count=2")).json()
        for first in (1, 3, 5, 7)
    ]

    assert [one["id"] for page in pages for one in page.get("Resources", ())] == sorted(made)
    assert {page["totalResults"] for page in pages} == {5}


@pytest.mark.parametrize("operation", LEAVES.values(), ids=LEAVES)
async def test_who_is_not_active_any_more_is_shut_out_at_once(
    desk: Desk, operation: object
) -> None:
    who = await desk.add("marco")

    answer = await desk.patch(f"Users/{who}", operation)

    assert answer.json()["active"] is False
    assert await desk.records.is_shut_out("U0MARCO", "")
    assert desk.heard == ["U0MARCO"]


async def test_who_is_deleted_is_shut_out_and_comes_back_when_they_are_made_again(
    desk: Desk,
) -> None:
    who = await desk.add("marco")

    assert (await desk.call("DELETE", f"Users/{who}")).status_code == 204
    assert await desk.records.is_shut_out("U0MARCO", "marco@example.com")

    await desk.add("marco")
    assert not await desk.records.is_shut_out("U0MARCO", "marco@example.com")
    await desk.provisioning.look()
    assert not await desk.records.is_shut_out("U0MARCO", "")
    assert desk.heard == ["U0MARCO", "U0MARCO"]


async def test_many_are_known_after_one_look_at_slacks_list_of_all(desk: Desk) -> None:
    for number in range(60):
        address = f"p{number}@example.com"
        desk.slack.by_address[address] = f"U{number}"
        await desk.records.keep_person(ProvisionedPerson(str(number), address))
    await desk.records.keep_person(ProvisionedPerson("nobody", "nobody@example.com"))

    await desk.provisioning.look()
    await desk.provisioning.look()

    kept = await desk.records.persons()
    known = {one.employee_id for one in kept}
    assert known == {*desk.slack.by_address.values(), None} - {"U0MARCO", "U0YARA"}
    assert desk.slack.lists == 1  # and nobody is asked anew within the hour


async def test_who_joins_slack_is_known_at_once(desk: Desk) -> None:
    await desk.add("new")

    await desk.records.meet("U0NEW", "New@example.com")

    (kept,) = await desk.records.persons()
    assert kept.employee_id == "U0NEW"


async def test_a_provider_hears_to_try_again_while_slack_does_not_say_who_leaves(
    desk: Desk,
) -> None:
    who = await desk.add("marco")
    desk.slack.answers = False

    answer = await desk.call("DELETE", f"Users/{who}")

    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "60"
    desk.slack.answers = True
    assert (await desk.call("DELETE", f"Users/{who}")).status_code == 204
    assert desk.heard == ["U0MARCO"]


async def test_what_is_put_stands_in_place_of_what_was(desk: Desk) -> None:
    who = await desk.add("marco", externalId="1")

    answer = await desk.call("PUT", f"Users/{who}", a_user("yara", active=False))

    assert answer.json()["userName"] == "yara@example.com"
    assert "externalId" not in answer.json()
    assert desk.heard == ["U0YARA"]


async def test_an_address_follows_its_own_path(desk: Desk) -> None:
    who = await desk.add("m")
    path = 'emails[type eq "work"].value'

    await desk.patch(
        f"Users/{who}",
        {"op": "Add", "path": path, "value": "yara@example.com"},
        {"op": "Replace", "path": f"{ENTERPRISE}:department", "value": "Sales"},
        {"op": "Replace", "path": "name.familyName", "value": "N"},
    )
    await desk.provisioning.look()

    (kept,) = await desk.records.persons(scim_id=who)
    assert (kept.address, kept.employee_id) == ("yara@example.com", "U0YARA")


WRONG = [
    (("POST", "Users", b"{"), (400, "invalidSyntax")),
    (("POST", "Users", b"[1]"), (400, "invalidSyntax")),
    (("POST", "Users", b'"\\ud800"'), (400, "invalidSyntax")),
    (("POST", "Users", {"schemas": [USER]}), (400, "invalidValue")),
    (("POST", "Users", a_user("x" * 600)), (400, "invalidValue")),
    (("GET", "Users?filter=userName eq"), (400, "invalidFilter")),
    (("GET", "Users?count=many"), (400, "invalidValue")),
    (("PATCH", "Users/1", {"schemas": [PATCH]}), (404, None)),
    (("GET", "Devices"), (404, None)),
    (("DELETE", "Users"), (404, None)),
]


@pytest.mark.parametrize(("sent", "error"), WRONG)
async def test_what_cannot_be_done_is_an_error_of_scim(
    desk: Desk, sent: tuple[str, str], error: tuple[int, str | None]
) -> None:
    answer = await desk.call(*sent)

    assert (answer.status_code, answer.json().get("scimType")) == error
    assert answer.json()["status"] == str(answer.status_code)


async def test_whoever_does_not_show_the_token_learns_nothing(desk: Desk) -> None:
    await desk.add("marco")

    for token in ("", "another", TOKEN.upper()):
        answer = await desk.call("GET", "Users", token=token)

        assert answer.status_code == 401
        assert "marco" not in answer.text


async def test_it_says_what_it_can_and_what_it_keeps(desk: Desk) -> None:
    config = (await desk.call("GET", "ServiceProviderConfig")).json()
    types = (await desk.call("GET", "ResourceTypes")).json()
    schemas = (await desk.call("GET", "Schemas")).json()
    one = (await desk.call("GET", f"Schemas/{USER}")).json()

    assert config["patch"] == {"supported": True}
    assert [one["endpoint"] for one in types["Resources"]] == ["/Users", "/Groups"]
    assert schemas["totalResults"] == 2
    assert {each["name"] for each in one["attributes"]} >= {"userName", "active", "emails"}


async def test_whoever_shows_another_token_costs_next_to_nothing(desk: Desk) -> None:
    """Of our processor: 5 ms each, at most; the body is not read."""
    longest = b"a" * LONGEST_BODY
    begun = time.process_time()

    for _ in range(20):
        answer = await desk.call("POST", "Users", longest, token="another")
        assert answer.status_code == 401

    assert (time.process_time() - begun) / 20 < 0.005
