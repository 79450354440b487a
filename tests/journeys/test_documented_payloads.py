"""All that Slack's documentation says it sends is taken in by the real app, and fails nowhere.

The payloads are written from Slack's pages alone (`tests.journeys.documented`). Each goes
through the whole app of a workspace, and what was taken in is done.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.app import open_workspace
from bot.clock import Clock
from bot.composition.opening import open_embedding
from bot.database.engine import open_database
from bot.delivery.work import Work
from bot.errors import BotError
from bot.playground.rate_limits import RateLimiter
from bot.playground.response_urls import Respondable
from bot.playground.slack import Slack
from bot.slack_clients import slack_client
from bot.workspaces.services import WorkspaceResources
from bot.workspaces.single.bot import bolt_of
from bot.workspaces.single.bot_identity import BotIdentity
from bot.workspaces.workspace import Workspace
from bot.yaml_files.reader import read_yaml
from tests.fakes import FakeDelivery
from tests.journeys.documented import payloads as slacks
from tests.journeys.documented.actions import NAMES, presses
from tests.journeys.documented.events import EVENTS
from tests.journeys.documented.payloads import Json
from tests.journeys.running import BOT_TOKEN, journey_settings, make_index_ready

FIRST_PRESS = 1_760_000_000.0  # seconds since 1970
FAREWELLS = {"app_uninstalled", "tokens_revoked"}  # heard by the bot around the workspace
EXPECTED = {
    "app_mention": ["ask.answer"],
    "message.im": ["ask.answer"],
    "message.im without a text": ["ask.answer"],
    "message.im in a thread": ["ask.answer"],
    "message_changed": ["ask.renew"],
    "message_deleted": [],
    "file_share": ["ask.answer"],
    "bot_message": [],
    "app_home_opened, Home": ["quiz.welcome", "home.publish"],
    "app_home_opened, Messages": [],
    "agent_session_stopped": ["ask.stop"],
    "subteam_members_changed": [],
    "subteam_updated": [],
    "team_join": ["quiz.welcome"],
    "user_change": [],
    "user_change, deactivated": ["company.forget_when_gone"],
}


@dataclass
class App:
    """The real app of one workspace; what it takes in is done when it is asked for."""

    bolt: AsyncApp
    workspace: Workspace
    delivery: FakeDelivery
    slack: Slack

    async def hears(self, payload: Json) -> list[str]:
        """Return the kinds of work that come of it, each of which was done."""
        taken_in = await self.takes_in(payload)
        for work in taken_in:
            try:
                await self.workspace.handlers[work.kind](work)
            except BotError:  # a sentence for whoever did it: there is no such gap or report
                continue
        return [work.kind for work in taken_in]

    async def takes_in(self, payload: Json) -> list[Work]:
        """Return the work that comes of it; none is done."""
        self.delivery.taken_in.clear()
        # A minute later, with every modal closed.
        self.slack.modals.stacks.clear()
        self.slack.rate_limits = RateLimiter()
        aimed = payload | {"trigger_id": self.slack.triggers.issue(slacks.DAN)}
        if "response_url" in payload:
            until = Clock().now() + timedelta(minutes=30)
            place = Respondable(slacks.DAN, "C0GENERAL", until)
            aimed |= {"response_url": self.slack.response_urls.issue(place)}
        answer = await self.bolt.async_dispatch(
            AsyncBoltRequest(body=aimed, mode="socket_mode")
        )
        assert answer.status == 200, payload.get("actions", payload)
        return list(self.delivery.taken_in)


@pytest.fixture
async def app(slack: Slack, tmp_path: Path, sqlite_database_url: str) -> AsyncIterator[App]:
    async with an_app(slack, tmp_path, sqlite_database_url) as app:
        yield app


@asynccontextmanager
async def an_app(slack: Slack, tmp_path: Path, url: str) -> AsyncIterator[App]:
    settings = journey_settings(slack, tmp_path)
    make_index_ready(settings)
    client, database = slack_client(slack.api_url, BOT_TOKEN), open_database(url)
    identity, delivery = BotIdentity(client), FakeDelivery()
    await identity.ask()
    bolt = bolt_of(client, None, identity)
    resources = WorkspaceResources(
        now=Clock().now,
        client=client,
        database=database,
        delivery=delivery,
        embedding=open_embedding(settings),
    )
    yield App(bolt, open_workspace(settings, resources, bolt), delivery, slack)
    await database.close()


def defects(caplog: pytest.LogCaptureFixture) -> Iterator[str]:
    for one in caplog.records:
        if one.levelno >= logging.ERROR or "Unhandled" in one.getMessage():
            yield f"{one.getMessage()} {one.exc_info[1] if one.exc_info else ''}"


async def test_every_event_is_heard(app: App, caplog: pytest.LogCaptureFixture) -> None:
    heard = {
        name: await app.hears(slacks.event(inner))
        for name, inner in EVENTS.items()
        if name not in FAREWELLS
    }

    assert heard == EXPECTED
    assert [*defects(caplog)] == []


async def test_every_press_is_heard_and_a_choice_taken_back_changes_nothing(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    for name, payload in presses():
        caplog.clear()
        kinds = await app.hears(payload)

        assert [*defects(caplog)] == [], name
        is_modal = payload.get("view", {}).get("type") == "modal"
        if payload["actions"][0].get("selected_option", "") is None and not is_modal:
            assert kinds == [], name


@pytest.mark.soak  # over twenty seconds beside the others
async def test_every_button_pressed_twice_from_two_replicas_is_one_work(
    slack: Slack, tmp_path: Path, postgres_database_url: str
) -> None:
    async with (
        an_app(slack, tmp_path, postgres_database_url) as one,
        an_app(slack, tmp_path, postgres_database_url) as other,
    ):
        for number, (name, payload) in enumerate(presses()):
            for apart in (0.0, 0.15, 0.4):
                first, again = (
                    pressed_at(payload, FIRST_PRESS + 60 * number + 20 * apart + seconds)
                    for seconds in (0.0, apart)
                )
                taken_in = await asyncio.gather(one.takes_in(first), other.takes_in(again))

                keys, same = ([work.key for work in works] for works in taken_in)
                assert keys == same, (name, apart)


def pressed_at(payload: Json, at: float) -> Json:
    """Return the press of another moment, in seconds since 1970."""
    (action,) = payload["actions"]
    return payload | {"actions": [action | {"action_ts": f"{at:.6f}"}]}


async def test_every_shortcut_word_and_modal_is_heard(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    words = read_yaml(NAMES.read_text("utf-8"))["command_words"]
    people = {"type": "multi_users_select", "selected_users": ["U0LENA"]}
    typed = {"type": "plain_text_input", "value": "24"}
    sent = [
        slacks.shortcut("ideas.open"),
        slacks.message_action("ideas.open_from_message"),
        slacks.view_submission(
            "company.setting_modal", "complaint_hours", {"value": {"value": typed}}
        ),
        slacks.view_submission(
            "company.organisation_modal", "trainers", {"trainers": {"trainers": people}}
        ),
        *[slacks.slash_command(word) for word in ["", *words]],
    ]

    for payload in sent:
        await app.hears(payload)

    assert [*defects(caplog)] == []


def test_each_event_of_the_manifest_is_there() -> None:
    listed = read_yaml(NAMES.read_text("utf-8"))["events"]

    assert {inner["type"] for inner in EVENTS.values()} >= {*listed}
