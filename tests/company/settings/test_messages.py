"""Modals and the page of settings are what Slack takes, however much was settled."""

from datetime import date, timedelta

import pytest

from bot.company.overrides.domain import SLACK, InForce, Layer, LayerValue, in_force
from bot.company.settings.keys import defaults, keys_of
from bot.company.settings.messages import LONGEST, file_slips, modal, on_home
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks

KEYS = keys_of({"questions": 1, "answers": 1})
DEFAULTS = defaults(KEYS)


@pytest.mark.parametrize("name", KEYS)
def test_every_modal_can_be_opened(name: str) -> None:
    shown = modal(name, KEYS[name], in_force(KEYS, [DEFAULTS])[name])

    checked_blocks(shown["blocks"])
    assert shown["private_metadata"] == name


def test_the_longest_list_that_can_be_typed_can_be_shown_again() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(400)]
    typed = " ".join(day.isoformat() for day in days)[:LONGEST].rpartition(" ")[0]
    kept = KEYS["holidays"].form.kept(typed)

    shown = modal("holidays", KEYS["holidays"], InForce(LayerValue(kept, SLACK)))

    checked_blocks(shown["blocks"])
    (element,) = [one["element"] for one in shown["blocks"] if one["type"] == "input"]
    assert len(element["initial_value"]) <= element["max_length"] <= 3000


def test_a_site_mentions_nobody_on_the_page_that_names_each_setting() -> None:
    slacks = Layer(SLACK, {"site_holidays": {"<!here>": ["2026-07-14"]}})

    blocks = on_home(KEYS, in_force(KEYS, [slacks, DEFAULTS]))

    checked_blocks(blocks)
    assert len(blocks) <= 4
    assert all(key.label in visible_text(blocks) for key in KEYS.values())
    assert "&lt;!here&gt;" in visible_text(blocks)


def test_what_is_to_be_mended_is_told_and_mentions_nobody() -> None:
    (says,) = file_slips(["departments.yaml:3: it is not readable YAML. <@U0ANA>"])

    assert "1 thing is to be mended" in says["text"]["text"]
    assert "\ndepartments.yaml:3:" in says["text"]["text"]
    assert "<@" not in str(says)


def test_of_many_things_to_mend_the_first_are_told_and_the_rest_counted() -> None:
    blocks = file_slips([f"moments.yaml:{line}: it is empty." for line in range(9)])

    checked_blocks(blocks)
    assert "9 things are to be mended" in visible_text(blocks)
    assert "4 more: `python -m bot knowledge check` names them." in visible_text(blocks)


def test_without_a_slip_nothing_stands_above_the_settings() -> None:
    assert file_slips([]) == []
