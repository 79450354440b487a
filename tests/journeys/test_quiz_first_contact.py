"""How employees meet the quiz, and how the bot hears that they move or leave."""

import pytest

from bot.clock import Clock
from bot.playground.employee import visible_text
from tests.journeys.conftest import Enter
from tests.journeys.taking import (
    answers_all,
    begins,
    chooses_logistics,
    known_to,
    sees_new,
    to_weekday,
)

pytestmark = pytest.mark.usefixtures("bot")


async def test_opening_the_bot_for_the_first_time_brings_one_welcome(employee: Enter) -> None:
    yara = employee("U0YARA")

    yara.opens_home("messages")
    await yara.sees("Welcome, Yara Stein!")
    yara.opens_home()
    await yara.sees_home("Hello Yara")

    welcomes = [one for one in yara.messages() if "Welcome, Yara" in visible_text(one)]
    assert len(welcomes) == 1


async def test_the_first_hello_is_answered_with_the_welcome(employee: Enter) -> None:
    yara = employee("U0YARA")

    yara.says("Hello!")

    await yara.sees("Welcome, Yara Stein!")
    await chooses_logistics(yara)


async def test_the_quiz_can_be_asked_for_in_a_channel(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("please quiz me")
    await chooses_logistics(yara)
    known = known_to(yara)

    yara.mentions_bot("quiz me", channel="C0CUSTOMERS")

    await sees_new(yara, "Your three moments", known)
    await yara.sees("Your question is in our direct message", channel="C0CUSTOMERS")


async def test_reminders_are_stopped_and_brought_back_in_plain_words(employee: Enter) -> None:
    yara = employee("U0YARA")

    yara.says("Please stop reminding me")
    await yara.clicks("Remind me again", on=await yara.sees("No more reminders"))

    await yara.sees("Reminders are back")


async def test_who_has_moved_is_reminded_by_the_clock_of_the_new_place(
    employee: Enter, clock: Clock
) -> None:
    to_weekday(clock, 0, 8, 5)
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    await answers_all(yara, await begins(yara), is_right=False)

    member = yara.workspace.member("U0YARA")
    member.time_zone = "America/New_York"
    yara.workspace.update_member(member)
    await yara.slack.delivery.idle()
    before = known_to(yara)
    to_weekday(clock, 1, 9, 30)
    await yara.runs("/customer", "my data")
    await yara.sees("This is what I keep about you")
    fresh = [one for one in yara.messages() if one["ts"] not in before]
    assert not any("Pause reminders" in visible_text(one) for one in fresh)

    to_weekday(clock, 1, 15, 30)
    await sees_new(yara, "Pause reminders", before)


async def test_who_was_deactivated_just_now_is_served_no_more(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)

    member = yara.workspace.member("U0YARA")
    member.is_deleted = True
    yara.workspace.update_member(member)
    await yara.slack.delivery.idle()
    yara.says("quiz me")

    await yara.sees("Sorry, you may not take the quiz")


async def test_a_trainer_looks_at_each_question(employee: Enter) -> None:
    sam = employee("U0SAM")
    sam.opens_home()
    home = await sam.sees_home("How each question works")

    await sam.clicks("How each question works", on=home)
    modal = await sam.sees_modal("first attempts: 0")
    await sam.clicks("quiz.figures_of", on=modal, entered="logistics")

    await sam.sees_modal("logistics-delivery-11")
