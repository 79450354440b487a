"""What comes of reports beyond the answer: promises everybody reads, complaints as lessons."""

import pytest

from bot.playground.employee import visible_text
from tests.journeys.conftest import Enter
from tests.journeys.reporting import decides, reports

pytestmark = pytest.mark.usefixtures("bot")


async def test_everybody_may_read_the_promises(employee: Enter) -> None:
    dan, yara = employee("U0DAN"), employee("U0YARA")
    await reports(dan)

    await yara.runs("/customer", "promises", channel="C0GENERAL")

    ledger = await yara.sees("What we promised", channel="C0GENERAL")
    assert "*Logistics*\n1 open · none late" in visible_text(ledger)


async def test_complaint_worth_learning_from_reaches_the_trainer_as_a_draft(
    employee: Enter,
) -> None:
    dan, tara, sam = employee("U0DAN"), employee("U0TARA"), employee("U0SAM")
    await reports(dan, "complaint")
    await decides(tara, "Done", await tara.sees("I-1001"), reason="One address for all now.")

    await tara.clicks("Worth learning from", on=await tara.sees("finished it"))
    await sam.clicks("Look at the draft", on=await sam.sees("is worth learning from"))

    draft = visible_text(await sam.sees_modal("It stands on these words of the guidance"))
    assert "Why it is right" in draft
