"""An owner marks by key and by touch, on a desk and on a phone, in two windows."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from bot.ask.rehearsal.domain import Mark
from bot.ask.rehearsal.service import Rehearsal
from bot.ask.rehearsal.store import FileMarks
from bot.ask.sureness import USUAL
from bot.guidance.standards.domain import HandbookFinding
from bot.web.rehearsal.routes import RehearsalDesk, rehearsal_site
from bot.web.serving import served
from tests.ask.rehearsal.builders import NOW, asked, signals_of
from tests.ask.searching import an_excerpt

EVIL = '<img src=x onerror="document.title=1"> <b>bold</b>'
LEANS = HandbookFinding("a.md", 7, "leaning", "“It” leans.", "Name it.", is_error=False)


@pytest.fixture
def marks(tmp_path: Path) -> FileMarks:
    return FileMarks(tmp_path / "marks.jsonl")


@pytest.fixture
async def url(marks: FileMarks) -> AsyncIterator[str]:
    questions = [
        asked("How soon?", an_excerpt(EVIL, signals_of(0.9))),
        asked("Who pays?", an_excerpt("We do.", signals_of(0.5))),
        asked("Who won?", an_excerpt("They did.", signals_of(0.1))),
    ]
    rehearsal = Rehearsal(questions, marks, lambda: USUAL, lambda: NOW)
    desk = RehearsalDesk(rehearsal, lambda: [LEANS], lambda *_: None)
    async with served(rehearsal_site(desk)) as url:
        yield url


@pytest.fixture
async def page(chromium: Browser, url: str) -> AsyncIterator[Page]:
    page = await chromium.new_page(viewport={"width": 390, "height": 800})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    await opened(page, url)
    yield page
    assert complaints == []


async def opened(page: Page, url: str) -> None:
    """Open the rehearsal and wait for a question: before that there is nothing to mark."""
    await page.goto(url)
    await expect(page.locator("#card h2")).to_be_visible()


def kept(marks: FileMarks) -> list[Mark | None]:
    return [one.mark for one in marks.all().values()]


async def test_keys_mark_and_go_on_to_what_is_unmarked(page: Page, marks: FileMarks) -> None:
    await expect(page.get_by_role("heading", name="How soon?")).to_be_visible()

    for key, then in (("1", "Who pays?"), ("2", "Who won?")):
        await page.keyboard.press(key)
        await expect(page.get_by_role("heading", name=then)).to_be_visible()
    await page.keyboard.press("1")

    await expect(page.locator("#counts")).to_have_text("3 of 3 marked")
    assert kept(marks) == [Mark.RIGHT, Mark.PARTLY, Mark.SHOULD_REFUSE]


async def test_on_a_phone_marks_are_within_reach_and_words_stay_words(
    page: Page, marks: FileMarks
) -> None:
    for name in ("Right", "Partly", "Wrong", "Should refuse"):
        await expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    await expect(page.locator(".excerpt b")).to_have_text(EVIL)
    assert await page.locator("#card img").count() == 0

    await page.get_by_role("button", name="Wrong").click()

    await expect(page.locator("#counts")).to_have_text("1 of 3 marked")
    assert kept(marks) == [Mark.WRONG]


async def test_a_second_window_and_a_reload_have_the_same_marks(
    page: Page, chromium: Browser, url: str
) -> None:
    other = await chromium.new_page()
    await opened(other, url)
    await page.keyboard.press("3")
    await expect(page.locator("#counts")).to_have_text("1 of 3 marked")

    await other.keyboard.press("ArrowRight")
    await other.keyboard.press("1")

    await expect(other.locator("#counts")).to_have_text("2 of 3 marked")
    await page.reload()
    await expect(page.locator("#counts")).to_have_text("2 of 3 marked")
    await expect(page.get_by_role("heading", name="Who won?")).to_be_visible()
    await other.close()


async def test_the_report_says_what_to_mend_first(page: Page) -> None:
    await page.keyboard.press("3")
    await expect(page.locator("#counts")).to_have_text("1 of 3 marked")

    await page.keyboard.press("r")

    await expect(page.get_by_text("Of what is asserted, right")).to_be_visible()
    await page.get_by_text("1 wrong, 0 unsure").click()
    await expect(page.get_by_text("Line 7: “It” leans. Name it.")).to_be_visible()
    await expect(page.get_by_text("20 and 9 more")).to_be_visible()
