"""Ideas, as reporters live it: the real bot in the playground."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.answers import state_of
from bot.playground.employee import visible_text
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import (
    COMPLAINT,
    IDEA,
    decides,
    opens_form,
    remembered,
    reports,
    sends,
)
from tests.journeys.taking import answers, begins, chooses_logistics

pytestmark = pytest.mark.usefixtures("bot")


def values_of(form: JsonObject, block_id: str) -> list[str]:
    """What stands at first in a field and in those that continue it."""
    fields = state_of(form["blocks"], {})["values"].items()
    return [f["text"]["value"] for name, f in fields if name.startswith(block_id)]


async def test_idea_goes_from_the_command_to_the_manager_and_back(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")

    receipt = await reports(dan)
    card = await lena.sees("I-1001")
    await decides(lena, "Accept", card)

    assert "<@U0LENA> has it for Logistics" in visible_text(receipt)
    await dan.sees("I-1001 is accepted", thread=receipt["ts"])
    await lena.sees("accepted it")
    await lena.sees("I-1001", channel="C0LOGISTICS")


async def test_complaint_with_all_its_fields_reaches_accounting(employee: Enter) -> None:
    dan, tara = employee("U0DAN"), employee("U0TARA")

    receipt = await reports(dan, "complaint", severity="severe", customer="Bakery Sol")
    card = await tara.sees("Severe complaint I-1001")
    await decides(tara, "Done", card, reason="The address is the new one everywhere.")

    assert "customer: Bakery Sol" in visible_text(card)
    await dan.sees("The address is the new one everywhere.", thread=receipt["ts"])


async def test_criticism_stands_in_no_channel(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")

    receipt = await reports(dan, "criticism", moment="delivery", department="logistics")
    await decides(lena, "Accept", await lena.sees("from <@U0DAN>"))

    await dan.sees("I-1001 is accepted", thread=receipt["ts"])
    assert "I-1001" not in visible_text(lena.messages(channel="C0LOGISTICS"))


async def test_kind_can_be_changed_and_what_was_typed_stays(employee: Enter) -> None:
    dan = employee("U0DAN")
    await dan.runs("/customer", "idea The box & the bag are wet", channel="C0GENERAL")

    await dan.clicks("ideas.kind", on=dan.modal(), entered="complaint")

    form = await dan.sees_modal("What did the customer say?")
    assert form["state"]["values"]["today"]["text"]["value"] == "The box & the bag are wet"


async def test_form_that_lacks_words_says_where_and_keeps_the_rest(employee: Enter) -> None:
    dan = employee("U0DAN")
    await opens_form(dan)

    wrong = await dan.submits(IDEA | {"better": "  "})

    assert wrong == {"better": "Please write a few words here."}
    assert dan.modal()["state"]["values"]["today"]["text"]["value"] == IDEA["today"]


async def test_message_in_a_channel_can_be_taken_along_with_its_link(employee: Enter) -> None:
    dan, uma, tara = employee("U0DAN"), employee("U0UMA"), employee("U0TARA")
    said = uma.says("The bakery got its invoice twice.", channel="C0CUSTOMERS")

    await dan.uses_shortcut("ideas.open_from_message", on=said)
    await sends(dan, {"moment": "invoicing", "department": "accounting"})

    card = await tara.sees("The bakery got its invoice twice.")
    assert "|the message>" in visible_text(card)


async def test_shortcut_opens_an_empty_form(employee: Enter) -> None:
    dan = employee("U0DAN")

    await dan.uses_shortcut("ideas.open")

    await dan.sees_modal("What happens today?")


async def test_button_under_a_quiz_explanation_opens_the_form(employee: Enter) -> None:
    yara = employee("U0YARA")
    yara.says("quiz me")
    await chooses_logistics(yara)
    explained = await answers(yara, await begins(yara), is_right=True)

    await yara.clicks("Report an idea", on=explained)

    await yara.sees_modal("What happens today?")


async def test_button_under_an_answer_opens_the_form(employee: Enter) -> None:
    dan = employee("U0DAN")
    said = dan.says("How soon do I have to answer an e-mail from a customer?")
    answer = await dan.sees("e-mail", thread=said["ts"])

    await dan.clicks("Report an idea", on=answer)

    await dan.sees_modal("What happens today?")


async def test_direct_message_invites_to_the_form_and_takes_its_words_along(
    employee: Enter,
) -> None:
    dan = employee("U0DAN")

    dan.says("I have an idea: print the shelf on the note")
    invitation = await dan.sees("It takes half a minute")
    await dan.clicks("Open the form", on=invitation)

    form = await dan.sees_modal("What happens today?")
    assert '"initial_value": "print the shelf on the note"' in json.dumps(form)


@pytest.mark.parametrize("text", ["print the shelf & the rack", "a long line " * 700])
async def test_words_of_a_command_come_back_when_the_form_did_not_open(
    employee: Enter, slack: Slack, text: str
) -> None:
    dan = employee("U0DAN")
    slack.faults.failing["views.open"] = 1
    await dan.runs("/customer", f"idea {text}")

    await dan.clicks("Open the form", on=await dan.sees("Nothing is lost"))

    form = await dan.sees_modal("What happens today?")
    assert "".join(values_of(form, "today")).strip() == text.strip()


async def test_thousand_pasted_lines_arrive_whole(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    lines = "\n".join(f"Line {number} of a long paste 🙂" for number in range(1000))

    dan.says(f"I have an idea: {lines}")
    await dan.clicks("Open the form", on=await dan.sees("It takes half a minute"))
    await dan.sees_modal("continued")
    answers = {key: value for key, value in IDEA.items() if key != "today"}
    await sends(dan, answers)

    card = await lena.sees("I-1001")
    await lena.clicks("Read it all", on=card)
    whole = visible_text(await lena.sees_modal("Line 999 of a long paste"))
    assert "Line 0 of a long paste 🙂" in whole


async def test_long_paste_comes_back_when_the_form_did_not_open(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")
    dan.says(f"I have an idea: {'a long line ' * 2000}")
    invitation = await dan.sees("It takes half a minute")
    slack.faults.failing["views.open"] = 1
    await dan.clicks("Open the form", on=invitation)

    await dan.clicks("Open the form", on=await dan.sees("Nothing is lost"))

    form = await dan.sees_modal("continued")
    assert "".join(values_of(form, "today")).count("a long line") == 2000


async def test_similar_report_is_shown_and_takes_a_voice_instead(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan, ben, lena = employee("U0DAN"), employee("U0BEN"), employee("U0LENA")
    await reports(dan)
    card = await lena.sees("I-1001")

    await remembered(tmp_path)
    await opens_form(ben)
    await ben.submits(IDEA | {"today": "Customers wait at the dock, nobody finds the shelf."})
    form = await ben.sees_modal("Is it one of these?")
    await ben.clicks("Add my voice", on=form)

    await ben.sees_modal("your voice counts")
    receipt = await ben.sees("Your voice counts for I-1001")
    slack.clock.move_by(timedelta(hours=1))  # what else comes for a role waits so long
    await lena.sees("nobody finds the shelf", thread=card["ts"])
    await decides(lena, "Accept", card)
    await ben.sees("I-1001 is accepted", thread=receipt["ts"])


async def test_own_report_can_be_sent_though_another_is_similar(
    employee: Enter, tmp_path: Path
) -> None:
    dan, ben = employee("U0DAN"), employee("U0BEN")
    await reports(dan)

    await remembered(tmp_path)
    await opens_form(ben)
    await ben.submits(IDEA)
    await ben.sees_modal("Is it one of these?")
    assert await ben.submits({}) == {}

    await ben.sees("Your idea is I-1002")


async def test_complaint_word_opens_the_form_of_that_kind(employee: Enter) -> None:
    dan = employee("U0DAN")

    await opens_form(dan, "complaint")

    await dan.sees_modal("What did the customer say?")
    assert COMPLAINT["moment"] == "invoicing"
