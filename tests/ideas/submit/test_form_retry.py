"""What was typed for a modal that did not open comes back with the next click."""

import pytest

from bot.ideas.submit.form_retry import carried_in, retry_message, value_of
from bot.ideas.submit.form_state import FormState
from bot.playground.limits.checks import checked_blocks

LINK = "https://northwind.slack.com/archives/C1/p1"


@pytest.mark.parametrize("today", ["Short & <sweet> 🙂", "A long line.\n" * 900])
def test_what_was_typed_comes_back_whole(today: str) -> None:
    message = retry_message(FormState(kind="praise", today=today), LINK)
    blocks = checked_blocks(list(message.blocks))

    back = carried_in(blocks[-1]["elements"][0]["value"], {"blocks": blocks})

    assert back == (FormState(kind="praise", today=today), LINK)


@pytest.mark.parametrize("value", ["", "x", '{"kind": "song"}'])
def test_button_that_carries_nothing_opens_an_empty_form(value: str) -> None:
    assert carried_in(value, {}) == (FormState(), "")


def test_message_too_long_for_slack_is_cut_and_a_name_for_it_is_kept() -> None:
    long = FormState(today="x" * 40_000)

    assert checked_blocks(list(retry_message(long).blocks))
    assert retry_message(long, value="message:D1:1.2").blocks[-1]["elements"][0]["value"] == (
        "message:D1:1.2"
    )


def test_button_carries_two_thousand_characters() -> None:
    assert value_of(FormState(today="é" * 1900))
    assert value_of(FormState(today="é" * 2000)) == ""
