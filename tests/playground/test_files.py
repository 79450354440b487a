import pytest

from bot.playground import file_routes
from tests.playground.conftest import Api


async def test_a_file_is_uploaded_shared_and_fetched(api: Api) -> None:
    place = await api("files.getUploadURLExternal", filename="ideas.csv", length=3)
    path = f"/upload/{place['file_id']}"
    await api.client.post(path, content=b"a,b")

    shared = await api(
        "files.completeUploadExternal",
        files=[{"id": place["file_id"], "title": "Ideas"}],
        channel_id="C0GENERAL",
        initial_comment="As asked",
    )

    fetched = await api.client.get(f"/files/{place['file_id']}")
    assert shared["files"][0]["title"] == "Ideas"
    assert fetched.content == b"a,b"
    assert fetched.headers["content-disposition"] == 'attachment; filename="ideas.csv"'


@pytest.mark.parametrize("path", ["/upload/F0NONE", "/files/F0NONE"])
async def test_a_file_that_was_never_announced_is_nowhere(api: Api, path: str) -> None:
    sent = await api.client.request("POST" if "upload" in path else "GET", path)

    assert sent.status_code == 404


async def test_a_file_that_is_too_large_or_not_there_is_not_shared(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_routes, "LARGEST_BYTES", 2)
    place = await api("files.getUploadURLExternal", filename="a.csv", length=3)
    sent = await api.client.post(f"/upload/{place['file_id']}", content=b"a,b")

    shared = await api("files.completeUploadExternal", files=[{"id": place["file_id"]}])
    nothing = await api("files.completeUploadExternal", files=[])

    assert sent.status_code == 413
    assert (shared["error"], nothing["error"]) == ("file_not_found", "invalid_arguments")


async def test_a_file_can_be_kept_or_sent_into_a_thread(api: Api) -> None:
    said = api.employee("U0DAN").says("The list, please")
    place = await api("files.getUploadURLExternal", filename="a.csv", length=3)
    await api.client.post(f"/upload/{place['file_id']}", content=b"a,b")
    files = [{"id": place["file_id"]}]

    await api("files.completeUploadExternal", files=files)
    await api(
        "files.completeUploadExternal", files=files, channel_id="D0DAN", thread_ts=said["ts"]
    )

    thread = api.employee("U0DAN").messages(thread=said["ts"])
    known = await api("files.info", file=place["file_id"])
    assert [len(message.get("files", [])) for message in thread] == [0, 1]
    assert known["file"]["name"] == "a.csv"
