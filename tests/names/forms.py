"""What keys, references, values and modals look like, whoever and whatever is meant. Pure.

A form says of each part what it is: T, U, C or V an id of Slack, ts, n a number, else ``*``.
The list has it under its name: the kind of work, or an action_id or callback_id.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from bot.slack import Block

Named: TypeAlias = tuple[str, str]  # the name, and what stands or goes with it

_OF_A_WORKSPACE = re.compile(r"^T\w+/")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:[+-]\d\d:\d\d)?")
_SLACK_ID = re.compile(r"([TUCDGWV])0[A-Z0-9]+")
_ALIKE = {"D": "C", "G": "C", "W": "U"}  # ids of one meaning
_TS = re.compile(r"\d+\.\d+")
_KIND = re.compile(r"[a-z]+\.[a-z_]+(?=$|@)")
_TURN = re.compile(r"@.*")  # of a schedule
_NUMBERED = re.compile(r"\.\d+(?=\.|$)")
_NAMED = re.compile(r"([a-z]+\.[a-z_]+):?(.*)")
_LONGEST_NUMBER = 5  # a random id of a dozen hex digits is never so short
_WORDS = frozenset({"after", "helpful", "message", "not_helpful", "past"})


def key_form(key: str) -> Named:
    """Return the kind that a key or reference begins with, and the form of the rest.

    A key within the key ends it: "home.publish:T0DEMO:U0DAN:after:ideas.deliver:7" becomes
    "home.publish" and "T:U:after:…".
    """
    found = _NAMED.fullmatch(_form_of(key))
    assert found, f"{key} begins with no kind of work."
    return found[1], found[2]


def _form_of(text: str) -> str:
    parts = _MOMENT.sub("*", _OF_A_WORKSPACE.sub("", text)).split(":")
    shown = [_shown(part) for part in parts]
    inner = next((n for n, part in enumerate(shown) if n and _KIND.match(part)), None)
    return ":".join(shown if inner is None else [*shown[:inner], "…"])


def _shown(part: str) -> str:
    if _KIND.match(part) or part in _WORDS:
        return _TURN.sub("@*", part)
    if of_slack := _SLACK_ID.fullmatch(part):
        return _ALIKE.get(of_slack[1], of_slack[1])
    if _TS.fullmatch(part):
        return "ts"
    return "n" if part.isdecimal() and len(part) <= _LONGEST_NUMBER else "*"


def value_form(value: str) -> str:
    """Return the form of what a button or a modal carries; of an object, its keys.

    "7:3" becomes "n:n", '{"r": "8a", "n": 0}' becomes "{n,r}", a sentence "*".
    """
    try:
        carried = json.loads(value)
    except ValueError:
        carried = None
    if isinstance(carried, dict):
        return f"{{{','.join(sorted(carried))}}}"
    return "*" if " " in value else _form_of(value)


def values_in(blocks: Sequence[Block]) -> Iterator[Named]:
    """Yield what buttons and menus carry, by action_id; in a modal's field by its block_id."""
    for block in blocks:
        if block["type"] == "input":
            named = [(block["block_id"], block["element"])]
        else:
            elements = [*block.get("elements", []), block.get("accessory", {})]
            named = [(one["action_id"], one) for one in elements if "action_id" in one]
        for name, element in named:
            yield from ((without_numbers(name), value) for value in _values(element))


def without_numbers(name: str) -> str:
    """Return a name that is numbered, like "quiz.answer.2", as "quiz.answer.n"."""
    return _NUMBERED.sub(".n", name)


def _values(element: Any) -> Iterator[str]:
    groups = element.get("option_groups", [])
    options = [one for group in groups for one in group["options"]] + element.get("options", [])
    thumbs = [
        element[side] for side in ("positive_button", "negative_button") if side in element
    ]
    return (one["value"] for one in (element, *options, *thumbs) if "value" in one)


def fields_of(modal: Block) -> Iterator[Named]:
    """Yield the fields of a modal by its callback_id, each as "block_id.action_id"."""
    for block in modal["blocks"]:
        if block["type"] == "input":
            field = f"{block['block_id']}.{block['element'].get('action_id', '')}"
            yield modal.get("callback_id", ""), without_numbers(field)
