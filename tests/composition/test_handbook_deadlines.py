"""The bot keeps the deadlines that the handbook promises, from the moment it promises them."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import bot.app  # noqa: F401  # knows every table
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import open_company_settings, standards_of
from bot.database.engine import Database
from bot.ideas.report.deadlines import due_dates
from bot.ideas.report.domain import Severity
from bot.ideas.report.kinds import COMPLAINT, IDEA, ReportKind
from bot.settings import Settings

REGISTER = Path(__file__).parents[2] / "knowledge" / "standards.yaml"
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
OF_IDEAS = "    unit: working days\n    from: the idea"


@dataclass(frozen=True)
class Running:
    """The settings that a running bot reads, and the register that its owner edits."""

    company: CompanySettings
    register: Path

    def edit(self, promise: str, new: str) -> None:
        """Change one promise, as its owner does while the bot runs."""
        text = self.register.read_text("utf-8")
        assert promise in text
        changed = self.register.stat().st_mtime_ns + 10**9  # no clock is too coarse to tell
        self.register.write_text(text.replace(promise, new, 1), encoding="utf-8")
        os.utime(self.register, ns=(changed, changed))

    async def due(self, kind: ReportKind) -> datetime:
        """Return by when the bot promises an answer to a report of Monday."""
        standards = standards_of(await self.company.settled())
        return due_dates(kind, Severity.SERIOUS, MONDAY, standards=standards).due_at


@pytest.fixture
def running(sqlite_database: Database, tmp_path: Path) -> Running:
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    (knowledge / REGISTER.name).write_bytes(REGISTER.read_bytes())
    settings = Settings(knowledge=knowledge, state=tmp_path / "state")
    company = open_company_settings(sqlite_database, settings, lambda: MONDAY)
    return Running(company, knowledge / REGISTER.name)


@pytest.mark.parametrize(
    ("kind", "promise", "half", "promised"),
    [
        (COMPLAINT, "value: 48\n", "value: 24\n", timedelta(hours=48)),
        (IDEA, f"value: 10\n{OF_IDEAS}", f"value: 5\n{OF_IDEAS}", timedelta(weeks=2)),
    ],
    ids=["a complaint", "an idea"],
)
async def test_a_changed_promise_is_the_deadline_of_the_next_report(
    running: Running, kind: ReportKind, promise: str, half: str, promised: timedelta
) -> None:
    before = await running.due(kind)

    running.edit(promise, half)

    assert before == MONDAY + promised
    assert await running.due(kind) == MONDAY + promised / 2


async def test_a_register_that_slips_keeps_the_deadline_it_last_had(running: Running) -> None:
    running.edit("value: 48\n", "value: 24\n")
    before = await running.due(COMPLAINT)

    running.edit("standards:\n", "standards: [\n")

    assert before == await running.due(COMPLAINT) == MONDAY + timedelta(hours=24)
