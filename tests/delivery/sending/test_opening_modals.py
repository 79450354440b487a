"""A click opens a modal, or whoever clicked hears why it did not."""

import json
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.opening_modals import AGAIN, open_modal, renew_modal
from bot.errors import CannotDoError
from bot.modals import notice
from bot.slack import Block
from tests.slack_stand_in import SlackStandIn

CLICK: Block = {"trigger_id": "1.2", "user": {"id": "U0DAN"}, "view": {"id": "V1"}}
VIEW = notice("A title", "Some words")


@pytest.fixture
def client(slack: SlackStandIn) -> AsyncWebClient:
    return AsyncWebClient("xoxb-test", base_url=slack.url)


async def a_view() -> Block:
    return VIEW


async def a_refusal() -> Block:
    message = "Only trainers see <this>."
    raise CannotDoError(message)


def shown(slack: SlackStandIn) -> Any:
    (call,) = slack.arrived
    view = call.fields["view"]
    return json.loads(view) if isinstance(view, str) else view


async def test_click_opens_its_modal(client: AsyncWebClient, slack: SlackStandIn) -> None:
    await open_modal(client, CLICK, a_view())

    assert shown(slack) == VIEW


async def test_modal_says_why_there_is_none(
    client: AsyncWebClient, slack: SlackStandIn
) -> None:
    await open_modal(client, CLICK, a_refusal())

    assert shown(slack) == notice("Not possible", "Only trainers see <this>.")


@pytest.mark.parametrize("fault", ["expired_trigger_id", "500"])
async def test_whoever_clicked_in_a_message_hears_it_there(
    client: AsyncWebClient, slack: SlackStandIn, fault: str
) -> None:
    slack.faults_of["views.open"] = [fault]

    await open_modal(client, CLICK | {"response_url": f"{slack.url}respond"}, a_view())

    (told,) = slack.arrived
    assert told.fields == {
        "text": AGAIN,
        "response_type": "ephemeral",
        "replace_original": False,
    }


async def test_whoever_clicked_elsewhere_hears_it_directly(
    client: AsyncWebClient, slack: SlackStandIn
) -> None:
    slack.faults_of["views.open"] = ["expired_trigger_id"]

    await open_modal(client, CLICK, VIEW)

    (told,) = slack.posts
    assert (told.fields["channel"], told.fields["text"]) == ("U0DAN", AGAIN)


async def test_modal_that_cannot_be_renewed_stays_as_it_was(
    client: AsyncWebClient, slack: SlackStandIn
) -> None:
    slack.faults_of["views.update"] = ["not_found"]

    await renew_modal(client, CLICK, a_view())
    await renew_modal(client, CLICK, a_view())

    assert shown(slack) == VIEW
