"""Where a danger leads: to its signpost, or to all that say what to do at once."""

import pytest

from bot.guidance.signposts.domain import ANY_EMERGENCY, NearSignpost, Signpost, Signposts

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


@pytest.mark.parametrize(
    ("signpost", "likeness", "is_close", "is_told"),
    [
        (PAY, 0.46, False, True),
        (PAY, 0.46, True, False),
        (PAY, 0.54, True, True),
        (FIRE, 0.46, True, True),
    ],
    ids=["guidance is silent", "an excerpt is nearer", "both are near", "danger"],
)
def test_beside_close_excerpts_stands_only_what_is_nearer_or_dangerous(
    signpost: Signpost, likeness: float, is_close: bool, is_told: bool
) -> None:
    near = NearSignpost(signpost, likeness)

    assert near.is_told(is_answered=False, is_close=is_close) is is_told
