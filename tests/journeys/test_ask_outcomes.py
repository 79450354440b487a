"""What employees see where guidance comes close, and when they open what was quoted."""

import json
import shutil
from pathlib import Path

import pytest

from bot.composition.opening import open_index
from bot.playground.employee import SimulatedEmployee
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.journeys.conftest import Enter
from tests.journeys.running import ROOT, journey_settings, running_bot, whoever_sees

WITH_THE_HANDBOOK = pytest.mark.usefixtures("bot")

LATE = "What do I tell a customer whose delivery will be late?"
CLOSE = "May a customer pay in three instalments?"


@WITH_THE_HANDBOOK
async def test_what_is_close_is_opened_and_may_help(employee: Enter) -> None:
    dan = employee("U0DAN")
    said = dan.says(CLOSE)
    close = await dan.sees("the closest it has", thread=said["ts"])

    await dan.clicks("Open", on=close)
    modal = await dan.sees_modal("In bold: what I quoted.")
    await dan.closes()
    await dan.clicks("That helps", on=close)

    bold = [one for one in json.dumps(modal).split("{") if '"bold": true' in one]
    assert bold
    assert "our guidance says" not in json.dumps(close)
    await dan.sees("Thank you", thread=said["ts"])


@WITH_THE_HANDBOOK
async def test_what_is_close_is_a_gap_once_the_owner_is_asked(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")
    said = dan.says(CLOSE)
    close = await dan.sees("the closest it has", thread=said["ts"])

    await dan.clicks("Ask the owner", on=close)

    await dan.sees("has your question (gap 1)", thread=said["ts"])
    owner = await whoever_sees("One colleague asks", slack)
    assert "three instalments" in json.dumps(await owner.sees("One colleague asks"))


@WITH_THE_HANDBOOK
async def test_a_passage_opens_with_the_quote_in_bold(employee: Enter) -> None:
    dan = employee("U0DAN")
    said = dan.says(LATE)
    answer = await dan.sees("our guidance says", thread=said["ts"])

    await dan.clicks("Read the passage", on=answer)

    modal = await dan.sees_modal("In bold: what I quoted.")
    assert '"bold": true' in json.dumps(modal)


@WITH_THE_HANDBOOK
async def test_each_asker_of_a_gap_hears_their_own_words(employee: Enter, slack: Slack) -> None:
    dan, uma = employee("U0DAN"), employee("U0UMA")
    asked = {
        dan: "How many days of vacation do I get in my first year?",
        uma: "How many days of vacation do I get in my very first year?",
    }
    threads = {}
    for who, words in asked.items():
        said = threads[who] = who.says(words)
        refusal = await who.sees("does not answer that", thread=said["ts"])
        await who.clicks("Tell the owner", on=refusal)
        await who.sees("(gap 1)", thread=said["ts"])
    owner = await whoever_sees("2 colleagues ask", slack)
    await owner.clicks("It is covered now", on=await owner.sees("2 colleagues ask"))
    await owner.sees_modal("Your answer to whoever asked")
    await owner.submits({"note": "The people department tells you."})

    heard = await uma.sees("The people department tells you.", thread=threads[uma]["ts"])

    assert "very first" in json.dumps(heard)
    heard = await dan.sees("The people department tells you.", thread=threads[dan]["ts"])
    assert "very first" not in json.dumps(heard)


@WITH_THE_HANDBOOK
async def test_a_quote_comes_once_in_a_thread_unless_it_is_asked_for(
    employee: Enter, slack: Slack
) -> None:
    dan = employee("U0DAN")
    said = dan.says(LATE)
    answer = await dan.sees("our guidance says", thread=said["ts"])

    dan.says(
        "What should I tell a customer when their delivery will be late?", thread=said["ts"]
    )
    no_more = await dan.sees("has no more on this", thread=said["ts"])
    dan.says("Can you say that again?", thread=said["ts"])
    await slack.until(lambda: _times(answer["text"], dan, said["ts"]) == 2, 60)

    assert "Ask the owner" in json.dumps(no_more)
    assert answer["text"] not in json.dumps(no_more)


def _times(text: str, who: SimulatedEmployee, thread: str) -> int:
    return [one["text"] for one in who.messages(thread=thread)].count(text)


GUIDANCE = """---
title: Late deliveries
owner: logistics
---
# Late deliveries

Tell the customer about a late delivery before they have to ask. Name the new date.
"""


@pytest.fixture
def one_document(slack: Slack, tmp_path: Path, sqlite_database_url: str) -> Settings:
    """The demo company with a knowledge folder of one document, to be edited."""
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder, ignore=shutil.ignore_patterns("guidance"))
    (folder / "guidance").mkdir()
    (folder / "guidance" / "late.md").write_text(GUIDANCE, encoding="utf-8")
    own = {"knowledge": folder, "state": tmp_path / "state"}
    return journey_settings(slack, tmp_path).model_copy(update=own)


MOVED = GUIDANCE.replace("Tell the", "A week has five days.\n\n## New\n\n- **Tell** the")
REWRITTEN = GUIDANCE.replace("before they have to ask", "if they ask")


@pytest.mark.parametrize(
    ("edited", "shown"), [(MOVED, "In bold: what I quoted."), (REWRITTEN, "rewritten since")]
)
async def test_a_quote_is_found_again_after_an_edit_or_said_to_be_rewritten(
    employee: Enter, slack: Slack, one_document: Settings, edited: str, shown: str
) -> None:
    dan = employee("U0DAN")
    async with running_bot(slack, one_document):
        said = dan.says("What do I do when a delivery is late?")
        answer = await dan.sees("our guidance says", thread=said["ts"])
    knowledge = one_document.knowledge
    (knowledge / "guidance" / "late.md").write_text(edited, encoding="utf-8")
    open_index(one_document).refresh(knowledge)

    async with running_bot(slack, one_document):
        await dan.clicks("Read the passage", on=answer)

        await dan.sees_modal(shown)
