"""Gives the demo company its past, in the database and in the playground."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from bot.ask.feedback.store import SqlFeedback
from bot.ask.gaps.store import SqlGaps
from bot.ask.store import SqlAskedQuestions
from bot.clock import Clock
from bot.commands.history.backdating import Past, settle
from bot.commands.history.one_transaction import in_one_transaction
from bot.commands.history.questions import Curious, ask, leave_gaps
from bot.commands.history.quizzes import Learning, disagree, learn
from bot.commands.history.reports import live_through, look_round
from bot.composition.opening import company_file
from bot.database.engine import Database, open_database
from bot.database.migrate import migrate
from bot.delivery.store import SqlDeliveryAttempts
from bot.ideas.manage.escalation_work import EscalationWork
from bot.ideas.manage.work import ManagerWork
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.ports import Embedder, ReportContext
from bot.ideas.report.store import SqlReports
from bot.ideas.similar.service import Similar
from bot.ideas.similar.store import SqlReportVectors
from bot.ideas.similar.work import SimilarWork
from bot.ideas.submit.work import ReporterWork
from bot.moments.reading import read_what_counts
from bot.people.service import CompanyPeople
from bot.people.slack_directory import SlackDirectory
from bot.people.store import SqlChosenDepartments
from bot.playground.slack import Slack
from bot.quiz.assembly import stores_in
from bot.quiz.bank.reloading import ReloadingBank
from bot.quiz.complaints.work import draft_from_complaint
from bot.settings import Settings
from bot.slack_clients import slack_client
from bot.yaml_files.reader import read_yaml

NORTHWIND = Path(__file__).parent / "northwind.yaml"
SEED = 1


@dataclass(frozen=True, slots=True)
class Teller:
    """What the past is written with."""

    told: dict[str, Any]  # northwind.yaml
    settings: Settings
    slack: Slack
    database: Database
    now: datetime

    async def tell(self) -> None:
        """Write all of it, in the same order and with the same chances each time."""
        random = Random(SEED)  # noqa: S311  # a story, no secret
        await self._choose_departments()
        await self._quiz(random)
        await self._reports()
        await self._questions(random)
        settle(self.slack)

    async def _choose_departments(self) -> None:
        chosen = SqlChosenDepartments(self.database)
        for employee_id, department_id in self._learners():
            await chosen.choose(employee_id, department_id)

    def _learners(self) -> list[tuple[str, str]]:
        """Return everybody but who has just been hired, with their department."""
        here = [
            (employee_id, department_id)
            for department_id, employee_ids in self.told["departments"].items()
            for employee_id in employee_ids
        ]
        return sorted(here)

    async def _quiz(self, random: Random) -> None:
        bank, stores = (
            ReloadingBank(*self.settings.question_folders)(),
            stores_in(self.database),
        )
        for employee_id, department_id in self._learners():
            questions = bank.of_department(department_id)
            member = self.slack.workspace.members.get(employee_id)
            zone = member.time_zone if member else "UTC"
            if questions:
                team = self.slack.workspace.team_id
                who = Learning(employee_id, team, zone, questions)
                await learn(who, self.now, stores=stores, random=random)
        objection = self.told["objection"]
        question = next(iter(bank.of_department(objection["department"])), None)
        if question:
            await disagree(question, objection["by"], objection["words"], self.now, stores)

    async def _reports(self) -> None:
        reports = SqlReports(self.database)
        past = Past(self.slack, SqlDeliveryAttempts(self.database), self.now)
        cards = ReportCards(
            ReportContext(reports, self._people()),
            past,
            read_what_counts(self.settings.knowledge / "moments.yaml")[0],
            past.now,
        )
        vectors = SqlReportVectors(self.database)
        similar = Similar(reports, vectors, NOTHING)
        past.register(ReporterWork(cards).handlers())
        past.register(SimilarWork(reports, similar).handlers())
        past.register(ManagerWork(cards, partial(draft_from_complaint, past)).handlers())
        past.register(EscalationWork(cards).handlers())
        team_id = self.slack.workspace.team_id
        told = self.told["reports"]
        await live_through(told, self.now, past=past, reports=reports, team_id=team_id)
        await look_round(self.now, past=past, reports=reports, team_id=team_id)

    def _people(self) -> CompanyPeople:
        token = self.slack.app.bot_token
        client = slack_client(self.slack.api_url, token)
        return CompanyPeople(
            company_file(self.settings).read()[0],
            directory=SlackDirectory(client, now=lambda: self.now),
            chosen=SqlChosenDepartments(self.database),
        )

    async def _questions(self, random: Random) -> None:
        employees = [who for who, _ in self._learners() if who in self.slack.workspace.members]
        await ask(
            Curious(self.told["questions"], employees, random),
            self.now,
            asked=SqlAskedQuestions(self.database),
            feedback=SqlFeedback(self.database),
        )
        await leave_gaps(self.told["gaps"], self.now, gaps=SqlGaps(self.database))


async def _no_vectors(_texts: object) -> list[list[float]]:
    return []


NOTHING = Embedder("none", _no_vectors)  # in the past, nobody compares


async def tell_history(settings: Settings, slack: Slack, clock: Clock) -> None:
    """Put the past of Northwind Supply into the demo's database and playground."""
    told = read_yaml(NORTHWIND.read_text(encoding="utf-8"))
    database = open_database(settings.state_url)
    await migrate(database)
    await database.close()
    with in_one_transaction(settings.state_url) as past:
        await Teller(told, settings, slack, past, clock.now()).tell()
