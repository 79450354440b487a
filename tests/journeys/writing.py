"""A small company whose bot has a language model: what it writes is told form by form."""

import asyncio
import json
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.clock import Clock
from bot.database.engine import open_database
from bot.ideas.report.store import SqlReports
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.ideas.builders import a_report, an_entry, some_words
from tests.journeys.running import ROOT, journey_settings, running_bot
from tests.language_model.server import FakeProvider, Json, Reply, running

DOCUMENTS = ("guidance/departments/logistics.md", "guidance/moments/invoicing.md")


@dataclass
class Provider:
    """An OpenAI-compatible server that fills in each form as it is told to."""

    server: FakeProvider
    writes: dict[str, Any] = field(default_factory=dict)  # by the form's title

    def reply(self, asked: Json) -> Reply:
        form = asked["response_format"]["json_schema"]["name"]
        if form not in self.writes:
            return Reply(status=500, error={"message": f"nobody said how to fill in {form}"})
        return Reply(text=json.dumps(self.writes[form]))

    def was_given(self, form: str) -> list[str]:
        """Return the material of each request for this form."""
        return [
            str(asked["messages"][1]["content"])
            for asked in self.server.requests
            if asked["response_format"]["json_schema"]["name"] == form
        ]


@contextmanager
def provider_at_work() -> Iterator[Provider]:
    with running(lambda _: Reply(status=500)) as server:
        provider = Provider(server)
        server.behaviour = provider.reply
        yield provider


def small_knowledge(folder: Path, documents: Mapping[str, str] | None = None) -> Path:
    """Return a knowledge folder with the company, two documents and no question yet."""
    knowledge = folder / "knowledge"
    (knowledge / "questions").mkdir(parents=True)
    for name in ("departments.yaml", "moments.yaml"):
        shutil.copy(ROOT / "knowledge" / name, knowledge / name)
    for name in DOCUMENTS:
        (knowledge / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "knowledge" / name, knowledge / name)
    for name, text in (documents or {}).items():
        (knowledge / name).write_text(text, encoding="utf-8")
    return knowledge


@asynccontextmanager
async def bot_with_language_model(
    slack: Slack, folder: Path, provider: Provider, clock: Clock, **more: Any
) -> AsyncIterator[Settings]:
    """Run the bot of the small company with this provider; returns its settings.

    ``more`` are settings of the test's own.
    """
    changes: dict[str, Any] = {
        "knowledge": small_knowledge(folder),
        "state": folder / "state",
        "openai_api_key": SecretStr("sk-test"),
        "openai_base_url": provider.server.url,
        "language_model": "openai:fake",
        **more,
    }
    settings = journey_settings(slack, folder).model_copy(update=changes)
    async with running_bot(slack, settings, clock):
        await _knows_its_guidance(folder)
        yield settings


async def _knows_its_guidance(folder: Path) -> None:
    """Wait for the bot's first look: what comes after it is new."""
    for _ in range(300):
        if _documents_seen(folder / "bot.sqlite3") == len(DOCUMENTS):
            return
        await asyncio.sleep(0.1)
    message = "The bot did not look at its guidance."
    raise AssertionError(message)


def _documents_seen(file: Path) -> int:
    try:
        with sqlite3.connect(file) as database:
            (count,) = database.execute("SELECT count(*) FROM quiz_seen_document").fetchone()
    except sqlite3.OperationalError:
        return 0  # the bot is still making its tables
    return int(count)


def sentence_of(document: Path, words: str) -> str:
    """The sentence of a list in the document that has these words."""
    lines = document.read_text(encoding="utf-8").splitlines()
    return next(line[2:] for line in lines if line.startswith("- ") and words in line)


def value_in(message: Json) -> str:
    """What the first button below a message carries."""
    rows = (block for block in message["blocks"] if block["type"] == "actions")
    return str(next(rows)["elements"][0]["value"])


async def has_reports(bot: Settings, *texts: str) -> None:
    """Let complaints be there already."""
    database = open_database(f"sqlite:///{database_file(bot)}")
    for number, text in enumerate(texts):
        words = some_words(
            kind="complaint", today=text, moment_id="invoicing", department_id="accounting"
        )
        report = a_report(words=words, holders=("U0TARA",))
        await SqlReports(database).add(report, an_entry(f"press:{number}"))
    await database.close()


def database_file(bot: Settings) -> Path:
    assert bot.database_url
    return Path(bot.database_url.get_secret_value().removeprefix("sqlite:///"))


def written_questions(bot: Settings) -> str:
    """What trainers let count in Slack, as the bot keeps it."""
    with sqlite3.connect(database_file(bot)) as database:
        rows = database.execute("SELECT question FROM quiz_question_version").fetchall()
    return "\n".join(question for (question,) in rows)


def kept_in(bot: Settings, table: str) -> int:
    """How many rows the bot keeps there."""
    with sqlite3.connect(database_file(bot)) as database:
        (count,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
    return int(count)
