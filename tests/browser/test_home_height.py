"""App Home of a manager with many open reports is no longer than two screens."""

from pathlib import Path

from playwright.async_api import Browser, expect

from bot.database.engine import open_database
from bot.ideas.report.domain import Severity
from bot.ideas.report.store import SqlReports
from bot.playground.slack import Slack
from tests.browser.desk import Desk
from tests.ideas.builders import a_report, an_entry, some_words

LONGEST = 1800  # pixels, in a window 800 pixels wide
MOST_BLOCKS = 60
KINDS = ("idea", "complaint", "criticism")


async def thirty_reports(folder: Path, team_id: str) -> None:
    """Let thirty reports wait for Lena."""
    database = open_database(f"sqlite:///{folder}/bot.sqlite3")
    for number in range(30):
        severity = Severity.SEVERE if number == 7 else Severity.MILD
        today = f"Box {number} came late again, and the driver did not know to whom to give it."
        words = some_words(kind=KINDS[number % 3], today=today, severity=severity)
        entry = an_entry(f"press:{number}")
        await SqlReports(database).add(a_report(words=words, team_id=team_id), entry)
    await database.close()


async def test_manager_with_thirty_open_reports_sees_two_screens(
    slack: Slack, chromium: Browser, tmp_path: Path
) -> None:
    await thirty_reports(tmp_path, slack.workspace.team_id)
    page = await chromium.new_page(viewport={"width": 800, "height": 900})
    desk = Desk(page, slack.url)
    await desk.sit_down("U0LENA")

    await desk.open_home()

    home = desk.conversation.locator(".home")
    await expect(home).to_contain_text("Waiting for you (30)")
    box = await home.bounding_box()
    assert box is not None
    assert box["height"] <= LONGEST
    assert len(slack.workspace.homes["U0LENA"]["blocks"]) <= MOST_BLOCKS
    await home.get_by_role("button", name="Waiting for you (30)").click()
    await expect(desk.modal).to_contain_text("Box 29 came late")
