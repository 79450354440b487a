"""The alert rules in the docs speak of figures that the bot has."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.yaml_files.reader import read_yaml
from tests.names.listing import listed

TEXT = (Path(__file__).parents[1] / "docs" / "operating.md").read_text("utf-8")
RULES: list[dict[str, Any]] = [
    rule
    for block in re.findall(r"^```yaml\n(groups:.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    for group in read_yaml(block)["groups"]
    for rule in group["rules"]
]
FIGURE = re.compile(r"\b((?:bot|language_model)_[a-z_]+?)(?:_bucket)?(?=[\[{) ])")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["alert"])
def test_a_rule_speaks_of_figures_that_there_are(rule: dict[str, Any]) -> None:
    figures = set(FIGURE.findall(rule["expr"] + " "))

    assert figures <= listed("metrics")
    assert figures or "up{job=" in rule["expr"]
    assert rule["annotations"]["summary"]


@pytest.mark.parametrize(
    "figure", ["bot_acknowledge_seconds", "bot_work_oldest_waiting_seconds", "bot_work_waiting"]
)
def test_what_to_worry_about_has_an_alert(figure: str) -> None:
    assert any(figure in rule["expr"] for rule in RULES)


def test_each_expression_closes_its_brackets() -> None:
    for rule in RULES:
        rest = re.sub(r'"[^"]*"', "", rule["expr"])
        while rest != (
            shorter := re.sub(r"\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|{[^()\[\]{}]*}", "", rest)
        ):
            rest = shorter
        assert not set(rest) & set("()[]{}"), rule["alert"]
