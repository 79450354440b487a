"""The page of a rehearsal over HTTP: marks are kept at once, and only its own page may act."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.ask.rehearsal.domain import Mark
from bot.ask.rehearsal.service import AskedOnce, Rehearsal
from bot.ask.rehearsal.store import FileMarks
from bot.ask.sureness import USUAL, Thresholds
from bot.web.rehearsal.routes import PAGE, RehearsalDesk, rehearsal_site
from bot.web.serving import served
from tests.ask.rehearsal.builders import NOW, asked, signals_of
from tests.ask.searching import an_excerpt

EVIL = '<script>alert(1)</script> & "quotes"'


class Company:
    """A company whose thresholds are kept in memory."""

    def __init__(self, folder: Path, *questions: AskedOnce) -> None:
        self.thresholds = USUAL
        self.marks = FileMarks(folder / "marks.jsonl")
        rehearsal = Rehearsal(questions, self.marks, lambda: self.thresholds, lambda: NOW)
        self.desk = RehearsalDesk(rehearsal, list, self.keep)

    def keep(self, thresholds: Thresholds, _marks: int) -> None:
        self.thresholds = thresholds


@pytest.fixture
def company(tmp_path: Path) -> Company:
    likenesses = [0.70 + number / 100 for number in range(40)]
    sure = [
        asked(f"How {number}?", an_excerpt(EVIL, signals_of(likeness)))
        for number, likeness in enumerate(likenesses)
    ]
    far = [
        asked(f"Who {number}?", an_excerpt("They.", signals_of(0.1))) for number in range(12)
    ]
    return Company(tmp_path, *sure, *far)


@pytest.fixture
async def page(company: Company) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        served(rehearsal_site(company.desk)) as url,
        httpx.AsyncClient(base_url=url) as client,
    ):
        yield client


async def questions_on(page: httpx.AsyncClient) -> list[dict[str, object]]:
    found: list[dict[str, object]] = (await page.get("/questions")).json()["questions"]
    return found


async def mark(page: httpx.AsyncClient, question: dict[str, object], mark: str | None) -> int:
    told = {"key": question["key"], "shown": question["shown"], "mark": mark}
    return (await page.post("/marks", json=told)).status_code


async def test_a_mark_is_kept_at_once_for_every_window(
    company: Company, page: httpx.AsyncClient
) -> None:
    one, other, *_ = await questions_on(page)  # each window has them as they were

    assert await mark(page, one, "right") == 200
    assert await mark(page, other, "wrong") == 200

    assert [given.mark for given in company.marks.all().values()] == [Mark.RIGHT, Mark.WRONG]
    marked = (await page.get("/marks")).json()["marks"]
    assert (marked[one["key"]], marked[other["key"]]) == ("right", "wrong")
    assert [each["mark"] for each in await questions_on(page)][:3] == ["right", "wrong", None]


async def test_a_restart_goes_on_where_it_stopped(
    company: Company, page: httpx.AsyncClient, tmp_path: Path
) -> None:
    await mark(page, (await questions_on(page))[0], "partly")

    again = Company(tmp_path, *company.desk.rehearsal.asked)

    assert [one.mark for one in again.desk.rehearsal.marked()] == [Mark.PARTLY]


async def test_a_mark_is_taken_back(company: Company, page: httpx.AsyncClient) -> None:
    one = (await questions_on(page))[0]
    await mark(page, one, "right")

    assert await mark(page, one, None) == 200

    assert company.desk.rehearsal.marked() == []


async def test_thresholds_change_by_a_click_and_only_as_they_were_seen(
    company: Company, page: httpx.AsyncClient
) -> None:
    for number, one in enumerate(await questions_on(page)):
        is_covered = number < 40
        right = "right" if number >= 15 else "wrong"
        await mark(page, one, right if is_covered else "should_refuse")
    proposed = (await page.get("/report")).json()["thresholds"]["proposed"]

    refused = await page.post("/thresholds", json=proposed | {"sure": 0.1})
    done = await page.post("/thresholds", json=proposed)

    assert (refused.status_code, done.status_code) == (409, 200)
    assert company.thresholds == Thresholds(**proposed)
    assert company.thresholds.sure > USUAL.sure
    assert not done.json()["thresholds"]["is_new"]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"key": "k", "shown": "s", "mark": "splendid"}, 400),
        ({"key": "unknown", "shown": "s", "mark": "right"}, 400),
        ({"mark": "right"}, 400),
        ([], 400),
    ],
)
async def test_what_is_no_mark_is_refused_in_words(
    company: Company, page: httpx.AsyncClient, told: object, status: int
) -> None:
    answer = await page.post("/marks", json=told)

    assert answer.status_code == status
    assert answer.json()["error"]
    assert company.marks.all() == {}


async def test_what_is_shown_otherwise_by_now_is_looked_at_again(
    company: Company, page: httpx.AsyncClient
) -> None:
    one = (await questions_on(page))[0]
    company.thresholds = Thresholds(0.99, 0.5)

    assert await mark(page, one, "wrong") == 409


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"host": "evil.example"},
        {"content-type": "text/plain"},
    ],
)
async def test_no_other_sites_page_marks(
    company: Company, page: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    one = (await questions_on(page))[0]
    told = {"key": one["key"], "shown": one["shown"], "mark": "right"}

    answer = await page.post("/marks", json=told, headers=headers)

    assert answer.status_code in {400, 403}
    assert company.marks.all() == {}


@pytest.mark.parametrize("path", ["/", "/questions", "/report", "/page/main.js", "/nothing"])
async def test_a_browser_runs_nothing_but_what_is_ours(
    page: httpx.AsyncClient, path: str
) -> None:
    answer = await page.get(path)

    assert answer.headers["content-security-policy"].startswith(
        "default-src 'none'; script-src 'self'; style-src 'self';"
    )
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


async def test_words_of_documents_are_told_as_data_and_never_as_a_page(
    page: httpx.AsyncClient,
) -> None:
    answer = await page.get("/questions")

    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["questions"][0]["excerpts"][0]["lines"][0]["pieces"] == [[True, EVIL]]


def test_no_script_reads_words_as_markup() -> None:
    scripts = [one.read_text("utf-8") for one in PAGE.glob("*.js")]

    assert len(scripts) > 1
    assert not [one for one in scripts if re.search("innerHTML|outerHTML|insertAdjacent", one)]
