"""The pages of a website that its sitemap names, of one host, as its robots.txt allows."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx
from lxml import etree

from bot.guidance.convert.formats import LARGEST_FILE
from bot.guidance.parse.folder import is_document
from bot.guidance.sources.domain import ListedFile, SourceDownError

AGENT = "customer-focus-bot"
_MOST_SITEMAPS, _MOST_PAGES = 50, 5_000
_SECONDS = 20.0
_DAY_ALONE = len("2026-11-30")  # a sitemap that tells no hour does not tell of a second change


class Website:
    """Lists pages by when their sitemap says that they changed."""

    def __init__(self, place: str, secret: str = "") -> None:
        """Read the website at this address, with a bearer token where it wants one."""
        self._place = place if place.endswith("/") else f"{place}/"
        headers = {"User-Agent": AGENT}
        if secret:
            headers["Authorization"] = f"Bearer {secret}"
        self._client = httpx.Client(headers=headers, timeout=_SECONDS)

    def listed(self) -> Sequence[ListedFile]:
        """Return the pages of the sitemap that anybody may read by robots.txt."""
        robots = self._robots()
        maps = robots.site_maps() or [urljoin(self._place, "/sitemap.xml")]
        found: dict[str, ListedFile] = {}
        for address, changed in self._pages(maps):
            if self._is_of_host(address) and robots.can_fetch(AGENT, address):
                version = changed if len(changed) > _DAY_ALONE else ""
                file = ListedFile(_path_of(address), version, key=address)
                found.setdefault(file.path, file)
            if len(found) > _MOST_PAGES:
                message = f"its sitemap names more than {_MOST_PAGES:,} pages"
                raise SourceDownError(message)
        return [*found.values()]

    def content(self, file: ListedFile) -> bytes:
        """Return a page as it was sent."""
        return self._read(file.key)

    def _robots(self) -> RobotFileParser:
        robots = RobotFileParser()
        try:
            lines = self._read(urljoin(self._place, "/robots.txt")).decode(errors="replace")
        except PageMissingError:
            lines = ""
        robots.parse(lines.splitlines())
        return robots

    def _pages(self, maps: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the address of each page and when it changed; maps may name maps."""
        waiting, seen = [*maps], set[str]()
        while waiting and len(seen) < _MOST_SITEMAPS:
            address = waiting.pop(0)
            if address in seen or not self._is_of_host(address):
                continue
            seen.add(address)
            root = _xml(self._read(address))
            named = [(_text(one, "loc"), _text(one, "lastmod")) for one in root]
            if etree.QName(root).localname == "sitemapindex":
                waiting += [one for one, _ in named]
            else:
                yield from named

    def _read(self, address: str) -> bytes:
        """Return what is at an address, wherever on its host it leads.

        Raises:
            PageMissingError: there is nothing.
            SourceDownError: it does not answer, leads elsewhere, or is too large.
        """
        try:
            for _ in range(5):
                with self._client.stream("GET", address) as answer:
                    if answer.is_redirect and answer.next_request:
                        address = str(answer.next_request.url)
                        self._must_be_of_host(address)
                        continue
                    return _body(answer)
        except httpx.HTTPError as error:
            message = f"{self._place} does not answer ({type(error).__name__})"
            raise SourceDownError(message) from error
        message = f"{self._place} leads round and round"
        raise SourceDownError(message)

    def _must_be_of_host(self, address: str) -> None:
        if not self._is_of_host(address):
            message = f"{self._place} leads to another host"
            raise SourceDownError(message)

    def _is_of_host(self, address: str) -> bool:
        own, other = urlsplit(self._place), urlsplit(address)
        return (own.scheme, own.netloc) == (other.scheme, other.netloc)


class PageMissingError(SourceDownError):
    """There is no page at an address."""


def _body(answer: httpx.Response) -> bytes:
    if answer.status_code in {404, 410}:
        message = "there is no such page"
        raise PageMissingError(message)
    if not answer.is_success:
        message = f"it answers {answer.status_code}"
        raise SourceDownError(message)
    content = b""
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > LARGEST_FILE:
            message = f"a page is larger than {LARGEST_FILE // 1_000_000} MB"
            raise SourceDownError(message)
    return content


def _path_of(address: str) -> str:
    """Return the path below the source: "returns/index.html" of "…/returns/"."""
    path = PurePosixPath("/", unquote(urlsplit(address).path)).relative_to("/").as_posix()
    path = "index" if path == "." else path
    return path if is_document(path) else f"{path}.html"


def _xml(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = "its sitemap cannot be read"
        raise SourceDownError(message) from error


def _text(entry: etree._Element, name: str) -> str:
    return next(
        (str(one.text or "").strip() for one in entry if etree.QName(one).localname == name), ""
    )
