"""A company with a guest and a stranger, and a Slack that says who is where."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.people.domain import DirectoryUnavailableError, Profile, Standing
from bot.people.service import CompanyPeople
from tests.builders_people import NORTHWIND, a_profile
from tests.fakes_people import FakeChosenDepartments, FakeDirectory

PROFILES = {
    "U0DAN": a_profile("U0DAN"),
    "U0ZOE": a_profile("U0ZOE"),
    "U0GUS": a_profile("U0GUS", standing=Standing.GUEST),
    "U0SVEN": a_profile("U0SVEN", standing=Standing.FOREIGN),
}


class SilentDirectory(FakeDirectory):
    """Says nothing, as Slack while it is away."""

    async def profile(self, employee_id: str) -> Profile | None:
        raise DirectoryUnavailableError


async def guests_stay() -> bool:
    return False


async def guests_belong() -> bool:
    return True


def people(directory: FakeDirectory | None = None) -> CompanyPeople:
    return CompanyPeople(
        NORTHWIND,
        directory=directory or FakeDirectory(dict(PROFILES)),
        chosen=FakeChosenDepartments(),
    )


class FakeReaders:
    """Outsiders read in the channels it is given."""

    def __init__(self, *shared: str) -> None:
        self.shared = set(shared)

    async def are_outsiders(self, channel: str) -> bool:
        return channel in self.shared

    def note_shared(self, channel: str) -> None:
        self.shared.add(channel)

    def hear_of_person(self, user: dict[str, Any]) -> None:
        pass


class FakeSlack(AsyncWebClient):
    """Knows one channel, its members, and which people are guests."""

    def __init__(self, place: dict[str, Any], members: tuple[str, ...]) -> None:
        super().__init__()
        self.place, self.members = place, members
        self.calls: list[str] = []

    async def api_call(self, api_method: str, **_: Any) -> Any:
        self.calls.append(api_method)
        guest = {"id": "U0GUS", "is_restricted": True}
        return {
            "conversations.info": {"channel": {"id": "C1"} | self.place},
            "conversations.members": {"members": list(self.members)},
            "auth.test": {"user_id": "U0BOT"},
            "users.list": {"members": [{"id": "U0DAN"}, guest]},
        }[api_method]


class DownSlack(AsyncWebClient):
    """Answers nothing."""

    async def api_call(self, api_method: str, **_: Any) -> Any:
        raise TimeoutError
