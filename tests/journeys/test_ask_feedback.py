"""A thumbs-down reaches the owner of the quote without a name, and the answer comes back."""

import json

import pytest

from bot.playground.employee import SimulatedEmployee
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.running import whoever_sees

pytestmark = pytest.mark.usefixtures("bot")

LATE = "What do I tell a customer whose delivery will be late?"


async def thinks_little_of_an_answer(dan: SimulatedEmployee) -> tuple[JsonObject, JsonObject]:
    """Return the question, and the bot's as to what was wrong with its answer."""
    said = dan.says(LATE)
    answer = await dan.sees("our guidance says", thread=said["ts"])
    await dan.clicks("ask.judge", on=answer, entered="negative")
    return said, await dan.sees("What was wrong with it?", thread=said["ts"])


async def test_an_owner_reads_what_is_doubted_and_not_who_doubts_it(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")
    said, why = await thinks_little_of_an_answer(dan)

    await dan.clicks("It is outdated", on=why)

    owner = await whoever_sees("finds it outdated", slack)
    card = await owner.sees("finds it outdated")
    name = slack.workspace.members[owner.employee_id].real_name
    assert f"goes to {name} with the quote, without your name" in json.dumps(why)
    assert not [one for one in ("U0DAN", "Dan", LATE) if one in json.dumps(card)]
    await owner.clicks("I have changed it", on=card)
    await dan.sees("It was changed.", thread=said["ts"])
    await owner.sees("has been told")


async def test_an_owner_reads_the_question_only_where_it_was_ticked(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")
    said, why = await thinks_little_of_an_answer(dan)

    await dan.clicks("ask.send_question", on=why, entered=["yes"])
    await dan.clicks("It is incomplete", on=why)

    await dan.sees("the quote and your question, without your name", thread=said["ts"])
    owner = await whoever_sees("finds it incomplete", slack)
    card = await owner.sees("finds it incomplete")
    assert LATE in json.dumps(card)
    await owner.clicks("It stays as it is", on=card)
    await owner.sees_modal("Why is it right?")
    await owner.submits({"note": "The rest stands in the next chapter."})
    await dan.sees("The rest stands in the next chapter.", thread=said["ts"])
