"""Where a danger leads: to its signpost, or to all that say what to do at once."""

import pytest

from bot.guidance.signposts.domain import ANY_EMERGENCY, Signpost, Signposts

FIRE = Signpost("fire", "Fire", ("fire",), "Fire brigade", at_once="Leave the building.")
CRISIS = Signpost("crisis", "Crisis", ("suicide",), "Crisis line", at_once="Call 116 123.")
PAY = Signpost("pay", "Pay", ("salary",), "The people department")
ALL = Signposts((FIRE, PAY, CRISIS))


@pytest.mark.parametrize(
    ("danger", "led"),
    [("crisis", (CRISIS,)), ("pay", (FIRE, CRISIS)), ("flood", (FIRE, CRISIS))],
)
def test_a_danger_leads_to_its_signpost_or_to_all_that_may_be_meant(
    danger: str, led: tuple[Signpost, ...]
) -> None:
    assert ALL.in_danger(danger) == led


def test_without_signposts_a_danger_leads_to_the_emergency_services() -> None:
    assert Signposts((PAY,)).in_danger("pay") == (ANY_EMERGENCY,)
