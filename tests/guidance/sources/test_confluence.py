"""A space of Confluence is read page by page, as its API documents it."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from bot.guidance.sources.confluence import ConfluenceSpace
from bot.guidance.sources.domain import SourceConfig, SourceDownError
from bot.guidance.sources.syncing import changes_of
from tests.guidance.sources.servers import Answer, as_json, serving

BASIC = f"Basic {base64.b64encode(b'bot@example.com:s3cret').decode()}"


@dataclass
class FakeConfluence:
    """Has pages of one space; answers as ``/rest/api/content`` does."""

    titles: list[str]
    signed: str = BASIC
    busy: int = 0  # answers that it still refuses as too many
    broken: set[str] = field(default_factory=set)  # pages that it fails to show
    asked: int = 0

    def __call__(self, path: str, parameters: Mapping[str, str], signed: str) -> Answer:
        self.asked += 1
        if signed != self.signed:
            return as_json({"message": "Unauthorized"}, 401)
        if self.busy:
            self.busy -= 1
            return as_json({"message": "Too many"}, 429, **{"Retry-After": "0"})
        if path == "/wiki/rest/api/content":
            return self._listed(parameters)
        number = int(path.rpartition("/")[2])
        if self.titles[number] in self.broken:
            return as_json({"message": "Oops"}, 500)
        body = {"export_view": {"value": f"<p>About {self.titles[number]}.</p>"}}
        return as_json({"id": str(number), "title": self.titles[number], "body": body})

    def _listed(self, parameters: Mapping[str, str]) -> Answer:
        if parameters["spaceKey"] != "CS":
            return as_json({"message": "No space"}, 404)
        start, limit = int(parameters["start"]), int(parameters["limit"])
        page = [
            {"id": str(n), "title": title, "version": {"number": 1}}
            for n, title in enumerate(self.titles)
        ][start : start + limit]
        is_last = start + limit >= len(self.titles)
        links = {} if is_last else {"next": f"/rest/api/content?start={start + limit}"}
        return as_json({"results": page, "_links": links})


def a_space(at: str, *, space: str = "CS") -> ConfluenceSpace:
    config = SourceConfig("wiki", "confluence", f"{at}/wiki", space, user="bot@example.com")
    return ConfluenceSpace(config, "s3cret", wait_seconds=0)


def no_converter(path: object) -> str:
    return str(path)


def test_every_page_is_listed_however_many_there_are() -> None:
    confluence = FakeConfluence([f"Page {n}" for n in range(250)])
    with serving(confluence) as at:
        listed = a_space(at).listed()

    assert len({one.path for one in listed}) == 250
    assert confluence.asked == 3


def test_a_page_is_read_as_it_is_shown() -> None:
    with serving(FakeConfluence(["Returns / refunds"])) as at:
        source = a_space(at)
        (page,) = source.listed()

        assert page.path == "Returns - refunds.html"
        assert b"<h1>Returns / refunds</h1><p>About Returns / refunds.</p>" in source.content(
            page
        )


def test_one_that_is_asked_too_often_is_asked_again() -> None:
    with serving(FakeConfluence(["Returns"], busy=2)) as at:
        assert [one.path for one in a_space(at).listed()] == ["Returns.html"]


@pytest.mark.parametrize(
    ("confluence", "space", "why"),
    [
        (FakeConfluence(["Returns"], signed="Basic other"), "CS", "refuses the token"),
        (FakeConfluence(["Returns"]), "HR", "knows no such space"),
        (FakeConfluence(["Returns"], busy=99), "CS", "does not answer|answers 429"),
    ],
)
def test_why_it_is_down_is_told(confluence: FakeConfluence, space: str, why: str) -> None:
    with serving(confluence) as at, pytest.raises(SourceDownError, match=why):
        a_space(at, space=space).listed()


def test_a_page_that_it_fails_to_show_stays_as_it_was() -> None:
    with serving(FakeConfluence(["Returns", "Dogs"], broken={"Dogs"})) as at:
        found = changes_of("wiki", a_space(at), {"Dogs.html": "0"}, no_converter)

    assert [one.path for one in found.files] == ["Returns.html"]
    assert (found.unread, found.gone) == (1, ())
