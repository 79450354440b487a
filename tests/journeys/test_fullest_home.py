"""App Home of the real bot for each role, and for who has all of them, with much in it."""

import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio

from bot.app import build_bot
from bot.ask.domain import AskedQuestion
from bot.ask.gaps.store import SqlGaps
from bot.clock import Clock
from bot.company.organisation.domain import ROLES
from bot.database.migrate import migrate
from bot.delivery.work import PublishHome, Work
from bot.home.messages import MORE
from bot.ideas.report.domain import Named, State
from bot.ideas.report.history import Voice
from bot.ideas.report.store import SqlReports
from bot.people.domain import Company, Department
from bot.people.store import SqlChosenDepartments
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp
from bot.playground.limits.checks import checked_view
from bot.quiz.assembly import stores_in
from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.authoring.store import SqlQuestionDrafts
from bot.quiz.domain import Disagreement
from bot.workspaces.services import WorkspaceServices
from bot.workspaces.workspace import Workspace
from tests.builders_quiz import a_question
from tests.ideas.builders import a_report, an_entry, some_words
from tests.journeys.running import (
    BOT_TOKEN,
    ROOT,
    SIGNING_SECRET,
    journey_settings,
    make_index_ready,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEAM = "T0NORTH"
NOW = datetime(2027, 12, 6, 10, tzinfo=UTC)  # a year later: all guidance is due for review
WHO = "U0DAN"
COLLEAGUES = 6
LONG_AGO = timedelta(days=60)
PLANTS = tuple(Department(f"plant-{n}", f"Plant {n} of the long name") for n in range(40))


class AYearLater(Clock):
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workspace(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Workspace]:
    """The bot's features on a database in which much lies; files of the company slip.

    Pages are only looked at: it is filled once for all of them.
    """
    folder = tmp_path_factory.mktemp("fullest")
    knowledge = folder / "knowledge"
    shutil.copytree(ROOT / "knowledge", knowledge)
    lines = "\n".join(f"- slip {number}" for number in range(9))
    (knowledge / "signposts.yaml").write_text(f"signposts:\n{lines}\n", encoding="utf-8")
    app = BotApp(signing_secret=SIGNING_SECRET, bot_token=BOT_TOKEN)
    async with running_playground(app) as slack:
        settings = journey_settings(slack, folder)
        make_index_ready(settings)
        bot = build_bot(settings.model_copy(update={"knowledge": knowledge}), AYearLater())
        workspace = bot._workspace
        await migrate(workspace.services.database)
        await fill(workspace.services, TEAM)
        yield workspace
        await workspace.services.database.close()


async def fill(services: WorkspaceServices, team_id: str) -> None:
    departments = (*services.people.company.departments, *PLANTS)
    staff = {
        f"U{number}X{colleague}": one.department_id
        for number, one in enumerate(departments)
        for colleague in range(COLLEAGUES)
    }
    chosen, stores = SqlChosenDepartments(services.database), stores_in(services.database)
    for who, department_id in staff.items():
        services.directory.hear_of_person({"id": who, "profile": {}})
        await chosen.choose(who, department_id)
    await chosen.choose(WHO, departments[0].department_id)
    await fill_reports(SqlReports(services.database), team_id)
    gaps = SqlGaps(services.database)
    for number in range(9):
        key = f"question {number}"
        await gaps.add(AskedQuestion(key, "How? " * 90, "U1X1", "C0GENERAL", None, NOW), NOW)
    drafts = [
        QuestionDraft(f"d{n}", "b", f"Document {n}", a_question(), NOW) for n in range(30)
    ]
    await SqlQuestionDrafts(services.database).keep(drafts)
    for number in range(9):
        question = f"logistics-delivery-{number:02}"
        objection = Disagreement(f"o{number}", question, "U1X1", "Wrong.", NOW)
        await stores.disagreements.add(objection)


async def fill_reports(reports: SqlReports, team_id: str) -> None:
    for number in range(60):
        words = some_words(today="Long. " * 90, kind=("idea", "complaint")[number % 2])
        state = (State.NEW, State.NEW, State.ACCEPTED, State.STARTED)[number % 4]
        whose = {"holders": (WHO,), "state": state}
        report = a_report(words=words, team_id=team_id, reported_at=NOW, **whose)
        kept = await reports.add(
            replace(report, reporter=Named((WHO, "U1X1")[number % 2])),
            an_entry(f"press:{number}"),
        )
        for voter in range(3):
            await reports.add_voice(Voice(kept.number, Named(f"U1X{voter}"), NOW))
    late = a_report(team_id=team_id, holders=("U1X1",), reported_at=NOW - LONG_AGO)
    await reports.add(late, an_entry("press:late"))
    done = a_report(team_id=team_id, state=State.DONE, finished_at=NOW, reported_at=NOW)
    await reports.add(done, an_entry("press:done"))


def company_of(services: WorkspaceServices, role: str) -> Company:
    """Return the company in which Dan has the role, or all of them."""
    known = services.people.company
    departments = (*known.departments, *PLANTS)
    mine = (WHO,)
    if role in {"manager", "everything"}:
        departments = tuple(replace(one, managers=mine) for one in departments)
    roles = {
        "trainer": ("trainers",),
        "administrator": ("administrators",),
        "everything": tuple(ROLES),
    }
    given: dict[str, Any] = dict.fromkeys(roles.get(role, ()), mine)
    return replace(known, departments=departments, **given)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("employee", "Popular among your colleagues"),
        ("manager", "You promised (30)"),
        ("trainer", "30 drafts wait"),
        ("administrator", "First steps"),
        ("everything", "First steps"),
    ],
)
async def test_nobodys_page_is_longer_than_sixty_blocks_or_leaves_anything_out(
    workspace: Workspace, role: str, words: str
) -> None:
    services = workspace.services
    services.people.replace_company(company_of(services, role))
    work = Work("home.publish", "1", {"employee_id": WHO}, TEAM)

    (home,) = await workspace.handlers["home.publish"](work)

    assert isinstance(home, PublishHome)
    shown = checked_view(home.view)
    assert words in str(shown)
    assert MORE not in str(shown)
    assert len(shown["blocks"]) <= 60
