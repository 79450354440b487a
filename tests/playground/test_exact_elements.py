"""Several blocks may hold the same action: a press is about exactly one, as in Slack."""

import pytest

from bot.playground.actions import ACTIONS
from bot.playground.members import JsonObject
from tests.playground.conftest import Place

CHOICES = [
    {"text": {"type": "plain_text", "text": words}, "value": f"{words.lower()}:{number}"}
    for number in (1, 2)
    for words in ("Ask", "Decline")
]


def _item(number: int) -> JsonObject:
    """A report in a list: its button and its menu, as every other has them."""
    label = {"type": "plain_text", "text": "Accept"}
    accept = {"type": "button", "action_id": "accept", "text": label, "value": f"{number}"}
    offered = CHOICES[2 * number - 2 : 2 * number]
    more = {"type": "overflow", "action_id": "more", "options": offered}
    return {"type": "actions", "block_id": f"item-{number}", "elements": [accept, more]}


ITEMS = [_item(1), _item(2)]


async def _shown(place: Place, where: str) -> JsonObject | str:
    """Show both items there; return the place as the page names it."""
    modals, title = place.slack.modals, {"type": "plain_text", "text": "Reports"}
    if where == "home":
        home = modals.view({"type": "home", "blocks": ITEMS})
        place.slack.workspace.homes["U0DAN"] = home
    elif where == "modal":
        modals.open("U0DAN", {"type": "modal", "title": title, "blocks": ITEMS})
    else:
        await place.client.chat_postMessage(channel="C0GENERAL", text="x", blocks=ITEMS)
        return place.employee("U0DAN").messages(channel="#general")[-1]
    return where


@pytest.mark.parametrize("where", ["message", "home", "modal"])
async def test_what_is_pressed_in_the_second_item_is_about_the_second(
    place: Place, where: str
) -> None:
    dan = place.employee("U0DAN")
    of_second = {"on": await _shown(place, where), "block_id": "item-2"}

    await ACTIONS["click"](dan, of_second | {"action_id": "accept"})
    await ACTIONS["click"](dan, of_second | {"action_id": "more", "entered": "decline:2"})

    [accepted], [declined] = [one["actions"] for one in place.bot.events("block_actions")]
    assert (accepted["value"], accepted["block_id"]) == ("2", "item-2")
    assert declined["selected_option"]["value"] == "decline:2"


async def test_a_field_is_filled_in_though_another_element_has_its_name(place: Place) -> None:
    dan, label = place.employee("U0DAN"), {"type": "plain_text", "text": "Why"}
    field = {"type": "plain_text_input", "action_id": "words"}
    above = {"type": "input", "block_id": "above", "label": label, "optional": True}
    below = {"type": "input", "block_id": "why", "label": label, "element": field}
    named_alike = above | {"element": field | {"action_id": "why"}}
    title = {"type": "plain_text", "text": "Decline"}
    form = {"type": "modal", "title": title, "submit": title, "blocks": [named_alike, below]}
    place.slack.modals.open("U0DAN", form)

    await ACTIONS["submit"](dan, {"answers": {"why": "It costs too much."}})

    assert dan.modal()["state"]["values"]["why"]["words"]["value"] == "It costs too much."
