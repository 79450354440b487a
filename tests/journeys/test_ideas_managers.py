"""Ideas, as managers live it: the real bot in the playground."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground.employee import visible_text
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import (
    IDEA,
    decides,
    opens_form,
    presses,
    remembered,
    reports,
)

pytestmark = pytest.mark.usefixtures("bot")


async def test_merged_reports_keep_both_reporters(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan, uma, lena = employee("U0DAN"), employee("U0UMA"), employee("U0LENA")
    first = await reports(dan)
    await lena.sees("I-1001")
    await remembered(tmp_path)
    second = await reports(uma, today="Drivers do not ring.", better="Ring the bell.")
    slack.clock.move_by(timedelta(hours=1))  # what else comes for a role waits so long

    await decides(lena, "Merge", await lena.sees("I-1002"), other="1")
    await uma.sees("is one with I-1001 now", thread=second["ts"])
    await decides(lena, "Accept", await lena.sees("2 people behind it"))

    await dan.sees("I-1001 is accepted", thread=first["ts"])
    await uma.sees("I-1001 is accepted", thread=second["ts"])


async def test_decline_needs_a_reason_that_the_reporter_reads(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    receipt = await reports(dan)
    await lena.clicks("Decline", on=await lena.sees("I-1001"))

    wrong = await lena.submits({"reason": "No."})
    assert await lena.submits({"reason": "The shelf moves every week."}) == {}

    assert wrong == {"reason": "Please give a reason in at least one whole sentence."}
    await dan.sees("The shelf moves every week.", thread=receipt["ts"])


async def test_second_manager_a_moment_later_hears_who_decided(
    employee: Enter, slack: Slack
) -> None:
    dan, lena, nadia = employee("U0DAN"), employee("U0LENA"), employee("U0NADIA")
    receipt = await reports(dan)
    await decides(lena, "Accept", await lena.sees("I-1001"))
    await dan.sees("I-1001 is accepted", thread=receipt["ts"])

    await presses(slack, "U0NADIA", "ideas.start", "1:0")

    refusal = await nadia.sees("That is not possible any more.")
    assert "<@U0LENA> accepted it" in visible_text(refusal)


async def test_forged_click_is_refused(employee: Enter, slack: Slack) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    await reports(dan)
    card = await lena.sees("I-1001")

    await presses(slack, "U0DAN", "ideas.start", "1:0")

    await dan.sees("its buttons are not yours to press")
    assert "under way" not in visible_text(card)


async def test_manager_on_vacation_is_replaced_and_the_reporter_told(
    employee: Enter, slack: Slack
) -> None:
    slack.workspace.member("U0LENA").status_emoji = ":palm_tree:"
    dan, nadia = employee("U0DAN"), employee("U0NADIA")

    receipt = await reports(dan)

    assert "the deputy has it" in visible_text(receipt)
    await nadia.sees("I-1001")


async def test_question_is_asked_and_answered_in_the_threads(employee: Enter) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    receipt = await reports(dan)
    card = await lena.sees("I-1001")

    await decides(lena, "Ask the reporter", card, reason="In which hall?")
    question = await dan.sees("In which hall?", thread=receipt["ts"])
    await dan.clicks("Reply", on=question)
    assert await dan.submits({"reply": "In hall 2, at the back 🙂"}) == {}

    await lena.sees("In hall 2, at the back 🙂", thread=card["ts"])
    await dan.sees("has your reply", thread=receipt["ts"])


async def test_report_handed_over_has_a_new_holder_whom_the_reporter_knows(
    employee: Enter,
) -> None:
    dan, lena, tara = employee("U0DAN"), employee("U0LENA"), employee("U0TARA")
    receipt = await reports(dan)

    card = await lena.sees("I-1001")
    await decides(lena, "Hand over", card, department="accounting", reason="Yours, I think.")

    await tara.sees("Yours, I think.", thread=(await tara.sees("Idea I-1001"))["ts"])
    await dan.sees("<@U0TARA> has it now", thread=receipt["ts"])


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({}, {"department": "Please choose a department or a manager."}),
        (
            {"department": "accounting", "person": "U0HUGO"},
            {
                "person": "Hugo Martin does not manage Accounting."
                " Choose somebody who does, or only one of both."
            },
        ),
    ],
)
async def test_report_handed_over_to_two_places_is_refused_by_the_field(
    employee: Enter, answers: dict[str, str], wrong: dict[str, str]
) -> None:
    dan, lena = employee("U0DAN"), employee("U0LENA")
    await reports(dan)
    await lena.clicks("Hand over", on=await lena.sees("I-1001"))

    refused = await lena.submits(dict(answers))

    assert refused == wrong
    assert await lena.submits({"department": "accounting", "person": "U0TARA"}) == {}
    assert "Accounting" in visible_text(await employee("U0TARA").sees("Idea I-1001"))


async def test_deactivated_reporter_stops_nothing(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan, ben, lena = employee("U0DAN"), employee("U0BEN"), employee("U0LENA")
    await reports(dan)
    card = await lena.sees("I-1001")
    await remembered(tmp_path)
    await opens_form(ben)
    await ben.submits(IDEA)
    await ben.clicks("Add my voice", on=await ben.sees_modal("Is it one of these?"))
    receipt = await ben.sees("Your voice counts")

    slack.workspace.member("U0DAN").is_deleted = True
    await decides(lena, "Accept", card)

    await ben.sees("I-1001 is accepted", thread=receipt["ts"])
