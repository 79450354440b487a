"""Files that people gave to Slack: fetched with the bot's token, and from Slack alone.

https://docs.slack.dev/reference/objects/file-object
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final, Protocol

import httpx
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import CannotDoError, TryAgainError
from bot.media_types import HTML, media_type_of
from bot.proxies import proxy_for
from bot.slack_clients import is_slacks

SECONDS = 20.0  # without a byte
_MOST_REDIRECTS = 3
_GONE = frozenset({"file_not_found", "file_deleted", "access_denied", "not_visible"})
_MEGABYTE: Final = 1_000_000


class FileScopeMissingError(CannotDoError):
    """The app may not read files: its scopes lack ``files:read``."""


class FileGoneError(CannotDoError):
    """The file was deleted, or is not shared with the bot."""


class FileTooLargeError(CannotDoError):
    """The file is larger than it may be."""


class FileTypeRefusedError(CannotDoError):
    """The file holds something else than what is taken."""


class SlackFilesDownError(TryAgainError):
    """Slack does not hand the file out just now."""


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Which files are taken."""

    most_bytes: int
    media_types: frozenset[str]  # as `media_type_of` tells them


@dataclass(frozen=True, slots=True)
class SlackFile:
    """A file as Slack handed it out."""

    name: str  # as whoever gave it named it, which proves nothing
    media_type: str  # by what it holds
    content: bytes


class SlackFiles(Protocol):
    """Fetches files of one workspace."""

    async def fetch(self, file_id: str, limits: FileLimits) -> SlackFile:
        """Return the file of this id, "F…".

        Raises:
            FileGoneError, FileScopeMissingError: it cannot be had.
            FileTooLargeError, FileTypeRefusedError: it is not within the limits.
            SlackFilesDownError: it may work later.
        """
        ...


class SlackWebFiles:
    """Fetches files from Slack itself."""

    def __init__(self, client: AsyncWebClient) -> None:
        """Fetch with the client's token; it goes to no host but Slack's."""
        self._client = client

    async def fetch(self, file_id: str, limits: FileLimits) -> SlackFile:
        """Return the file of this id, "F…"; raises as `SlackFiles` says."""
        about = await self._about(file_id)
        name = str(about.get("name") or file_id)
        if int(about.get("size") or 0) > limits.most_bytes:
            raise too_large(name, limits)
        try:
            content = await self._read(str(about.get("url_private") or ""), name, limits)
        except httpx.HTTPError as error:
            raise _down(type(error).__name__) from error
        if media_type_of(content) == HTML and about.get("mimetype") != HTML:
            raise _scope_missing()  # Slack's own page to sign in, in place of the file
        return within(limits, name, content)

    async def _about(self, file_id: str) -> Mapping[str, Any]:
        try:
            about: Mapping[str, Any] = (await self._client.files_info(file=file_id))["file"]
        except SlackApiError as error:
            code = str(error.response.get("error", ""))
            if code == "missing_scope":
                raise _scope_missing() from error
            raise (_gone() if code in _GONE else _down(code)) from error
        except (ClientError, SlackClientError, TimeoutError, OSError) as error:
            raise _down(type(error).__name__) from error
        if about.get("mode") in {"tombstone", "hidden_by_limit"} or about.get("is_external"):
            raise _gone()
        return about

    async def _read(self, url: str, name: str, limits: FileLimits) -> bytes:
        for _ in range(_MOST_REDIRECTS + 1):
            if not is_slacks(url, self._client.base_url):
                raise _gone()  # a token of Slack's is for Slack
            headers = {"Authorization": f"Bearer {self._client.token}"}
            async with (
                httpx.AsyncClient(
                    timeout=SECONDS, proxy=proxy_for(url), trust_env=False
                ) as asking,
                asking.stream("GET", url, headers=headers) as answer,
            ):
                if answer.is_redirect and answer.next_request:
                    url = str(answer.next_request.url)
                    continue
                _must_be_well(answer)
                return await _body(answer, name, limits)
        raise _scope_missing()  # round and round, among pages to sign in


def within(limits: FileLimits, name: str, content: bytes) -> SlackFile:
    """Return the file if it is taken; raises as `SlackFiles.fetch` if it is not."""
    if len(content) > limits.most_bytes:
        raise too_large(name, limits)
    media_type = media_type_of(content)
    if media_type not in limits.media_types:
        message = f"{name} is not of a kind that I can take."
        raise FileTypeRefusedError(message)
    return SlackFile(name, media_type, content)


def too_large(name: str, limits: FileLimits) -> FileTooLargeError:
    """Return the error for a file that is larger than the limits say."""
    most = limits.most_bytes // _MEGABYTE
    return FileTooLargeError(f"{name} is larger than {most} MB.")


def _must_be_well(answer: httpx.Response) -> None:
    if answer.status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        raise _gone()
    if answer.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        raise _scope_missing()
    if not answer.is_success:
        raise _down(str(answer.status_code))


async def _body(answer: httpx.Response, name: str, limits: FileLimits) -> bytes:
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > limits.most_bytes:
            raise too_large(name, limits)
    return bytes(content)


def _scope_missing() -> FileScopeMissingError:
    message = "I may not read files here. Whoever runs me can allow it: see docs/slack.md."
    return FileScopeMissingError(message)


def _gone() -> FileGoneError:
    return FileGoneError("The file is not there any more, or Slack does not show it to me.")


def _down(why: str) -> SlackFilesDownError:
    return SlackFilesDownError(f"Slack does not hand the file out just now ({why}).")
