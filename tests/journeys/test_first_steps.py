"""An administrator without a shell says who decides next, and sees where a report would go."""

import pytest

from tests.journeys.conftest import Enter
from tests.journeys.reporting import presses

pytestmark = pytest.mark.usefixtures("bot")


async def test_an_administrator_sets_the_next_level_and_its_channel(employee: Enter) -> None:
    zoe = employee("U0ZOE")
    zoe.opens_home()
    await zoe.sees_home("First steps: who does what")

    await presses(zoe.slack, "U0ZOE", "company.change_organisation", "logistics")
    await zoe.sees_modal("A report about it would now reach")
    assert await zoe.submits({"parent": "customer-service", "channel": "C0SERVICE"}) == {}

    await zoe.sees_home("Next level: Customer service")
    await presses(zoe.slack, "U0ZOE", "company.change_organisation", "logistics")
    await zoe.sees_modal("Elif Kaya (next level)")


async def test_channels_of_the_whole_company_are_set_where_the_bot_can_write(
    employee: Enter,
) -> None:
    zoe = employee("U0ZOE")
    zoe.opens_home()
    await zoe.sees_home("Leadership's channel*\nChannel: none")

    await presses(zoe.slack, "U0ZOE", "company.change_organisation", "leadership_channel")
    await zoe.sees_modal("Each Monday it reads")
    refused = await zoe.submits({"channel": "C0NOWHERE"})
    assert refused["channel"].startswith("I am not in this channel")
    assert await zoe.submits({"channel": "C0SERVICE"}) == {}

    await zoe.sees_home("channel* · _set in Slack_\nChannel: <#C0SERVICE>")


async def test_a_test_report_reaches_whom_a_report_would(employee: Enter) -> None:
    zoe, lena = employee("U0ZOE"), employee("U0LENA")
    zoe.opens_home()
    await zoe.sees_home("First steps: who does what")
    await presses(zoe.slack, "U0ZOE", "company.change_organisation", "logistics")

    await zoe.clicks("Send a test report", on=await zoe.sees_modal("Lena Hofmann (managers)"))

    await lena.sees("A report about Logistics would reach you here")
    await zoe.sees("on its way to Lena Hofmann (managers)")


async def test_who_is_not_here_and_where_the_bot_is_not_cannot_be_saved(
    employee: Enter,
) -> None:
    zoe = employee("U0ZOE")
    zoe.opens_home()
    await zoe.sees_home("First steps: who does what")
    await presses(zoe.slack, "U0ZOE", "company.change_organisation", "logistics")
    await zoe.sees_modal("A report about it would now reach")

    refused = await zoe.submits({"deputies": ["U0GUS"], "channel": "C0NOWHERE"})

    assert refused["deputies"].startswith("Not here, or no employee")
    assert refused["channel"].startswith("I am not in this channel")


async def test_somebody_works_elsewhere_than_their_department(employee: Enter) -> None:
    zoe = employee("U0ZOE")
    zoe.opens_home()
    await zoe.sees_home("First steps: who does what")
    await presses(zoe.slack, "U0ZOE", "company.change_organisation", "person_sites")
    await zoe.sees_modal("Everybody works where their department does")

    assert await zoe.submits({"people": ["U0DAN"], "site": "<!here>"}) == {
        "site": "A site is a place, in at most 40 letters and digits."
    }
    assert await zoe.submits({"people": ["U0DAN"], "site": "Lyon"}) == {}
    await zoe.slack.settled()

    await presses(zoe.slack, "U0ZOE", "company.change_organisation", "person_sites")
    await zoe.sees_modal("Lyon: <@U0DAN>")
