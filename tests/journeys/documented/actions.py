"""Every button and menu that the bot ever posted, pressed as Slack's reference says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.quiz.reactions import Ground
from bot.yaml_files.reader import read_yaml
from tests.journeys.documented.payloads import (
    DAN,
    Json,
    block_actions,
    in_home,
    in_message,
    in_modal,
)

NAMES = Path(__file__).parents[2] / "names" / "names_that_stay.yaml"
MENUS: tuple[str, ...] = (
    "ask.choose_language",
    "home.choose_department",
    "quiz.choose_department",
)
MENUS += ("quiz.pause_for", "quiz.figures_of", "ideas.more", "ideas.kind", "ideas.department")
MENUS += ("ideas.severity", "ideas.signature", "company.change_setting")
MENUS += ("company.change_organisation",)
TICKED = ("ideas.about_manager", "ideas.danger")
THUMBS = ("ask.judge",)
ON_HOME: tuple[str, ...] = (
    "home.",
    "company.change",
    "ask.suggested",
    "ideas.list",
    "quiz.pause_for",
)
ON_HOME += ("ask.choose_language", "quiz.figures_of", "company.they", "ask.list", "ideas.own")
FORM = '{"has_seen_similar": false, "is_small": false, "link": "", "secret": "a-secret"}'
IN_MODALS = {
    **dict.fromkeys(
        (
            "ask.give_back_guidance",
            "ask.guidance_sections.0",
            "ask.retire_guidance",
            "ask.undo_guidance",
        ),
        "ask.edit_guidance_modal",
    ),
    **dict.fromkeys(
        ("ideas.kind", "ideas.department", "ideas.severity", "ideas.signature"), "ideas.submit"
    ),
    **dict.fromkeys(("ideas.about_manager", "ideas.danger"), "ideas.submit"),
    "company.use_the_files": "company.setting_modal",
    "company.organisation_of_file": "company.organisation_modal",
    "company.send_test_report": "company.organisation_modal",
}
SAMPLES = {  # of values whose form says too little
    "ask.list": ["gaps", "overdue|80"],
    "ideas.list": ["waiting", "promised", "late"],
    **{f"ideas.list.{one}": [one] for one in ("waiting", "promised", "late")},
    "ideas.more": ["accept:1:1", "decline:1:1"],
    "quiz.sure.0": ['{"n": 0, "r": "a-round", "s": false}'],
    "quiz.sure.1": ['{"n": 0, "r": "a-round", "s": true}'],
    "quiz.react.0": ['{"n": 0, "r": "a-round", "u": false}'],
    "quiz.react.1": ['{"n": 0, "r": "a-round", "u": true}'],
    **{
        f"quiz.react_why.{one}": [f'{{"n": 0, "r": "a-round", "u": true, "g": "{one}"}}']
        for one in Ground
    },
    "ideas.kind": ["complaint"],
    "ideas.department": ["logistics"],
    "ideas.severity": ["severe"],
    "ideas.signature": ["anonymous"],
    "ideas.erase_customer": ["Rosa Rossi"],
    "ask.still_right": ['{"d": "guidance/delivery.md", "r": "2026-11-30"}'],
    "company.they_left": ["2026-11-30"],
    "company.they_did_not_leave": ["2026-11-30"],
    "company.change_setting": ["complaint_hours"],
    "company.use_the_files": ["complaint_hours"],
}
_PARTS = {
    "T": "T0NORTH",
    "C": "C0GENERAL",
    "U": DAN,
    "V": "V0123456789",
    "ts": "1548261231.000200",
}
_PARTS |= {"n": "1", "*": "logistics"}
_FIELDS: Json = {
    "n": 0,
    "s": 1,
    "w": 1,
    "c": 0,
    "r": "a-round",
    "d": "guidance/delivery.md",
    "p": 0,
}


def presses() -> Iterator[tuple[str, Json]]:
    """Yield each action with a value of its form, where it stands; menus deselected, too."""
    listed = read_yaml(NAMES.read_text("utf-8"))
    for action_id in listed["action_ids"]:
        name = re.sub(r"\.\d+$", ".n", action_id)
        forms = listed["values"].get(name, [""])
        for value in SAMPLES.get(action_id) or [_value(forms[0])]:
            for chosen in _elements(action_id, value):
                source = _source(action_id)
                yield (
                    f"{action_id} {value}",
                    block_actions(chosen | {"action_id": action_id}, **source),
                )


def _value(form: str) -> str:
    if form.startswith("{"):
        return json.dumps(
            {name: _FIELDS.get(name, "x") for name in form.strip("{}").split(",")}
        )
    return ":".join(_PARTS.get(part, part) for part in form.split(":"))


def _elements(action_id: str, value: str) -> list[Json]:
    """docs.slack.dev/reference/block-kit/block-elements: what each kind of element sends."""
    plain = {"type": "plain_text", "text": "A label", "emoji": False}
    option = {"text": plain, "value": value}
    if action_id in MENUS:
        kind = {"ideas.more": "overflow", "ideas.kind": "radio_buttons"}.get(
            action_id, "static_select"
        )
        menu: Json = {"type": kind, "placeholder": plain, "selected_option": option}
        # Who chooses again what is chosen takes it back; the page calls it null.
        return [menu] if kind == "overflow" else [menu, menu | {"selected_option": None}]
    if action_id in TICKED:
        ticked: Json = {"type": "checkboxes", "selected_options": [option]}
        return [ticked, ticked | {"selected_options": []}]
    if action_id in THUMBS:
        return [{"type": "feedback_buttons", "text": plain, "value": value}]
    return [{"type": "button", "text": plain} | ({"value": value} if value else {})]


def _source(action_id: str) -> dict[str, Any]:
    if action_id in IN_MODALS:
        kind = {"type": "radio_buttons", "selected_option": {"value": "complaint"}}
        entered = {"kind": {"ideas.kind": kind}}  # which every form of a report has
        return in_modal(IN_MODALS[action_id], FORM, entered)
    return in_home() if action_id.startswith(ON_HOME) else in_message()
