"""Files that people and the bot put into the workspace."""

import mimetypes
from pathlib import PurePath

from bot.playground.members import JsonObject
from bot.playground.workspace import SimulatedWorkspace

LARGEST_BYTES = 20_000_000  # enough to try; Slack takes 1 GB


def announced(workspace: SimulatedWorkspace, name: str, size: int, by: str) -> JsonObject:
    """Keep that a file comes, by whom; its bytes follow as its "content"."""
    file_id = workspace.next_id("F")
    about = {"id": file_id, "name": name, "size": size, "user": by, "content": None}
    return workspace.files.setdefault(file_id, about)


def uploaded(workspace: SimulatedWorkspace, name: str, content: bytes, by: str) -> JsonObject:
    """Keep a whole file, by whom."""
    file = announced(workspace, name, len(content), by)
    file["content"] = content
    return file


def described(url: str, file: JsonObject) -> JsonObject:
    """The file object, without the bytes; Slack, too, believes what the name says it is.

    https://docs.slack.dev/reference/objects/file-object
    """
    private = f"{url}/files-pri/{file['id']}"
    return {
        "id": file["id"],
        "name": file["name"],
        "title": file.get("title", file["name"]),
        "size": file["size"],
        "user": file["user"],
        "mode": "hosted",
        "is_external": False,
        "mimetype": mimetypes.guess_type(file["name"])[0] or "application/octet-stream",
        "filetype": PurePath(file["name"]).suffix.removeprefix(".").lower(),
        "url_private": private,
        "url_private_download": private,
    }
