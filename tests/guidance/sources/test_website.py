"""A website is read as its sitemap and its robots.txt say, and no other host is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest

from bot.guidance.sources.domain import SourceDownError
from bot.guidance.sources.website import Website
from tests.guidance.sources.servers import Answer, serving

ROBOTS = b"User-agent: *\nDisallow: /private\n"
PAGE = b"<main><h1>Returns</h1><p>We take everything back.</p></main>"


def sitemap(host: str, *pages: tuple[str, str]) -> Answer:
    at = ((page if "://" in page else host + page, day) for page, day in pages)
    named = "".join(f"<url><loc>{page}</loc><lastmod>{day}</lastmod></url>" for page, day in at)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return Answer(f'<?xml version="1.0"?><urlset xmlns="{space}">{named}</urlset>'.encode())


@contextmanager
def a_website(pages: Mapping[str, Answer], *named: tuple[str, str]) -> Iterator[str]:
    """Serve these pages, and a sitemap that names others."""
    host: list[str] = []

    def ask(path: str, _parameters: Mapping[str, str], _signed: str) -> Answer:
        if path == "/sitemap.xml" and path not in pages:
            return sitemap(host[0], *named)
        return pages.get(path, Answer(status=404))

    with serving(ask) as address:
        host.append(address)
        yield address


def test_pages_are_listed_that_may_be_read_with_when_they_changed() -> None:
    named = (
        ("/returns/", "2026-11-30T10:00:00Z"),
        ("/price.pdf", "2026-11-29"),
        ("/private/salaries", "2026-11-29"),
        ("http://elsewhere.example.com/returns", "2026-11-29"),
    )
    with a_website({"/robots.txt": Answer(ROBOTS), "/returns/": Answer(PAGE)}, *named) as at:
        source = Website(at)
        listed = source.listed()

        assert [(one.path, one.version) for one in listed] == [
            ("returns.html", "2026-11-30T10:00:00Z"),
            ("price.pdf", ""),
        ]
        assert source.content(listed[0]) == PAGE
        with pytest.raises(SourceDownError, match="no such page"):
            source.content(listed[1])


def test_a_sitemap_of_sitemaps_is_followed() -> None:
    def ask(path: str, _parameters: Mapping[str, str], _signed: str) -> Answer:
        match path:
            case "/robots.txt":
                return Answer(f"Sitemap: {host[0]}/maps.xml".encode())
            case "/maps.xml":
                maps = "".join(f"<sitemap><loc>{host[0]}/{n}.xml</loc></sitemap>" for n in "ab")
                return Answer(f"<sitemapindex>{maps}</sitemapindex>".encode())
            case "/a.xml" | "/b.xml":
                return sitemap(host[0], (path.replace(".xml", "/page"), "2026-11-29"))
            case _:
                return Answer(status=404)

    host: list[str] = []
    with serving(ask) as at:
        host.append(at)

        assert [one.path for one in Website(at).listed()] == ["a/page.html", "b/page.html"]


def test_a_page_that_leads_to_another_host_is_not_read() -> None:
    away = Answer(status=302, headers={"Location": "http://elsewhere.example.com/"})
    with a_website({"/away": away}, ("/away", "2026-11-29")) as at:
        source = Website(at)
        (page,) = source.listed()

        with pytest.raises(SourceDownError, match="leads to another host"):
            source.content(page)


@pytest.mark.parametrize(
    "answer", [Answer(status=503), Answer(b"<urlset><url>"), Answer(b"<html>Sign in</html>x")]
)
def test_one_whose_sitemap_does_not_come_is_down(answer: Answer) -> None:
    with a_website({"/sitemap.xml": answer}) as at, pytest.raises(SourceDownError):
        Website(at).listed()


def test_one_that_does_not_answer_is_down() -> None:
    with pytest.raises(SourceDownError, match="does not answer"):
        Website("http://127.0.0.1:1/").listed()
