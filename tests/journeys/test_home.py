"""App Home, as people of each role live it: the real bot in the playground."""

import pytest

from tests.journeys.conftest import Enter
from tests.journeys.reporting import IDEA, decides

pytestmark = pytest.mark.usefixtures("bot")

NEVER_COVERED = "How many days of vacation do I get in my first year?"


async def test_somebody_new_is_welcomed_and_asks_a_suggested_question(employee: Enter) -> None:
    dan = employee("U0DAN")
    dan.opens_home()
    home = await dan.sees_home("Every one of us shapes")

    await dan.clicks("Ask this", on=home)

    answer = await dan.sees("our guidance says")
    assert "You asked:" in str(answer["blocks"][0])


async def test_a_department_chosen_on_the_page_stays_chosen(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.opens_home()
    home = await yara.sees_home("Settings")

    await yara.clicks("home.choose_department", on=home, entered="logistics")

    await yara.slack.until(lambda: "'initial_option'" in str(yara.home()))


async def test_reminders_are_paused_and_resumed_in_the_settings(employee: Enter) -> None:
    dan = employee("U0DAN")
    dan.opens_home()

    await dan.clicks("quiz.pause_for", on=await dan.sees_home("For a week"), entered="a week")

    await dan.clicks("Remind me again", on=await dan.sees_home("Paused until"))
    await dan.sees_home("At most one a working day")


async def test_an_idea_is_followed_on_both_pages(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    dan.opens_home()
    lena.opens_home()
    await lena.sees_home("Nobody waits for an answer of yours")
    await dan.clicks("I have an idea", on=await dan.sees_home("I have an idea"))
    assert await dan.submits(IDEA) == {}

    await decides(lena, "Accept", await lena.sees_home("Idea I-1001"))

    await dan.sees_home("accepted")
    await lena.sees_home("You promised")


async def test_the_map_opens_a_moment_with_its_departments(employee: Enter) -> None:
    lena = employee("U0LENA")
    lena.opens_home()

    await lena.clicks("Open the map", on=await lena.sees_home("Where do we lose customers"))
    await lena.sees_modal("No moment stands out")
    await lena.clicks_modal("Open")

    opened = await lena.sees_modal("Reports that you may read")
    assert "fewer than 5 people" in str(opened)


async def test_an_administrator_sees_gaps_and_how_the_bot_is_doing(employee: Enter) -> None:
    dan, zoe = employee("U0DAN"), employee("U0ZOE")
    said = dan.says(NEVER_COVERED)
    refusal = await dan.sees("does not answer that", thread=said["ts"])
    await dan.clicks("Tell the owner", on=refusal)
    await dan.sees("The owner of the guidance has your question", thread=said["ts"])

    zoe.opens_home()

    await zoe.sees_home("1 question* in the last 8 weeks")
    await zoe.clicks("It is covered now", on=await zoe.sees_home("One colleague asks"))
    await zoe.sees_modal("Close the gap")


async def test_a_front_line_employee_sees_no_part_of_others(employee: Enter) -> None:
    dan = employee("U0DAN")

    dan.opens_home()

    await dan.sees_home("Settings")
    page = str(dan.home())
    assert "inbox" not in page
    assert "How the bot is doing" not in page
    assert "does not cover" not in page
