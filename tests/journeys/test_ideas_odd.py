"""Odd words, odd people and odd clicks: nobody is alerted, nothing is lost, nothing breaks."""

import asyncio
import json

import pytest

from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import IDEA, decides, opens_form, presses, reports, sends

pytestmark = pytest.mark.usefixtures("bot")

HOSTILE = "<!channel> <@U0XENIA> <https://evil.example|*click*> & ```_~`* 🙂 :tada: \u200b=1+1"
LONG = f"{HOSTILE}\n" * 60  # more than three thousand characters


async def everything_shown(*people: SimulatedEmployee) -> str:
    """All that these people see of the bot, as it was sent to Slack."""
    shown = [message for who in people for message in who.messages()]
    return json.dumps([one for one in shown if one.get("bot_id")], ensure_ascii=False)


async def test_hostile_words_in_every_field_alert_nobody(employee: Enter) -> None:
    dan, tara = employee("U0DAN"), employee("U0TARA")
    words = LONG[:3000]
    receipt = await reports(
        dan, "complaint", today=words, better=words, customer=words, severity="severe"
    )
    card = await tara.sees("Severe complaint I-1001")

    await decides(tara, "Ask the reporter", card, reason=words)
    question = await dan.sees("has a question for you", thread=receipt["ts"])
    await dan.clicks("Reply", on=question)
    assert await dan.submits({"reply": words}) == {}
    await tara.sees("replied on", thread=card["ts"])
    await decides(tara, "Decline", card, reason=words)
    await dan.sees("is declined", thread=receipt["ts"])
    await tara.clicks("Read it all", on=card)

    whole = visible_text(await tara.sees_modal("<!channel>"))
    assert whole.count("=1+1") == 3 * words.count("=1+1")
    shown = await everything_shown(dan, tara)
    assert "&lt;!channel&gt;" in shown
    assert "<!channel>" not in shown
    assert "<https://evil" not in shown


async def test_manager_reports_about_the_own_department(employee: Enter) -> None:
    lena = employee("U0LENA")

    receipt = await reports(lena)
    card = await lena.sees("Idea I-1001")
    await decides(lena, "Accept", card)

    await lena.sees("I-1001 is accepted", thread=receipt["ts"])


async def test_praise_reaches_the_manager_and_whom_it_is_about(
    employee: Enter, slack: Slack
) -> None:
    dan, lena, marco = employee("U0DAN"), employee("U0LENA"), employee("U0MARCO")

    receipt = await reports(
        dan,
        "praise",
        today="Marco drove back for a forgotten parcel.",
        moment="delivery",
        department="logistics",
        praised=["U0MARCO"],
    )

    await marco.sees("You were praised.")
    assert "You get an answer by" not in visible_text(receipt["blocks"])
    card = await lena.sees("Praise I-1001")
    assert "Decline" not in visible_text(card["blocks"])
    await presses(slack, "U0LENA", "ideas.decline", "1:0")  # on a card from before
    await lena.sees_modal("Praise asks for nothing")
    await decides(lena, "Thank", card, reason="Thank you both!")
    await dan.sees("Thank you both!", thread=receipt["ts"])


async def test_manager_who_is_praised_reads_both(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")

    await reports(
        dan,
        "praise",
        today="Lena stayed until the truck was there.",
        moment="delivery",
        department="logistics",
        praised=["U0LENA"],
    )

    await lena.sees("You were praised.")
    await lena.sees("Praise I-1001")


async def test_emoji_alone_are_words_enough(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    await opens_form(dan)

    await sends(dan, IDEA | {"today": "🐢📦", "better": "🚀"})

    await lena.sees("🐢📦")


async def test_blank_reasons_are_no_reasons(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    await reports(dan)
    card = await lena.sees("Idea I-1001")

    await lena.clicks("Decline", on=card)

    for blank in ("   ", "\n\n", "…", "🙂🙂🙂🙂🙂"):
        assert "reason" in await lena.submits({"reason": blank})


async def test_two_managers_in_the_same_instant_leave_one_decision(
    employee: Enter, slack: Slack
) -> None:
    dan, lena, nadia = employee("U0DAN"), employee("U0LENA"), employee("U0NADIA")
    receipt = await reports(dan)
    await lena.sees("Idea I-1001")

    await asyncio.gather(
        presses(slack, "U0LENA", "ideas.start", "1:0"),
        presses(slack, "U0NADIA", "ideas.start", "1:0"),
    )

    told = await dan.sees("I-1001 is", thread=receipt["ts"])
    loser = nadia if "<@U0LENA> started" in visible_text(told) else lena
    winner = lena if loser is nadia else nadia
    refusal = await loser.sees(f"<@{winner.employee_id}>")
    assert "not possible any more" in visible_text(refusal) or "quicker" in visible_text(
        refusal
    )


async def test_report_for_a_department_without_a_manager_reaches_the_next_level(
    employee: Enter, slack: Slack
) -> None:
    for gone in ("U0LENA", "U0NADIA"):
        slack.workspace.member(gone).is_deleted = True
    dan, xenia = employee("U0DAN"), employee("U0XENIA")

    receipt = await reports(dan)

    assert "the next level has it" in visible_text(receipt)
    await xenia.sees("Idea I-1001")


async def test_report_that_no_manager_can_take_reaches_the_administrators_channel(
    employee: Enter, slack: Slack
) -> None:
    for gone in ("U0LENA", "U0NADIA", "U0XENIA"):
        slack.workspace.member(gone).is_deleted = True
    dan, zoe = employee("U0DAN"), employee("U0ZOE")

    receipt = await reports(dan)
    card = await zoe.sees("Idea I-1001", channel="C0ADMINS")
    await decides(zoe, "Accept", card)

    assert "administrators see to it" in visible_text(receipt)
    await dan.sees("I-1001 is accepted", thread=receipt["ts"])


async def test_number_that_nobody_gave_is_answered(employee: Enter, slack: Slack) -> None:
    lena = employee("U0LENA")

    await presses(slack, "U0LENA", "ideas.start", "4711:0")

    await lena.sees("I do not know this report.")
