"""Guests and people of other companies: one polite no, and nothing of ours to read."""

import json

import pytest

from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import presses
from tests.journeys.running import whoever_sees

pytestmark = pytest.mark.usefixtures("bot")

LATE = "What do I tell a customer whose delivery will be late?"
TO_GUESTS, TO_OTHERS = "employees of this company only", "another company than yours"


def said_by_bot(who: SimulatedEmployee, channel: str = "") -> list[str]:
    """Return what the bot says where they read, its threads included."""
    place = who.channel(channel)
    shown = [*place.messages.values(), *place.ephemerals.values()]
    theirs = [one for one in shown if one.get("reader", who.employee_id) == who.employee_id]
    return [visible_text(one) for one in theirs if one.get("user") == "U0BOT"]


async def test_a_guest_gets_one_polite_no_whatever_they_try(
    employee: Enter, slack: Slack
) -> None:
    gus = employee("U0GUS")

    for _ in range(3):
        gus.says(LATE)
        gus.mentions_bot(LATE, channel="C0WEBSITE")
    await gus.runs("/customer", f"ask {LATE}", channel="C0WEBSITE")
    await gus.uses_shortcut("ideas.open")
    gus.opens_home()

    await gus.sees_home(TO_GUESTS)
    await slack.settled()
    in_channel = said_by_bot(gus, "C0WEBSITE")
    assert [TO_GUESTS in one for one in [*said_by_bot(gus), *in_channel]] == [True] * 3

    assert slack.modals.top("U0GUS") is None
    assert len(gus.home()["blocks"]) == 1


async def test_where_outsiders_read_an_employee_is_answered_alone(
    employee: Enter, slack: Slack
) -> None:
    dan, sven, mia = employee("U0DAN"), employee("U0SVEN"), employee("U0MIA")

    with_partner = dan.mentions_bot(LATE, channel="C0PARTNERS")
    with_guests = dan.mentions_bot(LATE, channel="C0WEBSITE")
    group = slack.workspace.group_message(["U0DAN", "U0MIA"]).channel_id
    in_group = dan.mentions_bot(LATE, channel=group)
    sven.mentions_bot(LATE, channel="C0PARTNERS")

    for said in (with_partner, with_guests, in_group):
        answer = await dan.sees("our guidance says", channel=said["channel"], thread=said["ts"])
        assert answer.get("is_ephemeral")
    await sven.sees(TO_OTHERS, channel="C0PARTNERS")
    assert len(said_by_bot(sven, "C0PARTNERS")) == 1
    assert said_by_bot(mia, "C0WEBSITE") == said_by_bot(mia, group) == []


async def test_who_asked_where_outsiders_read_hears_of_the_gap_alone(
    employee: Enter, slack: Slack
) -> None:
    dan, sven = employee("U0DAN"), employee("U0SVEN")
    said = dan.mentions_bot("Who feeds the office dragon on Sundays?", channel="C0PARTNERS")
    refusal = await dan.sees("does not answer that", channel="C0PARTNERS", thread=said["ts"])
    assert "Tell the owner" in json.dumps(refusal)

    await dan.clicks("Tell the owner", on=refusal)
    owner = await whoever_sees("office dragon", slack)
    await owner.clicks("It is covered now", on=await owner.sees("office dragon"))
    await owner.submits({"note": "The facility team does."})

    await dan.sees("The facility team does.")
    await slack.settled()
    assert said_by_bot(sven, "C0PARTNERS") == []


async def test_an_administrator_may_let_guests_belong(employee: Enter, slack: Slack) -> None:
    zoe, gus = employee("U0ZOE"), employee("U0GUS")
    zoe.opens_home()
    await zoe.sees_home("Guests of this workspace")
    await presses(slack, "U0ZOE", "company.change_setting", "guests")
    await zoe.sees_modal("A setting")
    assert await zoe.submits({"value": "employees"}) == {}
    await zoe.sees_home("are answered like all others · _set in Slack_")

    said = gus.says(LATE)

    await gus.sees("our guidance says", thread=said["ts"])
