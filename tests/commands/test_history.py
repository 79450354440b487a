"""The demo's past: whoever opens it finds a company that has been at work for months."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.ask.gaps.domain import Gap
from bot.ask.gaps.store import SqlGaps
from bot.clock import Clock
from bot.commands.history.demo_past import tell_history
from bot.database.engine import open_database
from bot.ideas.report.deadlines import level_due
from bot.ideas.report.domain import Report, State
from bot.ideas.report.store import SqlReports
from bot.people.groups import SMALLEST_GROUP
from bot.people.store import SqlChosenDepartments
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp
from bot.playground.employee import SimulatedEmployee as Actor
from bot.playground.employee import visible_text
from bot.playground.slack import Slack
from bot.quiz.assembly import stores_in
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.asyncio(loop_scope="module")  # one past, which nobody changes


class Company:
    """What is found once the past has been told."""

    def __init__(self, slack: Slack, url: str) -> None:
        self.slack = slack
        self.database = open_database(url)

    async def reports(self) -> Sequence[Report]:
        return await SqlReports(self.database).all_of("T0NORTH")

    async def gaps(self) -> Sequence[Gap]:
        return await SqlGaps(self.database).open()

    def seen_by(self, employee_id: str) -> str:
        return visible_text(Actor(self.slack, employee_id).messages())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def company(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Company]:
    url = f"sqlite:///{tmp_path_factory.mktemp('past')}/bot.sqlite3"
    clock = Clock()
    app = BotApp(signing_secret="s", bot_token="xoxb-past")
    async with running_playground(app, clock=clock) as slack:
        settings = Settings(
            database_url=SecretStr(url),
            slack_api_url=slack.api_url,
            knowledge=ROOT / "knowledge",
        )
        await tell_history(settings, slack, clock)
        company = Company(slack, url)
        yield company
        await company.database.close()


async def test_there_are_reports_in_every_state_and_gaps(company: Company) -> None:
    reports = await company.reports()

    assert {report.state for report in reports} == {*State}
    assert len(await company.gaps()) == 2
    assert all(report.reported_at < company.slack.clock.now() for report in reports)


async def test_nothing_waits_silently(company: Company) -> None:
    now = company.slack.clock.now()
    late = [one for one in await company.reports() if one.is_awaited and one.due.due_at < now]

    assert late
    assert [one for one in late if level_due(one, now)] == []
    lena = Actor(company.slack, "U0LENA")
    card = next(one for one in lena.messages() if late[0].label in one["text"])
    assert "the reporter knows" in visible_text(lena.messages(thread=card["ts"]))


async def test_managers_and_reporters_find_it_in_their_messages(company: Company) -> None:
    dan = Actor(company.slack, "U0DAN")
    receipt = next(one for one in dan.messages() if "I-1001" in one["text"])

    assert "put the pallets in the rain" in company.seen_by("U0LENA")
    assert "I-1001 is done." in visible_text(dan.messages(thread=receipt["ts"]))


async def test_messages_stand_in_order_and_are_read(company: Company) -> None:
    workspace = company.slack.workspace
    channel = workspace.direct_message("U0DAN")
    times = [float(ts) for ts in channel.messages]

    assert times == sorted(times)
    assert times[-1] <= company.slack.clock.now().timestamp()
    assert workspace.unread(channel, "U0DAN") == 0


async def test_enough_colleagues_have_answered_for_a_manager_to_see_it(
    company: Company,
) -> None:
    people = await SqlChosenDepartments(company.database).everybody()
    logistics = {who for who, department in people.items() if department == "logistics"}
    attempts = await stores_in(company.database).attempts.everybodys()

    may_look = {"U0LENA", "U0NADIA"}
    answered = {attempt.employee_id for attempt in attempts} & logistics - may_look
    assert len(answered) >= SMALLEST_GROUP


async def test_the_new_hire_is_new(company: Company) -> None:
    people = await SqlChosenDepartments(company.database).everybody()

    assert "U0YARA" not in people
    assert company.seen_by("U0YARA") == ""


async def test_a_company_whose_departments_cannot_be_read_has_a_past_too(
    tmp_path: Path,
) -> None:
    (tmp_path / "departments.yaml").write_text("departments: [", encoding="utf-8")
    url, clock = f"sqlite:///{tmp_path}/bot.sqlite3", Clock()
    app = BotApp(signing_secret="s", bot_token="xoxb-past")
    async with running_playground(app, clock=clock) as slack:
        settings = Settings(
            database_url=SecretStr(url),
            slack_api_url=slack.api_url,
            knowledge=tmp_path,
            state=tmp_path,
        )
        await tell_history(settings, slack, clock)
        company = Company(slack, url)

        reports = await company.reports()

        await company.database.close()
    assert reports
