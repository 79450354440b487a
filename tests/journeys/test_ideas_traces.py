"""Nothing that is kept, logged, counted, posted elsewhere or backed up leads to a reporter."""

import json
import logging
import sqlite3
import tarfile
from collections.abc import Awaitable, Callable
from contextlib import closing, nullcontext, suppress
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import aiohttp
import pytest

from bot.commands.backup import keep_in
from bot.database.engine import open_database
from bot.playground.employee import SimulatedEmployee
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from tests.journeys.conftest import Enter
from tests.journeys.reporting import COMPLAINT, IDEA, decides, opens_form, remembered, reports
from tests.journeys.running import journey_settings, running_bot

pytestmark = pytest.mark.usefixtures("sqlite_database_url")  # else each migrates its own

TRACES = ("U0UMA", "D0UMA", "Nilsson", "uma.nilsson")
NO_NAME = {"signature": "anonymous"}
OF_A_VIEW = "type title submit close callback_id private_metadata blocks".split()  # noqa: SIM905
Entrance: TypeAlias = Callable[[SimulatedEmployee], Awaitable[object]]


async def by_direct_message(uma: SimulatedEmployee) -> None:
    uma.says("I have a complaint")
    await uma.clicks("Open the form", on=await uma.sees("It takes half a minute"))


async def by_command(uma: SimulatedEmployee) -> None:
    await uma.runs("/customer", "complaint", channel="C0GENERAL")


async def by_command_at_the_second_go(uma: SimulatedEmployee) -> None:
    uma.slack.faults.failing["views.open"] = 1
    await uma.runs("/customer", f"complaint {'very ' * 900}late", channel="C0GENERAL")
    await uma.clicks("Open the form", on=await uma.sees("Nothing is lost"))


async def by_shortcut(uma: SimulatedEmployee) -> None:
    await uma.uses_shortcut("ideas.open")
    await uma.clicks("ideas.kind", on=uma.modal(), entered="complaint")


async def by_message(uma: SimulatedEmployee) -> None:
    said = SimulatedEmployee(uma.slack, "U0BEN").says(
        "They got it twice.", channel="C0CUSTOMERS"
    )
    await uma.uses_shortcut("ideas.open_from_message", on=said)


@pytest.mark.parametrize(
    "entrance",
    [by_direct_message, by_command, by_command_at_the_second_go, by_shortcut, by_message],
)
async def test_nothing_that_is_kept_or_logged_leads_to_the_reporter(
    entrance: Entrance,
    employee: Enter,
    slack: Slack,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, logger="bot")
    uma = employee("U0UMA")

    async with running_bot(slack, journey_settings(slack, tmp_path), slack.clock) as url:
        await entrance(uma)
        await round_without_a_name(uma, employee("U0TARA"))
        counted = await metrics_of(url)
    await backed_up(tmp_path)

    kept = everything_kept(tmp_path)
    logged = [str(vars(record)) for record in caplog.records]
    assert uma.channel().channel_id in TRACES
    assert any("Since the move in May." in row for row in kept)
    assert "ideas.deliver" in counted
    assert traces_in([*kept, *logged, counted, *posted_to_others(slack)]) == []


