"""What an employee enters, in the shape that Slack reports it."""

from typing import Any, TypeAlias

from bot.playground.members import JsonObject

Entered: TypeAlias = Any  # text, an option's value, or a list of those
SINGLE = {
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "rich_text_input": "rich_text_value",
}
SEVERAL = {
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
    "file_input": "files",
}
ONE_OPTION = {"static_select", "external_select", "radio_buttons", "overflow"}
OPTIONS = {"multi_static_select", "multi_external_select", "checkboxes"}
TYPED = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
INITIAL = {
    **dict.fromkeys(TYPED, "initial_value"),
    **dict.fromkeys(ONE_OPTION, "initial_option"),
    **dict.fromkeys(OPTIONS, "initial_options"),
    "users_select": "initial_user",
    "multi_users_select": "initial_users",
    "channels_select": "initial_channel",
    "multi_channels_select": "initial_channels",
    "conversations_select": "initial_conversation",
    "datepicker": "initial_date",
    "timepicker": "initial_time",
    "datetimepicker": "initial_date_time",
    "rich_text_input": "initial_value",
}


def reported(element: JsonObject, entered: Entered) -> JsonObject:
    """The element's state once the employee entered something; None means nothing."""
    kind = element["type"]
    if kind in TYPED:
        return {"type": kind, "value": entered or None}
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": _option(element, entered)}
    if kind in OPTIONS:
        chosen = [_option(element, value) for value in entered or []]
        return {"type": kind, "selected_options": chosen}
    if kind in SEVERAL:
        return {"type": kind, SEVERAL[kind]: entered or []}
    return {"type": kind, SINGLE[kind]: entered}


def initial(element: JsonObject) -> JsonObject:
    """The element's state before the employee touches it."""
    given = element.get(INITIAL.get(element["type"], ""))
    if element["type"] in ONE_OPTION and given:
        return {"type": element["type"], "selected_option": given}
    if element["type"] in OPTIONS:
        return {"type": element["type"], "selected_options": given or []}
    return reported(element, given)


def has_state(element: JsonObject) -> bool:
    """Whether the element keeps what was entered; a button does not."""
    return element["type"] in {*TYPED, *ONE_OPTION, *OPTIONS, *SEVERAL, *SINGLE} - {"overflow"}


def elements_of(blocks: list[JsonObject]) -> list[tuple[JsonObject, JsonObject]]:
    """Each interactive element with its block."""
    return [
        (block, element)
        for block in blocks
        for element in _elements(block)
        if "action_id" in element
    ]


def state_of(blocks: list[JsonObject], kept: JsonObject) -> JsonObject:
    """The ``state`` of a view or message: what was kept, else the initial values."""
    values: JsonObject = {}
    for block, element in elements_of(blocks):
        if has_state(element):
            of_block = values.setdefault(block["block_id"], {})
            known = kept.get(block["block_id"], {}).get(element["action_id"])
            of_block[element["action_id"]] = known or initial(element)
    return {"values": values}


def is_empty(state: JsonObject) -> bool:
    """Whether nothing was entered."""
    return not any(value for key, value in state.items() if key != "type")


def _elements(block: JsonObject) -> list[JsonObject]:
    if block["type"] in {"actions", "context_actions"}:
        return list(block["elements"])
    return [block[place] for place in ("accessory", "element") if place in block]


def _option(element: JsonObject, entered: Entered) -> JsonObject | None:
    """The option whose value or text was entered."""
    if isinstance(entered, dict) or entered is None:
        return entered
    groups = element.get("option_groups") or []
    options = [
        *(element.get("options") or []),
        *(o for group in groups for o in group["options"]),
    ]
    for option in options:
        if entered in {option["value"], option["text"]["text"]}:
            return dict(option)
    message = f"There is no option {entered!r} in {element.get('action_id')!r}."
    raise LookupError(message)
