from datetime import timedelta

import pytest

from bot.playground.members import JsonObject
from tests.playground.conftest import Api


async def _posted(api: Api, **more: object) -> JsonObject:
    return await api("chat.postMessage", channel="C0GENERAL", text="Hello", **more)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"text": "x"}, "channel_not_found"),
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "C0GENERAL"}, "no_text"),
        ({"channel": "C0GENERAL", "text": "x", "metadata": "{"}, "invalid_metadata_format"),
        (
            {"channel": "C0GENERAL", "text": "x", "metadata": {"a": 1}},
            "invalid_metadata_format",
        ),
        (
            {"channel": "C0GENERAL", "text": "x", "metadata": {"event_type": "t"}},
            "invalid_metadata_schema",
        ),
        ({"channel": "C0GENERAL", "text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
    ],
)
async def test_refuses_a_message_that_slack_would(
    api: Api, arguments: JsonObject, error: str
) -> None:
    answer = await api("chat.postMessage", **arguments)

    assert answer["error"] == error


async def test_the_answer_to_a_deleted_message_stands_in_the_channel_for_everybody(
    api: Api,
) -> None:
    answer = await _posted(api, thread_ts="1.0")

    assert "thread_ts" not in answer["message"]
    assert api.slack.workspace.channel("#general").top_level()[-1]["text"] == "Hello"


async def test_refuses_to_post_where_the_bot_is_not(api: Api) -> None:
    api.slack.workspace.channel("#general").member_ids.remove("U0BOT")

    assert (await _posted(api))["error"] == "not_in_channel"


async def test_a_private_channel_without_the_bot_does_not_exist_for_it(api: Api) -> None:
    api.slack.workspace.channel("#bot-admins").member_ids.remove("U0BOT")

    answer = await api("conversations.info", channel="C0ADMINS")

    assert answer["error"] == "channel_not_found"


async def test_refuses_to_post_in_an_archive(api: Api) -> None:
    api.slack.workspace.channel("#general").is_archived = True

    assert (await _posted(api))["error"] == "is_archived"


async def test_a_person_s_id_means_their_direct_message(api: Api) -> None:
    said = await api("chat.postMessage", channel="U0DAN", text="Hello")

    assert said["channel"] == "D0DAN"


async def test_a_reply_to_a_reply_stays_in_the_thread(api: Api) -> None:
    first = await _posted(api)
    reply = await _posted(api, thread_ts=first["ts"])

    second = await _posted(api, thread_ts=reply["ts"])

    assert second["message"]["thread_ts"] == first["ts"]


async def test_a_broadcast_reply_stands_in_the_channel_too(api: Api) -> None:
    first = await _posted(api)

    await _posted(api, thread_ts=first["ts"], reply_broadcast=True)

    history = await api("conversations.history", channel="C0GENERAL")
    assert [one.get("subtype") for one in history["messages"]] == ["thread_broadcast", None]


async def test_markdown_becomes_a_markdown_block(api: Api) -> None:
    said = await api("chat.postMessage", channel="C0GENERAL", markdown_text="**Hello**")

    assert said["message"]["blocks"][0]["text"] == "**Hello**"


async def test_metadata_is_given_out_on_request_alone(api: Api) -> None:
    metadata = {"event_type": "answer", "event_payload": {"key": "1"}}
    await _posted(api, metadata=metadata)

    without = await api("conversations.history", channel="C0GENERAL")
    with_it = await api("conversations.history", channel="C0GENERAL", include_all_metadata=True)

    assert "metadata" not in without["messages"][0]
    assert with_it["messages"][0]["metadata"] == metadata


async def test_an_update_with_text_alone_takes_the_blocks_away(api: Api) -> None:
    said = await _posted(api, blocks=[{"type": "divider"}])

    updated = await api("chat.update", channel=said["channel"], ts=said["ts"], text="New")

    assert "blocks" not in updated["message"]
    assert updated["message"]["edited"]["user"] == "U0BOT"


