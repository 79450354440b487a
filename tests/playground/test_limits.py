from typing import Any

import pytest

from bot.playground.limits.checks import checked_blocks, checked_view
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError


def plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text}


def section(text: str) -> JsonObject:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(**more: Any) -> JsonObject:
    return {"type": "button", "text": plain("Go"), "action_id": "go"} | more


def actions(*elements: JsonObject) -> JsonObject:
    return {"type": "actions", "elements": list(elements)}


def options(count: int) -> list[JsonObject]:
    return [{"text": plain(str(place)), "value": str(place)} for place in range(count)]


def select(**more: Any) -> JsonObject:
    return {"type": "static_select", "action_id": "pick", "options": options(2)} | more


def modal(*blocks: JsonObject, **more: Any) -> JsonObject:
    return {"type": "modal", "title": plain("A form"), "blocks": list(blocks)} | more


def question(**more: Any) -> JsonObject:
    element = {"type": "plain_text_input", "action_id": "words"}
    return {"type": "input", "label": plain("Why?"), "element": element} | more


def bars(**more: Any) -> JsonObject:
    series = [{"name": "Answers", "data": [{"label": "May", "value": 3}]}]
    axis = {"categories": ["May"]}
    chart = {"type": "bar", "series": series, "axis_config": axis} | more
    return {"type": "data_visualization", "title": "By month", "chart": chart}


def table(*rows: list[JsonObject]) -> JsonObject:
    return {"type": "data_table", "caption": "Ideas", "rows": list(rows)}


def cell(text: str = "x") -> JsonObject:
    return {"type": "raw_text", "text": text}


RICH = {"type": "rich_text", "elements": []}
FEEDBACK = {
    "type": "feedback_buttons",
    "positive_button": {"text": plain("Good"), "value": "1"},
    "negative_button": {"text": plain("Bad"), "value": "0"},
}


@pytest.mark.parametrize(
    "block",
    [
        section("x" * 3000),
        {"type": "section", "fields": [plain("x")] * 10},
        section("x") | {"accessory": select()},
        section("x")
        | {"accessory": {"type": "image", "image_url": "https://x", "alt_text": "x"}},
        actions(*[button(action_id=str(place)) for place in range(25)]),
        {"type": "header", "text": plain("x" * 150)},
        {"type": "divider"},
        {"type": "context", "elements": [plain("x")] * 10},
        {"type": "context_actions", "elements": [FEEDBACK]},
        {"type": "markdown", "text": "x" * 12_000},
        {"type": "image", "image_url": "https://x", "alt_text": "x", "title": plain("x")},
        question(),
        RICH | {"elements": [{"type": "rich_text_section", "elements": []}]},
        bars(),
        table([cell()], [RICH]),
        {"type": "table", "rows": [[cell(), {"type": "raw_number", "value": 1}]]},
    ],
)
def test_takes_what_slack_takes(block: JsonObject) -> None:
    [checked] = checked_blocks([block])

    assert checked["type"] == block["type"]
    assert checked["block_id"]


