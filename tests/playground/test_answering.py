from datetime import timedelta

import pytest

from bot.playground import answering
from bot.playground.event_delivery import Reply
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError
from tests.playground.conftest import Api

TITLE = {"type": "plain_text", "text": "A form"}
MODAL: JsonObject = {"type": "modal", "title": TITLE, "blocks": []}


def _url_of(api: Api, message: JsonObject | None = None) -> str:
    channel = api.slack.workspace.channel("#general")
    return api.slack.respond_url("U0DAN", channel, message).removeprefix(api.slack.url)


async def _posted(api: Api) -> JsonObject:
    said = await api("chat.postMessage", channel="C0GENERAL", text="Old")
    message: JsonObject = said["message"]
    return message


async def test_a_response_url_answers_five_times(api: Api) -> None:
    url = _url_of(api)

    answers = [await api.client.post(url, json={"text": "Done"}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert answers[5].json()["error"] == "used_url"


async def test_a_response_url_lives_half_an_hour(api: Api) -> None:
    url = _url_of(api)
    api.slack.move_clock(timedelta(minutes=31))

    late = await api.client.post(url, json={"text": "Done"})
    unknown = await api.client.post("/response/unknown", json={"text": "Done"})

    assert late.json()["error"] == unknown.json()["error"] == "expired_url"


async def test_an_answer_without_words_is_refused(api: Api) -> None:
    answer = await api.client.post(_url_of(api), json={})

    assert answer.json()["error"] == "no_text"


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ({"text": "New", "replace_original": True}, ["New"]),
        ({"delete_original": True}, []),
        ({"text": "More", "response_type": "in_channel"}, ["Old", "More"]),
    ],
)
async def test_a_message_can_be_replaced_deleted_or_answered(
    api: Api, answer: JsonObject, left: list[str]
) -> None:
    url = _url_of(api, await _posted(api))

    await api.client.post(url, json=answer)

    seen = api.employee("U0LENA").messages(channel="#general")
    assert [message["text"] for message in seen] == left


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        ({"text": "New", "replace_original": True}, ["New"]),
        ({"delete_original": True}, []),
    ],
)
async def test_an_ephemeral_message_can_be_replaced_or_deleted(
    api: Api, answer: JsonObject, left: list[str]
) -> None:
    await api("chat.postEphemeral", channel="C0GENERAL", user="U0DAN", text="Psst")
    [shown] = api.employee("U0DAN").messages(channel="#general")

    await api.client.post(_url_of(api, shown), json=answer)

    seen = api.employee("U0DAN").messages(channel="#general")
    assert [message["text"] for message in seen] == left


@pytest.mark.parametrize(
    "answer", [{"text": "New", "replace_original": True}, {"delete_original": True}]
)
async def test_a_message_that_is_gone_stays_gone(api: Api, answer: JsonObject) -> None:
    message = await _posted(api)
    api.slack.workspace.remove(api.slack.workspace.channel("#general"), message["ts"])

    answered = await api.client.post(_url_of(api, message), json=answer)

    assert answered.status_code == 200
    assert api.employee("U0DAN").messages(channel="#general") == []


async def test_an_answer_in_a_thread_stays_there(api: Api) -> None:
    root = await _posted(api)
    reply = api.employee("U0DAN").says("Why?", channel="#general", thread=root["ts"])

    await api.client.post(_url_of(api, reply), json={"text": "Because"})

    seen = api.employee("U0DAN").messages(channel="#general", thread=root["ts"])
    assert [message["text"] for message in seen] == ["Old", "Why?", "Because"]


@pytest.mark.parametrize(
    ("body", "open_views"),
    [
        ({}, 1),
        ({"response_action": "clear"}, 0),
        ({"response_action": "update", "view": MODAL | {"callback_id": "new"}}, 2),
    ],
)
async def test_a_form_closes_clears_or_changes(
    api: Api, body: JsonObject, open_views: int
) -> None:
    api.slack.modals.open("U0DAN", MODAL)
    api.slack.modals.push("U0DAN", MODAL)

    errors = answering.carry_out(api.slack, "U0DAN", Reply(body=body))

    assert errors == {}
    assert len(api.slack.modals.stacks["U0DAN"]) == open_views


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(failure="http_timeout"), "trouble connecting"),
        (Reply(body={"response_action": "sing"}), "does not take"),
        (Reply(body={"response_action": "update", "view": {"type": "modal"}}), "does not take"),
    ],
)
async def test_a_form_stays_open_when_the_app_fails(api: Api, reply: Reply, words: str) -> None:
    api.slack.modals.open("U0DAN", MODAL)

    errors = answering.carry_out(api.slack, "U0DAN", reply)

    assert words in errors[""]
    assert api.slack.modals.top("U0DAN") is not None


async def test_only_whole_messages_are_shown(api: Api) -> None:
    channel = api.slack.workspace.channel("#general")

    with pytest.raises(CallRefusedError, match="no_text"):
        answering.show_answer(api.slack, "U0DAN", channel, {"text": ""})
