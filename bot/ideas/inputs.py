"""Fields of a form, as Slack writes them, and what employees put into them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.modals import LABEL_LIMIT, input_field
from bot.slack import Block, initially, menu, option, plain

FIELD_LIMIT = 3000  # docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
FIELDS_LIMIT = 14  # of one text: 42,000 characters, more than the longest message Slack takes


@dataclass(frozen=True, slots=True)
class FormChoice:
    """One thing to choose."""

    text: str
    value: str


def write(
    block_id: str,
    label: str,
    text: str = "",
    *,
    hint: str = "",
    is_needed: bool = True,
) -> list[Block]:
    """Return a field to write in; a text beyond Slack's limit goes on in further fields."""
    pieces = [text[at : at + FIELD_LIMIT] for at in range(0, len(text), FIELD_LIMIT)] or [""]
    first = _field(block_id, label, pieces[0], is_needed=is_needed)
    first |= {"hint": plain(hint, LABEL_LIMIT)} if hint else {}
    further = [
        _field(f"{block_id}.{position}", "… continued", piece, is_needed=False)
        for position, piece in enumerate(pieces[1:FIELDS_LIMIT], 2)
    ]
    return [first, *further]


def write_line(block_id: str, label: str, text: str = "") -> list[Block]:
    """Return a field for a name or a few words, which may stay empty."""
    first, *further = write(block_id, label, text, is_needed=False)
    return [first | {"element": first["element"] | {"multiline": False}}, *further]


def _field(block_id: str, label: str, text: str, *, is_needed: bool) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": "text",
        "multiline": True,
        "max_length": FIELD_LIMIT,
    }
    element |= {"initial_value": text} if text else {}
    return _input(block_id, label, element, is_needed=is_needed)


def choose(
    block_id: str,
    label: str,
    choices: Sequence[FormChoice],
    chosen: str = "",
    *,
    action_id: str = "choice",
) -> Block:
    """Return a menu. One with an ``action_id`` of its own is told of at every change."""
    block = _input(block_id, label, menu(action_id, "", _options(choices), chosen))
    return block | ({"dispatch_action": True} if action_id != "choice" else {})


def one_of(
    block_id: str,
    label: str,
    choices: Sequence[FormChoice],
    chosen: str,
    *,
    action_id: str = "choice",
) -> Block:
    """Return radio buttons. Those with an ``action_id`` of their own tell every change."""
    options = _options(choices)
    element = {"type": "radio_buttons", "action_id": action_id, "options": options}
    block = _input(block_id, label, element | initially(options, chosen))
    return block | ({"dispatch_action": True} if action_id != "choice" else {})


def tick(block_id: str, label: str, text: str, *, is_ticked: bool, action_id: str) -> Block:
    """Return a box to tick that is told of at every change."""
    ticked = option(text, block_id)
    element: Block = {"type": "checkboxes", "action_id": action_id, "options": [ticked]}
    element |= {"initial_options": [ticked]} if is_ticked else {}
    return _input(block_id, label, element, is_needed=False) | {"dispatch_action": True}


def is_ticked(values: Mapping[str, Mapping[str, Any]], block_id: str) -> bool:
    """Tell whether an employee ticked the box."""
    field: Mapping[str, Any] = next(iter(values.get(block_id, {}).values()), {})
    return bool(field.get("selected_options"))


def choose_people(block_id: str, label: str, chosen: Sequence[str]) -> Block:
    """Return a menu of the workspace's people, several of whom may be chosen, or nobody."""
    element: Block = {"type": "multi_users_select", "action_id": "people"}
    element |= {"initial_users": list(chosen)} if chosen else {}
    return _input(block_id, label, element, is_needed=False)


def choose_day(block_id: str, label: str, proposed: date) -> Block:
    """Return a calendar in which a day is chosen; the proposed one stands there at first."""
    element = {
        "type": "datepicker",
        "action_id": "day",
        "initial_date": proposed.isoformat(),
    }
    return _input(block_id, label, element)


def _options(choices: Sequence[FormChoice]) -> list[Block]:
    return [option(choice.text, choice.value) for choice in choices]


def _input(block_id: str, label: str, element: Block, *, is_needed: bool = True) -> Block:
    return input_field(block_id, label, element) | {"optional": not is_needed}


def written(values: Mapping[str, Mapping[str, Any]], block_id: str) -> str:
    """Return what an employee wrote or chose; of a long text all pieces, as they were."""
    names = [block_id, *(f"{block_id}.{position}" for position in range(2, FIELDS_LIMIT + 1))]
    return "".join(_value(values.get(name, {})) for name in names)


def _value(fields: Mapping[str, Any]) -> str:
    field: Mapping[str, Any] = next(iter(fields.values()), {})
    chosen = (field.get("selected_option") or {}).get("value")
    picked = field.get("selected_user") or field.get("selected_date")
    return str(chosen or field.get("value") or picked or "")