async def test_an_update_with_blocks_alone_keeps_the_text(api: Api) -> None:
    said = await _posted(api)

    updated = await api(
        "chat.update", channel=said["channel"], ts=said["ts"], blocks=[{"type": "divider"}]
    )

    assert updated["text"] == "Hello"
    assert "edited" not in updated["message"]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({}, "no_text"),
        ({"text": "ä" * 2001}, "msg_too_long"),
        ({"ts": "1.0"}, "message_not_found"),
    ],
)
async def test_refuses_an_update_that_slack_would(
    api: Api, more: JsonObject, error: str
) -> None:
    said = await _posted(api)

    answer = await api("chat.update", **({"channel": "C0GENERAL", "ts": said["ts"]} | more))

    assert answer["error"] == error


@pytest.mark.parametrize(
    ("method", "error"),
    [("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")],
)
async def test_leaves_what_others_wrote_alone(api: Api, method: str, error: str) -> None:
    said = api.employee("U0DAN").says("Hello", channel="#general")

    answer = await api(method, channel="C0GENERAL", ts=said["ts"], text="New")

    assert answer["error"] == error


async def test_deletes_its_own_message(api: Api) -> None:
    said = await _posted(api)

    await api("chat.delete", channel="C0GENERAL", ts=said["ts"])

    assert (await api("conversations.history", channel="C0GENERAL"))["messages"] == []


async def test_a_permalink_names_the_channel_and_the_time(api: Api) -> None:
    said = await _posted(api)

    link = await api("chat.getPermalink", channel="C0GENERAL", message_ts=said["ts"])
    nothing = await api("chat.getPermalink", channel="C0GENERAL", message_ts="1.0")

    assert link["permalink"].endswith(f"C0GENERAL/p{said['ts'].replace('.', '')}")
    assert nothing["error"] == "message_not_found"


async def test_an_ephemeral_message_has_one_reader_and_no_history(api: Api) -> None:
    await api("chat.postEphemeral", channel="C0GENERAL", user="U0DAN", text="Psst")

    seen_by_dan = api.employee("U0DAN").messages(channel="#general")
    seen_by_lena = api.employee("U0LENA").messages(channel="#general")
    history = await api("conversations.history", channel="C0GENERAL")
    assert [one["text"] for one in seen_by_dan] == ["Psst"]
    assert seen_by_lena == history["messages"] == []


async def test_an_ephemeral_message_reaches_nobody_outside_the_channel(api: Api) -> None:
    answer = await api("chat.postEphemeral", channel="C0LOGISTICS", user="U0DAN", text="Psst")

    assert answer["error"] == "user_not_in_channel"


async def test_a_scheduled_message_is_posted_when_the_clock_gets_there(api: Api) -> None:
    soon = int(api.slack.workspace.now().timestamp()) + 3600
    await api("chat.scheduleMessage", channel="C0GENERAL", text="Later", post_at=soon)
    before = await api("conversations.history", channel="C0GENERAL")

    api.slack.move_clock(timedelta(hours=2))

    after = await api("conversations.history", channel="C0GENERAL")
    assert (len(before["messages"]), after["messages"][0]["text"]) == (0, "Later")


async def test_a_scheduled_message_can_be_listed_and_given_up(api: Api) -> None:
    soon = int(api.slack.workspace.now().timestamp()) + 3600
    kept = await api(
        "chat.scheduleMessage", channel="U0DAN", text="Later", post_at=soon, thread_ts="1.0"
    )
    listed = await api("chat.scheduledMessages.list")

    gone = {"channel": "D0DAN", "scheduled_message_id": kept["scheduled_message_id"]}
    first = await api("chat.deleteScheduledMessage", **gone)
    second = await api("chat.deleteScheduledMessage", **gone)

    assert [one["text"] for one in listed["scheduled_messages"]] == ["Later"]
    assert (first["ok"], second["error"]) == (True, "invalid_scheduled_message_id")


@pytest.mark.parametrize(("days", "error"), [(-1, "time_in_past"), (121, "time_too_far")])
async def test_a_message_can_be_scheduled_for_120_days(api: Api, days: int, error: str) -> None:
    when = int(api.slack.workspace.now().timestamp()) + days * 86_400

    answer = await api("chat.scheduleMessage", channel="U0DAN", text="x", post_at=when)

    assert answer["error"] == error
