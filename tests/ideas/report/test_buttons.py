"""A card has one button to press first, and the rest in a menu that Slack takes."""

from typing import Any

import pytest

from bot.ideas.report.buttons import LABELS, MORE, OFFERED, answers, buttons, offered
from bot.ideas.report.domain import Severity, State, Step
from bot.playground.limits.checks import checked_blocks
from tests.ideas.builders import a_report, some_words


def labels(elements: list[Any]) -> list[str]:
    return [one["text"]["text"] for one in elements if one["type"] == "button"]


@pytest.mark.parametrize("state", [one for one in OFFERED if one is not State.DONE])
def test_one_button_and_a_menu_of_at_most_five(state: State) -> None:
    first, menu = answers(a_report(number=7, state=state, version=3))

    assert first["style"] == "primary"
    assert first["text"]["text"] == LABELS[OFFERED[state][0]]
    assert (menu["type"], menu["action_id"]) == ("overflow", MORE)
    assert 1 <= len(menu["options"]) <= 5
    assert menu["options"][0]["value"] == f"{OFFERED[state][1]}:7:3"
    assert checked_blocks(buttons(a_report(number=7, state=state)))


def test_what_is_severe_is_taken_up_first() -> None:
    words = some_words(kind="complaint", severity=Severity.SEVERE)

    first, menu = answers(a_report(words=words))

    assert first["text"]["text"] == "I am on it"
    assert menu["options"][0]["text"]["text"] == "Accept"


def test_praise_is_thanked_for_or_passed_on() -> None:
    praise = a_report(words=some_words(kind="praise"))

    assert labels(answers(praise)) == ["Thank", "Pass on"]
    assert len(answers(praise)) == 2


def test_every_step_that_a_manager_may_take_is_offered_somewhere() -> None:
    every = {step for steps in OFFERED.values() for step in steps} | {Step.TAKE}

    assert every == set(LABELS)


def test_what_is_closed_offers_nothing() -> None:
    assert offered(a_report(state=State.DECLINED)) == []
    assert buttons(a_report(state=State.MERGED)) == []
