from typing import Any

import pytest

from bot.playground.answers import initial, is_empty, reported, state_of
from bot.playground.composer import composed, rich_text
from bot.playground.employee import visible_text
from bot.playground.members import JsonObject
from tests.playground.conftest import Api

IDEA: JsonObject = {"text": {"type": "plain_text", "text": "Idea"}, "value": "idea"}
PRAISE: JsonObject = {"text": {"type": "plain_text", "text": "Praise"}, "value": "praise"}
OPTIONS: JsonObject = {"options": [IDEA, PRAISE]}
GROUPS: JsonObject = {"option_groups": [{"label": IDEA["text"], "options": [IDEA, PRAISE]}]}


@pytest.mark.parametrize(
    ("element", "entered", "state"),
    [
        ({"type": "plain_text_input"}, "Words", {"value": "Words"}),
        ({"type": "plain_text_input"}, "", {"value": None}),
        ({"type": "static_select", **OPTIONS}, "idea", {"selected_option": IDEA}),
        ({"type": "radio_buttons", **OPTIONS}, "Praise", {"selected_option": PRAISE}),
        ({"type": "static_select", **GROUPS}, "praise", {"selected_option": PRAISE}),
        ({"type": "external_select"}, IDEA, {"selected_option": IDEA}),
        ({"type": "checkboxes", **OPTIONS}, ["idea"], {"selected_options": [IDEA]}),
        ({"type": "checkboxes", **OPTIONS}, None, {"selected_options": []}),
        ({"type": "users_select"}, "U0LENA", {"selected_user": "U0LENA"}),
        ({"type": "multi_users_select"}, ["U0LENA"], {"selected_users": ["U0LENA"]}),
        ({"type": "datepicker"}, "2026-11-22", {"selected_date": "2026-11-22"}),
    ],
)
def test_reports_what_was_entered_as_slack_does(
    element: JsonObject, entered: Any, state: JsonObject
) -> None:
    assert reported(element, entered) == {"type": element["type"]} | state


def test_an_option_that_is_not_there_cannot_be_chosen() -> None:
    element = {"type": "static_select", "action_id": "kind", **OPTIONS}

    with pytest.raises(LookupError, match="no option 'gossip' in 'kind'"):
        reported(element, "gossip")


@pytest.mark.parametrize(
    ("element", "state"),
    [
        ({"type": "plain_text_input", "initial_value": "x"}, {"value": "x"}),
        ({"type": "static_select", "initial_option": IDEA}, {"selected_option": IDEA}),
        ({"type": "static_select"}, {"selected_option": None}),
        ({"type": "checkboxes", "initial_options": [IDEA]}, {"selected_options": [IDEA]}),
        ({"type": "users_select", "initial_user": "U0DAN"}, {"selected_user": "U0DAN"}),
        ({"type": "file_input"}, {"files": []}),
    ],
)
def test_begins_with_the_initial_value(element: JsonObject, state: JsonObject) -> None:
    assert initial(element) == {"type": element["type"]} | state


def test_keeps_what_was_entered_and_fills_in_the_rest() -> None:
    blocks: list[JsonObject] = [
        {"type": "divider", "block_id": "line"},
        {"type": "input", "block_id": "a", "element": _words("one")},
        {"type": "section", "block_id": "b", "accessory": _words("two")},
    ]

    state = state_of(blocks, {"a": {"one": {"type": "plain_text_input", "value": "x"}}})

    assert state["values"]["a"]["one"]["value"] == "x"
    assert is_empty(state["values"]["b"]["two"])


def _words(action_id: str) -> JsonObject:
    return {"type": "plain_text_input", "action_id": action_id}


def test_typing_names_people_channels_groups_and_links(api: Api) -> None:
    typed = "@here @trainers see #general and https://example.com/a?b=1&c=2 :tada: 12:30:45"

    text = composed(typed, api.slack.workspace)

    [section] = rich_text(text)["elements"]
    assert "<https://example.com/a?b=1&amp;c=2>" in text
    assert [element["type"] for element in section["elements"]] == [
        "broadcast",
        "text",
        "usergroup",
        "text",
        "channel",
        "text",
        "link",
        "text",
        "emoji",
        "text",
    ]


def test_typed_text_reads_as_it_was_typed(api: Api) -> None:
    text = composed("@Dan Whitfield: 3 < 5 & 7 > 2", api.slack.workspace)

    [section] = rich_text(text)["elements"]
    assert section["elements"][0] == {"type": "user", "user_id": "U0DAN"}
    assert section["elements"][1]["text"] == ": 3 < 5 & 7 > 2"


def test_reads_a_view_as_a_person_would() -> None:
    view = {
        "title": {"type": "plain_text", "text": "A form"},
        "private_metadata": "hidden",
        "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Words"}}],
    }

    assert visible_text(view) == "A form\nWords"
    assert visible_text(None) == ""


async def test_says_what_an_employee_waited_for(api: Api) -> None:
    dan = api.employee("U0DAN")

    with pytest.raises(AssertionError, match="no message with 'x'"):
        await dan.sees("x", within=0.01)
    with pytest.raises(AssertionError, match="no modal with 'x'"):
        await dan.sees_modal("x", within=0.01)
    with pytest.raises(AssertionError, match="no App Home with 'x'"):
        await dan.sees_home("x", within=0.01)