@pytest.mark.parametrize(
    ("block", "pointer"),
    [
        (section("x" * 3001), "/blocks/0/text/text"),
        (section(""), "/blocks/0/text/text"),
        ({"type": "section"}, "/blocks/0"),
        ({"type": "section", "fields": [plain("x")] * 11}, "/blocks/0/fields"),
        ({"type": "section", "fields": [plain("x" * 2001)]}, "/blocks/0/fields/0"),
        ({"type": "header", "text": plain("x" * 151)}, "/blocks/0/text"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "/blocks/0/text/type"),
        ({"type": "context", "elements": [plain("x")] * 11}, "/blocks/0/elements"),
        (actions(*[button()] * 26), "/blocks/0/elements"),
        (actions(button(text=plain("x" * 76))), "/blocks/0/elements/0/text"),
        (actions(button(value="x" * 2001)), "/blocks/0/elements/0/value"),
        (actions(button(style="green")), "/blocks/0/elements/0/style"),
        (actions(button(action_id="x" * 256)), "/blocks/0/elements/0/action_id"),
        (actions(button(colour="red")), "/blocks/0/elements/0/colour"),
        (actions(select(options=options(101))), "/blocks/0/elements/0/options"),
        (actions({"type": "overflow", "options": options(6)}), "/blocks/0/elements/0/options"),
        (actions({"type": "plain_text_input"}), "/blocks/0/elements/0"),
        ({"type": "divider", "block_id": "x" * 256}, "/blocks/0/block_id"),
        ({"type": "markdown", "text": "x" * 12_001}, "/blocks/0/text"),
        ({"type": "sparkles"}, "/blocks/0"),
        (question(label=plain("x" * 2001)), "/blocks/0/label"),
        (question(element={"type": "file_input"}, dispatch_action=True), "/blocks/0"),
        (bars(series=[]), "/blocks/0/chart/series"),
        (bars(axis_config={"categories": ["June"]}), "/blocks/0/chart"),
        (bars(series=bars()["chart"]["series"] * 2), "/blocks/0/chart"),
        (bars() | {"title": "x" * 51}, "/blocks/0/title"),
        (table([cell()]), "/blocks/0/rows"),
        (table([cell()], [cell(), cell()]), "/blocks/0/rows"),
        (table([RICH], [cell()]), "/blocks/0"),
    ],
)
def test_refuses_what_slack_refuses_and_says_where(block: JsonObject, pointer: str) -> None:
    with pytest.raises(CallRefusedError) as refused:
        checked_blocks([block])

    assert refused.value.code == "invalid_blocks"
    assert f"[json-pointer:{pointer}]" in refused.value.details["errors"][0]


@pytest.mark.parametrize(
    "blocks",
    [
        [section("x")] * 51,
        [section("x") | {"block_id": "same"}] * 2,
        [actions(button(), button())],
        [{"type": "markdown", "text": "x" * 7000}] * 2,
        [{"type": "table", "rows": [[cell()]]}] * 2,
        [bars()] * 3,
        "not a list",
    ],
    ids=["51 blocks", "block_id", "action_id", "markdown", "tables", "charts", "text"],
)
def test_refuses_blocks_that_do_not_go_together(blocks: Any) -> None:
    with pytest.raises(CallRefusedError, match="invalid_blocks"):
        checked_blocks(blocks)


def test_refuses_more_text_than_a_message_holds() -> None:
    with pytest.raises(CallRefusedError, match="msg_blocks_too_long"):
        checked_blocks([section("x" * 3000)] * 5)


def test_gives_an_id_to_every_block_and_element() -> None:
    nameless = {"type": "button", "text": plain("Go")}

    [checked, beside] = checked_blocks(
        [actions(nameless), section("x") | {"accessory": nameless}]
    )

    assert checked["elements"][0]["action_id"]
    assert beside["accessory"]["action_id"]


@pytest.mark.parametrize(
    ("view", "pointer"),
    [
        (modal(title=plain("x" * 25)), "/view/title"),
        (modal(submit=plain("x" * 25)), "/view/submit"),
        (modal(private_metadata="x" * 3001), "/view/private_metadata"),
        (modal(callback_id="x" * 256), "/view/callback_id"),
        (modal(*[section("x")] * 101), "/view/blocks"),
        (modal(question()), "/view"),
        (modal({"type": "markdown", "text": "x"}), "/view/blocks/0"),
        (modal({"type": "context_actions", "elements": [FEEDBACK]}), "/view/blocks/0"),
        ({"type": "home", "blocks": [], "title": plain("x")}, "/view/title"),
    ],
)
def test_refuses_views_that_slack_refuses(view: JsonObject, pointer: str) -> None:
    with pytest.raises(CallRefusedError) as refused:
        checked_view(view)

    assert refused.value.code == "invalid_arguments"
    assert f"[json-pointer:{pointer}]" in refused.value.details["errors"][0]


def test_takes_a_hundred_blocks_in_a_view() -> None:
    view = checked_view(modal(*[section("x")] * 99, question(), submit=plain("Send")))

    assert len(view["blocks"]) == 100
