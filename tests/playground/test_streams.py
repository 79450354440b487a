import pytest

from bot.playground.members import JsonObject
from tests.playground.conftest import Api


async def _started(api: Api) -> JsonObject:
    said = api.employee("U0DAN").says("A question")
    return await api("chat.startStream", channel="D0DAN", thread_ts=said["ts"])


async def test_a_stream_grows_into_one_message(api: Api) -> None:
    place = await _started(api)
    stream = {"channel": place["channel"], "ts": place["ts"]}

    await api("chat.appendStream", **stream, markdown_text="One ")
    await api("chat.appendStream", **stream, chunks=[{"type": "markdown_text", "text": "two"}])
    metadata = {"event_type": "answer", "event_payload": {}}
    stopped = await api(
        "chat.stopStream", **stream, blocks=[{"type": "divider"}], metadata=metadata
    )

    message = stopped["message"]
    assert message["text"] == "One two"
    assert [block["type"] for block in message["blocks"]] == ["markdown", "divider"]
    assert message["metadata"] == metadata


async def test_a_stopped_stream_takes_no_more(api: Api) -> None:
    place = await _started(api)
    await api("chat.stopStream", channel="D0DAN", ts=place["ts"])

    answer = await api("chat.appendStream", channel="D0DAN", ts=place["ts"], markdown_text="x")

    assert answer["error"] == "message_not_in_streaming_state"


async def test_a_piece_has_at_most_12000_characters(api: Api) -> None:
    place = await _started(api)

    answer = await api(
        "chat.appendStream", channel="D0DAN", ts=place["ts"], markdown_text="x" * 12_001
    )

    assert answer["error"] == "msg_too_long"


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"thread_ts": "1.0"}, "thread_not_found"),
        ({"channel": "C0GENERAL"}, "missing_recipient_user_id"),
        (
            {"channel": "C0GENERAL", "recipient_user_id": "U0DAN"},
            "missing_recipient_team_id",
        ),
    ],
)
async def test_a_stream_needs_a_thread_and_in_a_channel_a_reader(
    api: Api, more: JsonObject, error: str
) -> None:
    said = api.employee("U0DAN").says("A question", channel="#general")
    asked = {"channel": "C0GENERAL", "thread_ts": said["ts"]} | more

    answer = await api("chat.startStream", **asked)

    assert answer["error"] == error