async def test_nothing_leads_to_an_anonymous_supporter(
    employee: Enter, slack: Slack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    dan, uma, lena = employee("U0DAN"), employee("U0UMA"), employee("U0LENA")

    async with running_bot(slack, journey_settings(slack, tmp_path), slack.clock):
        await reports(dan)
        card = await lena.sees("I-1001")
        await remembered(tmp_path)
        await opens_form(uma)
        await uma.submits(IDEA | NO_NAME)
        await uma.clicks("Add my voice", on=await uma.sees_modal("Is it one of these?"))
        receipt = await uma.sees("Your voice counts")
        slack.clock.move_by(timedelta(hours=2, minutes=5))  # letters, then what waits for roles
        await lena.sees("gave no name added a voice", thread=card["ts"])
        await uma.clicks("What is stored about this?", on=receipt)
        await uma.sees_modal("fingerprint (SHA-256)")

    kept = everything_kept(tmp_path)
    logged = [str(vars(record)) for record in caplog.records]
    assert traces_in([*kept, *logged, *posted_to_others(slack)]) == []


async def test_a_form_that_seemed_lost_and_is_sent_again_without_a_name_keeps_none(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    uma, tara = employee("U0UMA"), employee("U0TARA")

    async with running_bot(slack, journey_settings(slack, tmp_path), slack.clock):
        await opens_form(uma, "complaint")
        form = {name: deepcopy(one) for name, one in uma.modal().items() if name in OF_A_VIEW}
        assert await uma.submits(COMPLAINT) == {}
        card = await asked_under_her_name(uma, tara)
        await opens_form(uma, "complaint")
        slack.modals.update(form, view_id=uma.modal()["id"])  # the acknowledgement came late
        assert await uma.submits(COMPLAINT | NO_NAME) == {}
        await uma.sees("It had gone out with your name before")
        await tara.sees("from a colleague who gave no name")
        await tara.sees("Somebody who gave no name replied", thread=card["ts"])

    paced = (
        "delivery_pace"  # who heard anything at all, by a clock that starts with the process
    )
    assert traces_in([row for row in rows_kept(tmp_path) if paced not in row]) == []
    assert traces_in(posted_to_others(slack)) == []


async def asked_under_her_name(uma: SimulatedEmployee, tara: SimulatedEmployee) -> JsonObject:
    """Let the manager ask about the report that has the name, and its reporter reply."""
    card = await tara.sees("from <@U0UMA>")
    receipt = await uma.sees("Your complaint is I-1001")
    await decides(tara, "Ask the reporter", card, reason="Since when?")
    await uma.clicks("Reply", on=await uma.sees("Since when?", thread=receipt["ts"]))
    await uma.submits({"reply": "Since May."})
    await tara.sees("<@U0UMA> replied", thread=card["ts"])
    return card


async def round_without_a_name(uma: SimulatedEmployee, tara: SimulatedEmployee) -> None:
    """Send the form though Slack hiccups, be asked, look for news, reply."""
    await uma.sees_modal("What did the customer say?")
    uma.slack.faults.failing["chat.postMessage"] = 1000
    assert await uma.submits(COMPLAINT | NO_NAME) == {}
    await uma.sees_modal("could not give you the receipt")
    uma.slack.faults.failing.clear()
    assert await uma.submits({}) == {}
    receipt = await uma.sees("lies in the letterbox")
    uma.slack.clock.move_by(timedelta(hours=1, minutes=5))
    card = await tara.sees("I-1001")
    await decides(tara, "Ask the reporter", card, reason="Since when?")
    await tara.sees("They see your question when they look", thread=card["ts"])
    await uma.clicks("What is stored about this?", on=receipt)
    await uma.sees_modal("fingerprint (SHA-256)")
    await uma.closes(everything=True)
    await uma.clicks("Any news?", on=receipt)
    await uma.sees_modal("Since when?")
    await uma.submits({"reply": "Since the move in May."})
    uma.slack.clock.move_by(timedelta(hours=1, minutes=5))
    await tara.sees("Since the move in May.", thread=card["ts"])


async def metrics_of(url: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"{url}/metrics") as answer:
        return await answer.text()


async def backed_up(folder: Path) -> None:
    """Make a backup, and lay what it holds beside the rest."""
    database = open_database(f"sqlite:///{folder}/bot.sqlite3")
    kept = folder.with_name(f"{folder.name}-backup.tar.gz")
    await keep_in(database, kept)
    await database.close()
    with tarfile.open(kept) as backup:
        backup.extractall(folder / "backup", filter="data")


def everything_kept(folder: Path) -> list[str]:
    """Every row of every table of every database there, as text; and the files' bytes."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    # Who closes a database last takes its log away, when the database holds all that was in it:
    # so the log, named after its database, is read before it.
    kept = [text_of(one) for one in sorted(files, reverse=True)]
    return rows_kept(folder) + kept


def text_of(file: Path) -> str:
    is_a_log = file.name.endswith(("-wal", "-shm"))  # of a database, which may have taken it in
    with suppress(FileNotFoundError) if is_a_log else nullcontext():
        return file.read_bytes().decode("latin-1")
    return ""


def rows_kept(folder: Path) -> list[str]:
    """Every row of every table of every database there, as text."""
    rows: list[str] = []
    for file in sorted(folder.rglob("*.sqlite3")):
        with closing(sqlite3.connect(file)) as database:
            names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (name,) in names.fetchall():
                content = database.execute(f'SELECT * FROM "{name}"')  # noqa: S608  # our own
                rows += [f"{file.name} {name} {row}" for row in content.fetchall()]
    return rows


def posted_to_others(slack: Slack) -> list[str]:
    """What the bot posted, with its metadata, to everybody but the reporter."""
    own = slack.workspace.channel("U0UMA").channel_id
    channels = [one for one in slack.workspace.channels.values() if one.channel_id != own]
    messages: list[JsonObject] = [m for one in channels for m in one.messages.values()]
    return [json.dumps(one) for one in messages if one.get("bot_id")]


def traces_in(texts: list[str]) -> list[str]:
    return [text[:500] for text in texts if any(trace in text for trace in TRACES)]
