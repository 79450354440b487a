"""What an owner answers in Slack is guidance from then on: found, kept, and told to askers."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.employee import SimulatedEmployee
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.journeys.conftest import Enter
from tests.journeys.running import ROOT, journey_settings, running_bot, whoever_sees
from tests.journeys.test_company_settings import opens_setting

QUESTION = "Are customers allowed to bring their dogs into our shop?"
ANSWER = (
    "Dogs on a leash are welcome in every shop, except in the food hall.\n"
    "Offer a bowl of water.\n"
    "If another customer is afraid, serve that customer at the quiet desk."
)
WORDINGS = (
    "May a customer bring a dog?",
    "Are dogs allowed in the shop?",
    "Can customers come in with their dog?",
    "dogs in our shop",
    "Is it okay to have pets, a dog, in the store?",
    "Do we let dogs into the shop?",
    "may customers take their dogs with them into the shop",
    "Are customers allowed to bring their dogs into our shop?",
)


@pytest.fixture
def small(slack: Slack, tmp_path: Path, sqlite_database_url: str) -> Settings:
    """The demo company with a few documents, none of which knows a dog."""
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder, ignore=shutil.ignore_patterns("guidance"))
    (folder / "guidance").mkdir()
    for path in sorted((ROOT / "knowledge" / "guidance").rglob("*.md"))[:6]:
        shutil.copy(path, folder / "guidance" / path.name)
    own = {"knowledge": folder, "state": tmp_path / "state"}
    return journey_settings(slack, tmp_path).model_copy(update=own)


async def written(dan: SimulatedEmployee, slack: Slack) -> tuple[SimulatedEmployee, str]:
    """Let Dan ask, tell the owner, and the owner write; return the owner, and Dan's thread."""
    said = dan.says(QUESTION)
    refusal = await dan.sees("guidance does not", thread=said["ts"])
    press = "Ask the owner" if "Ask the owner" in str(refusal) else "Tell the owner"
    await dan.clicks(press, on=refusal)
    owner = await whoever_sees("One colleague asks", slack)
    card = await owner.sees("One colleague asks")
    await owner.clicks("Write the answer", on=card)
    await owner.sees_modal("It becomes guidance once published")
    await owner.submits({"question": QUESTION, "answer": ANSWER})
    await owner.sees_modal("This is how I will quote it")
    await owner.submits({})
    return owner, said["ts"]


async def answered(dan: SimulatedEmployee, slack: Slack) -> None:
    """Let what the owner wrote be guidance at once."""
    owner, thread = await written(dan, slack)
    name = slack.workspace.members[owner.employee_id].real_name
    await dan.sees(f"{name} has answered", thread=thread)
    await owner.sees("Gap 1 is answered")


async def test_an_owners_answer_is_found_at_once_by_many_wordings_and_after_a_restart(
    employee: Enter, slack: Slack, small: Settings, clock: Clock
) -> None:
    dan, uma = employee("U0DAN"), employee("U0UMA")
    async with running_bot(slack, small, clock):
        await answered(dan, slack)
        for words in WORDINGS:
            said = uma.says(words)
            answer = await uma.sees("our guidance says", thread=said["ts"])
            assert "Dogs on a leash" in str(answer), words

    async with running_bot(slack, small, clock):
        said = uma.says("Are dogs allowed in our shops?")
        answer = await uma.sees("our guidance says", thread=said["ts"])
        assert "serve that customer at the quiet desk" in str(answer)


async def test_where_a_second_person_must_agree_an_answer_counts_after_that(
    employee: Enter, slack: Slack, small: Settings, clock: Clock
) -> None:
    dan, zoe = employee("U0DAN"), employee("U0ZOE")
    async with running_bot(slack, small, clock):
        zoe.opens_home()
        await zoe.sees_home("Who agrees to a change of guidance in Slack")
        await opens_setting(zoe, "guidance_agreement")
        await zoe.submits({"value": "second"})
        await zoe.sees_home("another owner, or an administrator, agrees")

        owner, thread = await written(dan, slack)
        await owner.sees("counts as soon as")

        second = await whoever_sees("A second person must agree", slack)
        card = await second.sees("A second person must agree")
        await second.clicks("Agree and publish", on=card)
        await dan.sees("has answered", thread=thread)
        assert second.employee_id != owner.employee_id


async def test_where_a_customer_waits_the_question_goes_on_until_nobody_is_left(
    employee: Enter, slack: Slack, small: Settings
) -> None:
    dan = employee("U0DAN")
    async with running_bot(slack, small, slack.clock):
        said = dan.says(QUESTION)
        refusal = await dan.sees("guidance does not", thread=said["ts"])
        await dan.clicks("A customer is waiting", on=refusal)
        await dan.sees("They see that a customer is waiting", thread=said["ts"])
        await whoever_sees("A customer is waiting.", slack)

        slack.clock.move_by(timedelta(days=4))
        await dan.sees("was not answered in time", thread=said["ts"])
        slack.clock.move_by(timedelta(days=4))
        await slack.until(lambda: moved_on(dan, said["ts"]) == 2, 60)
        slack.clock.move_by(timedelta(days=4))

        nobody = await dan.sees("Nobody has answered your question", thread=said["ts"])
        assert "Tell your customer" in str(nobody)


def moved_on(who: SimulatedEmployee, thread: str) -> int:
    """Return how often they heard that their question went on."""
    told = [one["text"] for one in who.messages(thread=thread)]
    return len([one for one in told if one.startswith("Your question was not answered")])
