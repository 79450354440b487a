"""files.*: uploads in three steps, as Slack has them since files.upload ended.

https://docs.slack.dev/messaging/working-with-files#upload
"""

from bot.playground.calls import Call
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError
from bot.playground.uploads import announced, described


async def get_upload_url(call: Call) -> JsonObject:
    """Where the bytes of a new file go."""
    name, length = call.needed("filename"), int(call.needed("length"))
    workspace = call.slack.workspace
    file_id = announced(workspace, name, length, workspace.bot.member_id)["id"]
    return {"upload_url": f"{call.slack.url}/upload/{file_id}", "file_id": file_id}


async def complete_upload(call: Call) -> JsonObject:
    """Share what was uploaded in a channel, or keep it."""
    workspace = call.slack.workspace
    wanted = call.structure("files") or []
    shared = [_completed(call, one) for one in wanted]
    if not shared:
        raise CallRefusedError("invalid_arguments")
    if call.text("channel_id"):
        bot = workspace.bot
        message: JsonObject = {
            "user": bot.member_id,
            "bot_id": bot.bot_id,
            "subtype": "file_share",
        }
        message |= {"text": call.text("initial_comment"), "files": shared}
        if call.text("thread_ts"):
            message["thread_ts"] = call.text("thread_ts")
        workspace.post(call.channel("channel_id"), message)
    return {"files": shared}


async def info(call: Call) -> JsonObject:
    """What is known of a file."""
    file = call.slack.workspace.files.get(call.needed("file", "file_not_found"))
    if file is None:
        raise CallRefusedError("file_not_found")
    return {"file": described(call.slack.url, file)}


def _completed(call: Call, wanted: JsonObject) -> JsonObject:
    file = call.slack.workspace.files.get(wanted.get("id", ""))
    if file is None or file["content"] is None:
        raise CallRefusedError("file_not_found")
    file["title"] = wanted.get("title") or file["name"]
    return described(call.slack.url, file)
