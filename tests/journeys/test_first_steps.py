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
