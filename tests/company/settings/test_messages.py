"""Modals and the page of settings are what Slack takes, however much was settled."""

from datetime import date, timedelta

import pytest

from bot.company.overrides.domain import SLACK, InForce, Layer, LayerValue, in_force
from bot.company.settings.keys import defaults, keys_of
from bot.company.settings.messages import LONGEST, file_trouble, modal, on_home
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


def test_a_site_mentions_nobody_on_the_page_that_has_a_row_for_each_setting() -> None:
    slacks = Layer(SLACK, {"site_holidays": {"<!here>": ["2026-07-14"]}})

    blocks = on_home(KEYS, in_force(KEYS, [slacks, DEFAULTS]))

    checked_blocks(blocks)
    assert len(blocks) == len(KEYS) + 1
    assert "&lt;!here&gt;" in visible_text(blocks)


def test_a_file_that_cannot_be_read_is_told_with_its_line_and_mentions_nobody() -> None:
    says, why = file_trouble("departments.yaml:3: it is not readable YAML. <@U0ANA>")

    assert "counts until it is mended" in says["text"]["text"]
    assert why["elements"][0]["text"].startswith("departments.yaml:3:")
    assert "<@" not in str(why)
