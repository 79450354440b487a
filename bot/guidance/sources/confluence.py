"""The pages of a space of Confluence, in the cloud or on a company's own server."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from atlassian.rest_client import AtlassianRestAPI
from requests import HTTPError, RequestException

from bot.guidance.sources.domain import ListedFile, SourceConfig, SourceDownError

_NO_PATH = re.compile(r"[/\\\x00-\x1f]")
_LONGEST_NAME = 150
_PAGES = 100  # a request
_SECONDS = 20
_RETRIES = 4  # when it says that it is asked too often (429), or is busy (503)


class ConfluenceSpace:
    """Lists pages by their version."""

    def __init__(
        self, config: SourceConfig, secret: str, *, wait_seconds: float = 30.0
    ) -> None:
        """Read the space that is the config's part.

        Args:
            config: its place is the address of Confluence, ``…/wiki`` in the cloud.
            secret: an API token of the config's user; without a user, a personal access token.
            wait_seconds: at most between two tries where it is asked too often.
        """
        self._space = config.part
        self._confluence = AtlassianRestAPI(
            config.place.rstrip("/"),
            username=config.user or None,
            password=secret if config.user else None,
            token=secret if secret and not config.user else None,
            timeout=_SECONDS,
            backoff_and_retry=True,
            retry_status_codes=[429, 503],
            max_backoff_seconds=int(wait_seconds),
            max_backoff_retries=_RETRIES,
        )

    def listed(self) -> Sequence[ListedFile]:
        """Return every page that counts now."""
        return [
            ListedFile(_path_of(page), str(page["version"]["number"]), key=str(page["id"]))
            for page in self._pages()
        ]

    def content(self, file: ListedFile) -> bytes:
        """Return a page as it is shown, below its title."""
        page = self._get(f"rest/api/content/{file.key}", expand="body.export_view")
        title, body = escape(str(page["title"])), page["body"]["export_view"]["value"]
        return f"<title>{title}</title><main><h1>{title}</h1>{body}</main>".encode()

    def _pages(self) -> Iterator[dict[str, Any]]:
        start = 0
        while True:
            answer = self._get(
                "rest/api/content",
                spaceKey=self._space,
                type="page",
                status="current",
                expand="version",
                start=start,
                limit=_PAGES,
            )
            yield from answer["results"]
            if "next" not in answer.get("_links", {}):
                return
            start += len(answer["results"])

    def _get(self, path: str, **parameters: object) -> dict[str, Any]:
        try:
            answer = self._confluence.get(path, params=parameters)
        except HTTPError as error:
            raise SourceDownError(_why(error)) from error
        except (RequestException, ValueError) as error:
            message = f"Confluence does not answer ({type(error).__name__})"
            raise SourceDownError(message) from error
        if not isinstance(answer, dict):
            message = "Confluence answers what is no JSON"
            raise SourceDownError(message)
        return answer


def _path_of(page: dict[str, Any]) -> str:
    """Return a page's title as a path; no two pages of a space have the same."""
    title = _NO_PATH.sub("-", str(page["title"]))
    return f"{title[:_LONGEST_NAME]}.html"


def _why(error: HTTPError) -> str:
    status = error.response.status_code if error.response is not None else 0
    if status in {401, 403}:
        return "Confluence refuses the token: it has expired, or may not read this space"
    if status == 404:  # noqa: PLR2004  # HTTP's own number
        return "Confluence knows no such space, or does not show it to this token"
    return f"Confluence answers {status}"
