"""Files come from Slack with the bot's token, within limits, and judged by what they hold."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Protocol
from zipfile import ZipFile

import pytest

from bot.media_types import UNKNOWN, media_type_of
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp
from bot.playground.employee import SimulatedEmployee
from bot.playground.slack import Slack
from bot.slack_clients import slack_client
from bot.slack_files import (
    FileGoneError,
    FileLimits,
    FileScopeMissingError,
    FileTooLargeError,
    FileTypeRefusedError,
    SlackFiles,
    SlackFilesDownError,
    SlackWebFiles,
)
from tests.fakes_files import FakeSlackFiles
from tests.slack_stand_in import SlackStandIn

PNG, JPEG = b"\x89PNG\r\n\x1a\nrest", b"\xff\xd8\xffrest"
LIMITS = FileLimits(most_bytes=1_000_000, media_types=frozenset({"image/png", "image/jpeg"}))


class Workspace(Protocol):
    """Where people put files, and how the bot reads them."""

    @property
    def files(self) -> SlackFiles: ...

    def put(self, name: str, content: bytes) -> str: ...

    def forbid(self) -> None: ...

    def break_down(self) -> None: ...


@dataclass
class Faked:
    files: FakeSlackFiles

    def put(self, name: str, content: bytes) -> str:
        return self.files.put(name, content)

    def forbid(self) -> None:
        self.files.is_allowed = False

    def break_down(self) -> None:
        self.files.is_down = True


@dataclass
class Played:
    slack: Slack
    files: SlackWebFiles

    def put(self, name: str, content: bytes) -> str:
        return str(SimulatedEmployee(self.slack, "U0DAN").uploads(name, content)["id"])

    def forbid(self) -> None:
        self.slack.app = replace(self.slack.app, scopes=frozenset({"chat:write"}))

    def break_down(self) -> None:
        self.slack.faults.failing["files.info"] = 1


@pytest.fixture
async def playground() -> AsyncIterator[Played]:
    async with running_playground(BotApp(signing_secret="s", bot_token="xoxb-1")) as slack:
        yield Played(slack, SlackWebFiles(slack_client(slack.api_url, "xoxb-1")))


@pytest.fixture(params=["fake", "slack"])
def workspace(request: pytest.FixtureRequest) -> Workspace:
    if request.param == "fake":
        return Faked(FakeSlackFiles())
    played: Workspace = request.getfixturevalue("playground")
    return played


async def test_a_file_comes_with_its_bytes_and_what_they_are(workspace: Workspace) -> None:
    file = await workspace.files.fetch(workspace.put("pallet.gif", PNG), LIMITS)

    assert (file.name, file.media_type, file.content) == ("pallet.gif", "image/png", PNG)


@pytest.mark.parametrize("content", [b"MZ\x90", b"<html>A page</html>", b"", b"GIF89a"])
async def test_a_name_does_not_make_it_a_picture(workspace: Workspace, content: bytes) -> None:
    file_id = workspace.put("pallet.png", content)

    with pytest.raises((FileTypeRefusedError, FileScopeMissingError)):
        await workspace.files.fetch(file_id, LIMITS)


async def test_a_file_that_is_too_large_is_not_taken(workspace: Workspace) -> None:
    file_id = workspace.put("pallet.png", PNG + bytes(1_000_000))

    with pytest.raises(FileTooLargeError, match="larger than 1 MB"):
        await workspace.files.fetch(file_id, LIMITS)


async def test_a_file_that_is_gone_is_told_apart(workspace: Workspace) -> None:
    with pytest.raises(FileGoneError):
        await workspace.files.fetch("F0NEVER", LIMITS)


async def test_a_scope_that_lacks_is_told_apart(workspace: Workspace) -> None:
    file_id = workspace.put("pallet.png", PNG)
    workspace.forbid()

    with pytest.raises(FileScopeMissingError):
        await workspace.files.fetch(file_id, LIMITS)


async def test_what_may_work_later_is_told_apart(workspace: Workspace) -> None:
    file_id = workspace.put("pallet.png", PNG)
    workspace.break_down()

    with pytest.raises(SlackFilesDownError):
        await workspace.files.fetch(file_id, LIMITS)


async def test_a_page_to_sign_in_is_not_taken_for_the_file(playground: Played) -> None:
    file_id = playground.put("pallet.png", PNG)
    about = playground.slack.workspace.files[file_id]
    any_file = replace(LIMITS, media_types=frozenset({"text/html"}))
    playground.slack.workspace.files["../sign-in"] = about | {"id": "../sign-in"}

    with pytest.raises(FileScopeMissingError):
        await playground.files.fetch("../sign-in", any_file)


@pytest.mark.parametrize("fault", ["ratelimited", "internal_error"])
async def test_bytes_that_do_not_come_may_come_later(playground: Played, fault: str) -> None:
    file_id = playground.put("pallet.png", PNG)
    faults = playground.slack.faults
    (faults.rate_limited if fault == "ratelimited" else faults.failing)["url_private"] = 1

    with pytest.raises(SlackFilesDownError):
        await playground.files.fetch(file_id, LIMITS)


async def test_a_size_that_slack_tells_wrong_does_not_let_more_in(playground: Played) -> None:
    file_id = playground.put("pallet.png", PNG + bytes(1_000_000))
    playground.slack.workspace.files[file_id]["size"] = 5

    with pytest.raises(FileTooLargeError):
        await playground.files.fetch(file_id, LIMITS)


@pytest.mark.parametrize(
    "about",
    [
        {"url_private": "https://files.slack.com.evil.example/f.png"},
        {"url_private": "http://169.254.169.254/latest/meta-data"},
        {"url_private": ""},
        {"mode": "tombstone", "url_private": "https://files.slack.com/f.png"},
        {"is_external": True, "url_private": "https://files.slack.com/f.png"},
    ],
)
async def test_the_token_goes_nowhere_but_to_slack(
    monkeypatch: pytest.MonkeyPatch, about: dict[str, object]
) -> None:
    async def files_info(**_: object) -> dict[str, object]:
        return {"file": {"name": "f.png", "size": 3} | about}

    client = slack_client("https://slack.com/api/", "xoxb-1")
    monkeypatch.setattr(client, "files_info", files_info)

    with pytest.raises(FileGoneError):
        await SlackWebFiles(client).fetch("F1", LIMITS)


async def test_a_slack_that_is_away_may_come_back() -> None:
    slack = SlackStandIn()
    await slack.start()
    await slack.stop()

    with pytest.raises(SlackFilesDownError):
        await SlackWebFiles(slack_client(slack.url, "xoxb-1")).fetch("F1", LIMITS)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (JPEG, "image/jpeg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic\0\0", "image/heic"),
        (b"%PDF-1.7\n", "application/pdf"),
        ("﻿# Überblick\n".encode(), "text/plain"),
        (b"\n<!DOCTYPE html>\n<html>", "text/html"),
        (b"PK\x03\x04 no package", UNKNOWN),
        (b"\x00\x01\x02", UNKNOWN),
        (b" ", UNKNOWN),
    ],
)
def test_what_a_file_is_stands_in_it(content: bytes, media_type: str) -> None:
    assert media_type_of(content) == media_type


@pytest.mark.parametrize(
    ("part", "ending"),
    [
        ("word/document.xml", "wordprocessingml.document"),
        ("xl/workbook.xml", "spreadsheetml.sheet"),
        ("ppt/presentation.xml", "presentationml.presentation"),
        ("anything.xml", UNKNOWN),
    ],
)
def test_a_package_is_what_its_parts_make_it(part: str, ending: str) -> None:
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        archive.writestr(part, "<x/>")

    assert media_type_of(package.getvalue()).endswith(ending)
