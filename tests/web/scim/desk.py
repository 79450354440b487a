"""An identity provider that calls the endpoint, over a database that holds nothing yet."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Route

from bot.company.provisioning.domain import ProvisioningDoor
from bot.company.provisioning.service import PeopleProvisioning
from bot.database.engine import Database
from bot.people.domain import DirectoryUnavailableError
from bot.people.provisioned_store import SqlProvisioned
from bot.web.scim.endpoint import for_identity_provider
from bot.web.scim.paths import METHODS, PATH
from tests.ask.builders import NOON

TOKEN = "a-token-that-nobody-else-knows-of-us"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"


@dataclass
class FakeSlack:
    """Knows people by their addresses, unless it does not answer."""

    by_address: dict[str, str] = field(default_factory=dict)
    answers: bool = True
    lists: int = 0

    async def find_all(self) -> Mapping[str, str]:
        self.lists += 1
        return self.by_address

    async def find(self, address: str) -> Sequence[str]:
        if not self.answers:
            raise DirectoryUnavailableError
        return (self.by_address[address],) if address in self.by_address else ()


class Desk:
    """What the provider calls, and what came of it."""

    def __init__(self, database: Database) -> None:
        self.slack = FakeSlack({"marco@example.com": "U0MARCO", "yara@example.com": "U0YARA"})
        self.records = SqlProvisioned(database)
        self.heard: list[str] = []
        self.provisioning = PeopleProvisioning(
            token=TOKEN,
            records=self.records,
            find=self.slack.find,
            find_all=self.slack.find_all,
            heard=self.hear,
            now=lambda: NOON,
        )
        answer = for_identity_provider(ProvisioningDoor(lambda _: TOKEN, self.opened))
        self.app = Starlette(routes=[Route(PATH, answer, methods=METHODS)])

    async def opened(self, _team_id: str) -> PeopleProvisioning:
        return self.provisioning

    async def hear(self, employee_id: str) -> None:
        self.heard.append(employee_id)

    async def call(
        self, method: str, path: str, body: object = None, token: str = TOKEN
    ) -> httpx.Response:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/scim+json"}
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
            return await client.request(
                method,
                f"/scim/v2/{path}",
                content=content if body is not None else None,
                headers=headers,
            )

    async def add(self, name: str = "marco", **changes: object) -> str:
        answer = await self.call("POST", "Users", a_user(name, **changes))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def patch(self, path: str, *operations: object) -> httpx.Response:
        return await self.call("PATCH", path, {"schemas": [PATCH], "Operations": operations})

    async def members(self, group_id: str) -> set[str]:
        shown = (await self.call("GET", f"Groups/{group_id}")).json()
        return {one["value"] for one in shown.get("members", ())}


def a_user(name: str = "marco", **changes: object) -> dict[str, Any]:
    given: dict[str, Any] = {"schemas": [USER], "userName": f"{name}@example.com"}
    return given | {"active": True} | changes


def a_group(name: str, *members: str) -> dict[str, Any]:
    return {
        "schemas": [GROUP],
        "displayName": name,
        "members": [{"value": one} for one in members],
    }
