"""Slack's payloads become work in one way, and nothing comes in that no database keeps."""

import json
from dataclasses import dataclass
from typing import ClassVar

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.delivery.intake import (
    from_click,
    from_command,
    from_message,
    from_view,
    keepable,
    whole_words,
)
from bot.delivery.work import Place, Work
from bot.slack import Block


@dataclass(frozen=True, slots=True)
class Greet:
    KIND: ClassVar[str] = "test.greet"
    name: str


DAN = {"id": "U0DAN"}
CLICK: Block = {"team": {"id": "T1"}, "user": DAN, "actions": [{"action_ts": "17.5"}]}
COMMAND: Block = {"team_id": "T1", "user_id": "U0DAN", "trigger_id": "9.9"}
SENT: Block = {"team": {"id": "T1"}, "user": DAN, "view": {"id": "V1"}}
EVENT: Block = {"channel": "C1", "user": "U0DAN", "ts": "1.2"}


@pytest.mark.parametrize(
    ("work", "key"),
    [
        (from_click(CLICK, Greet("Uma")), "test.greet:U0DAN:17.5"),
        (from_click(CLICK, Greet("Uma"), "C1:3.4"), "test.greet:C1:3.4"),
        (from_command(COMMAND, Greet("Uma")), "test.greet:T1:U0DAN:9.9"),
        (from_command(COMMAND, Greet("Uma"), "T1:9.9"), "test.greet:T1:9.9"),
        (from_view(SENT, Greet("Uma")), "test.greet:V1"),
        (from_view(SENT, Greet("Uma"), "T1:V1"), "test.greet:T1:V1"),
    ],
)
def test_what_one_person_did_is_told_to_them_when_it_fails(work: Work, key: str) -> None:
    direct = Place("U0DAN", None, "U0DAN")

    assert work == Work("test.greet", key, {"name": "Uma"}, "T1", reports_failure_to=direct)


def test_a_message_is_named_by_where_and_when_and_fails_beside_it() -> None:
    work = from_message(EVENT, {"team_id": "T1"}, Greet("Uma"), thread_ts="1.1")

    assert work.key == "test.greet:T1:C1:1.2"
    assert work.reports_failure_to == Place("C1", "1.1", "U0DAN")


def test_half_a_character_and_the_zero_character_are_replaced_at_any_depth() -> None:
    body = {"event": {"text": "a \ud83d b \x00", "files": ["\udc00", 7, None]}}

    assert keepable(body) == {
        "event": {"text": "a \ufffd b \ufffd", "files": ["\ufffd", 7, None]}
    }


def test_whole_characters_stay() -> None:
    assert keepable("Größe 😀 客户") == "Größe 😀 客户"


async def texts_after(body: Block, own_id: str = "U0BOT") -> list[str]:
    """Return the text that listeners find in the request; none if it does not reach them."""
    found: list[str] = []
    request = AsyncBoltRequest(body=json.dumps(body))
    request.context["bot_user_id"] = own_id

    async def listener() -> BoltResponse:
        said = request.body.get("event") or request.body["message"]
        found.append(said["text"])
        return BoltResponse(status=200)

    await whole_words(request, listener)
    return found


@pytest.mark.parametrize("kind", ["message", "app_mention"])
async def test_listeners_find_all_words_in_the_text(kind: str) -> None:
    forwarded = {"type": kind, "text": "<@U0BOT> why?", "attachments": [{"text": "late"}]}

    assert await texts_after({"event": forwarded}) == ["<@U0BOT> why?\nlate"]


async def test_a_text_that_is_null_is_empty_and_a_shortcut_finds_the_words_of_an_app() -> None:
    ticket = {"text": None, "attachments": [{"fallback": "A ticket"}]}

    assert await texts_after({"event": {"type": "message", "text": None}}) == [""]
    assert await texts_after({"type": "message_action", "message": ticket}) == ["A ticket"]


async def test_a_mention_in_code_reaches_nobody() -> None:
    event = {"type": "app_mention", "text": "type `<@U0BOT> why` there"}

    assert await texts_after({"event": event}) == []
