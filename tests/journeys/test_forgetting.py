"""Who left is forgotten when an administrator says so, and by nobody else."""

import pytest

from tests.journeys.conftest import Enter

pytestmark = pytest.mark.usefixtures("bot")

LATE = "What do I tell a customer whose delivery will be late?"


async def test_an_administrator_has_somebody_forgotten_who_left(employee: Enter) -> None:
    dan, zoe = employee("U0DAN"), employee("U0ZOE")
    said = dan.says(LATE)
    await dan.sees("our guidance says", thread=said["ts"])
    await zoe.runs("/customer", "forget @Dan Whitfield")
    await zoe.sees("They are still here")

    member = dan.workspace.member("U0DAN")
    member.is_deleted = True
    dan.workspace.update_member(member)
    await dan.slack.delivery.idle()
    await zoe.runs("/customer", "forget @Dan Whitfield")
    shown = await zoe.sees("I keep about <@U0DAN>, who left")
    await zoe.clicks("Forget them", on=shown)

    await zoe.sees("I keep nothing about them any more")
    await zoe.runs("/customer", "forget @Dan Whitfield")
    await zoe.sees("I keep about <@U0DAN>, who left")  # work of the last hour, until it is over
