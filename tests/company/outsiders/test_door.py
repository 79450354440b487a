"""Everything that Slack brings passes one door: one table of what it brings, and by whom."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.company.outsiders.listeners import LOOKUPS_A_MINUTE, OutsidersDoor, only_our_own
from bot.delivery.running.not_taken_in import NotTakenInError
from tests.company.outsiders.fakes import PROFILES, FakeReaders, SilentDirectory, people
from tests.fakes import FakeDelivery
from tests.fakes_people import FakeDirectory

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLACE = {"channel": "C1", "ts": "1.1"}
URL = "https://hooks.slack.com/actions/1"


def an_event(kind: str, who: str, **more: Any) -> dict[str, Any]:
    event = {"type": kind, "user": who} | PLACE | more
    return {"type": "event_callback", "team_id": "T1", "event": event}


def an_interaction(kind: str, who: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "team": {"id": "T1"}, "user": {"id": who, "team_id": "T1"}} | more


def a_command(who: str) -> dict[str, Any]:
    return {"team_id": "T1", "user_id": who, "command": "/customer", "text": "ask what?"}


def everything(who: str) -> dict[str, dict[str, Any]]:
    """Return one of each kind of request."""
    return {
        "mention": an_event("app_mention", who, text="<@U0BOT> what?"),
        "direct message": an_event("message", who, text="what?", channel_type="im"),
        "home": an_event("app_home_opened", who, tab="home"),
        "messages tab": an_event("app_home_opened", who, tab="messages"),
        "command": a_command(who),
        "button": an_interaction("block_actions", who, response_url=URL),
        "button of a view": an_interaction("block_actions", who),
        "form": an_interaction("view_submission", who, view={"id": "V1"}),
        "shortcut": an_interaction("shortcut", who, callback_id="ideas.open"),
        "message shortcut": an_interaction("message_action", who, response_url=URL),
    }


SPOKEN_TO = ["mention", "direct message", "home", "button", "shortcut", "message shortcut"]
WAITS = ["mention", "direct message", "home", "messages tab", "command"]


class Doorstep:
    """The door, and what comes of what is sent to it."""

    def __init__(self, directory: FakeDirectory | None = None) -> None:
        self.delivery, self.readers = FakeDelivery(), FakeReaders()
        self.let_in = 0
        known = people(directory or FakeDirectory(dict(PROFILES)))
        door = OutsidersDoor(known, self.readers, self.delivery, lambda: NOON)  # type: ignore[arg-type]
        self._middleware = only_our_own(door)

    async def takes(self, body: dict[str, Any]) -> BoltResponse:
        return await self._middleware(AsyncBoltRequest(body=json.dumps(body)), self._next)

    async def _next(self) -> BoltResponse:
        self.let_in += 1
        return BoltResponse(status=200)


@pytest.mark.parametrize("what", list(everything("")))
async def test_our_own_people_come_in_with_whatever_they_bring(what: str) -> None:
    entrance = Doorstep()

    await entrance.takes(everything("U0DAN")[what])

    assert entrance.let_in == 1
    assert entrance.delivery.taken_in == []


@pytest.mark.parametrize("who", ["U0GUS", "U0SVEN", "U0WHO"])
@pytest.mark.parametrize("what", list(everything("")))
async def test_outsiders_are_turned_away_once_with_whatever_they_bring(
    what: str, who: str
) -> None:
    entrance = Doorstep()

    answers = [await entrance.takes(everything(who)[what]) for _ in range(3)]

    assert entrance.let_in == 0
    assert [one.status for one in answers] == [200] * 3
    told = [one.kind for one in entrance.delivery.taken_in]
    assert told == (["workspaces.turn_away"] if what in SPOKEN_TO else [])
    assert ("only" in answers[0].body) is (what == "command")


@pytest.mark.parametrize("what", list(everything("")))
async def test_while_slack_says_nothing_only_what_can_wait_comes_in(what: str) -> None:
    entrance = Doorstep(SilentDirectory())

    if what in WAITS:
        await entrance.takes(everything("U0DAN")[what])
    else:
        with pytest.raises(NotTakenInError, match="try again"):
            await entrance.takes(everything("U0DAN")[what])

    assert entrance.let_in == (1 if what in WAITS else 0)


async def test_a_request_of_another_company_needs_no_lookup() -> None:
    entrance = Doorstep(SilentDirectory())
    click = an_interaction("block_actions", "U0SVEN", response_url=URL)
    click["user"]["team_id"] = "T2"

    await entrance.takes(click)

    assert entrance.let_in == 0
    assert len(entrance.delivery.taken_in) == 1


async def test_strangers_without_number_use_up_their_lookups_only() -> None:
    entrance = Doorstep()
    await entrance.takes(a_command("U0DAN"))

    for number in range(LOOKUPS_A_MINUTE - 1):
        await entrance.takes(an_interaction("shortcut", f"U0X{number}"))
    with pytest.raises(NotTakenInError):
        await entrance.takes(an_interaction("shortcut", "U0ONEMORE"))
    await entrance.takes(an_interaction("shortcut", "U0DAN"))

    assert entrance.let_in == 2


@pytest.mark.parametrize(
    "body",
    [
        an_event("user_change", "", user={"id": "U0GUS", "is_restricted": True}),
        an_event("team_join", "", user={"id": "U0GUS", "is_restricted": True}),
        an_event("message", "U0SVEN", bot_id="B1"),
        {"type": "event_callback", "team_id": "T1", "event": {"type": "app_uninstalled"}},
    ],
    ids=["news of a guest", "a guest joins", "a bot", "nobody"],
)
async def test_what_nobody_does_comes_in(body: dict[str, Any]) -> None:
    entrance = Doorstep()

    await entrance.takes(body)

    assert entrance.let_in == 1


async def test_a_channel_that_an_event_calls_shared_counts_as_read_by_outsiders() -> None:
    entrance = Doorstep()

    await entrance.takes(
        an_event("app_mention", "U0DAN", team="T1") | {"is_ext_shared_channel": True}
    )

    assert entrance.readers.shared == {"C1"}
    assert entrance.let_in == 1


async def test_who_becomes_a_guest_loses_what_app_home_shows() -> None:
    entrance = Doorstep()

    for who, is_restricted in (("U0GUS", True), ("U0DAN", False)):
        user = {"id": who, "is_restricted": is_restricted}
        await entrance.takes(an_event("user_change", "", user=user))

    assert [one.payload["user"] for one in entrance.delivery.taken_in] == ["U0GUS"]
    assert entrance.delivery.taken_in[0].payload["is_home"]
