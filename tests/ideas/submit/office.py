"""A company in which forms are sent without a name; what is kept lies in a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.delivery.tasks import work_of
from bot.ideas.manage.domain import DecideReport
from bot.ideas.manage.escalation_work import EscalationWork
from bot.ideas.manage.work import ManagerWork
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Step, Words
from bot.ideas.report.history import Refused
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.store import SqlReports
from bot.ideas.submit.anonymity import anonymous, unlinked
from bot.ideas.submit.caller import Caller, Give
from bot.ideas.submit.domain import SubmitReport
from bot.ideas.submit.form_state import Carried
from bot.ideas.submit.letter_work import LetterWork, OpenLetters
from bot.ideas.submit.report_intake import ReportIntake
from bot.ideas.submit.responding_work import RespondingWork
from bot.ideas.submit.service import Sending
from bot.ideas.submit.store import SqlLetters
from bot.ideas.submit.work import ReporterWork
from tests.fakes import FakeDelivery
from tests.ideas.builders import MONDAY, some_words
from tests.ideas.company import MOMENTS
from tests.ideas.fakes import COMPANY, some_people

FORM, WORDS = Carried("the secret of the form"), some_words(kind="complaint")
OWN = anonymous(unlinked(FORM.secret)).secret_hash
AT_31, ELEVEN = MONDAY.replace(minute=31, second=17), MONDAY.replace(hour=11)


class Slack:
    """Takes what is posted, as Slack's client does."""

    def __init__(self) -> None:
        self.posted: list[dict[str, Any]] = []

    async def chat_postMessage(self, **message: Any) -> None:  # noqa: N802  # slack_sdk's
        self.posted.append(message)


@dataclass
class Office:
    """Reports and letters in a database, and a clock that is moved."""

    database: Database
    delivery: FakeDelivery
    slack: Slack
    time: datetime = MONDAY
    woken: list[tuple[str, str, datetime]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reports, self.letters = SqlReports(self.database), SqlLetters(self.database)
        company = replace(COMPANY, ideas_channel="C0IDEAS", woken=("U0BEN",))
        people, _ = some_people(company)
        context = ReportContext(self.reports, people, wake=self._wake)
        self.cards = ReportCards(context, self.delivery, MOMENTS, lambda: self.time)
        self.intake = ReportIntake(self.cards, None, self.letters, None)  # type: ignore[arg-type]
        works = (
            ReporterWork(self.cards),
            RespondingWork(self.cards),
            ManagerWork(self.cards, _teach_nothing),
            EscalationWork(self.cards),
            LetterWork(self.cards, self.letters),
        )
        for kind, done in [pair for work in works for pair in work.handlers().items()]:
            self.delivery.register(kind, done)
        self.delivery.register("ideas.remember", _nothing)

    async def _wake(self, identity: str, contents: Mapping[str, Any], at: datetime) -> None:
        self.woken.append((identity, str(contents), at))

    def caller(self, who: str = "U0UMA") -> Caller:
        """Whoever presses a button."""
        return Caller(self.slack, who, "T0NORTH")  # type: ignore[arg-type]

    async def sends(
        self, at: datetime = AT_31, who: str = "U0UMA", form: Carried = FORM, **words: Any
    ) -> None:
        """Let somebody send the form without a name."""
        self.time = at
        said = some_words(kind="complaint", **words)
        give: Give = await self.intake.keep_anonymous(said, form, self.caller(who))
        await give()

    async def adds_voice(self, at: datetime, who: str = "U0UMA") -> None:
        """Let somebody support the first report without a name, and get their receipt."""
        self.time = at
        caller = self.caller(who)
        give = await self.intake.support_anonymous("1", "Here, too.", FORM, caller)
        assert not isinstance(give, Refused)
        await give()

    async def says(self, at: datetime, step: Step | None = None) -> None:
        """Let the holder of the form's secret reply, or say so of the end of the report."""
        self.time = at
        person = anonymous(unlinked(FORM.secret))
        sending = Sending("ideas.reply:r", "T0NORTH", person, at)
        await self.intake.reply_anonymously(1, "Since May.", sending, step)

    async def decides(self, at: datetime, step: Step) -> None:
        """Let the manager take a step with the first report."""
        self.time = at
        click = DecideReport(1, step, 0, "U0LENA", "", "We have no room for it this year.")
        await self.delivery.take_in(work_of(click, f"ideas.decide:{step}", "T0NORTH"))
        await self.delivery.run()

    async def sends_named(
        self, at: datetime, who: str = "U0DAN", key: str = "", words: Words = WORDS
    ) -> None:
        """Let somebody send a form with their name, and everybody be told."""
        self.time = at
        task = SubmitReport(words, who, at)
        await self.delivery.take_in(work_of(task, f"ideas.submit:{key or at}", "T0NORTH"))
        await self.delivery.run()

    async def opens(self, at: datetime) -> None:
        """Let the schedule come round."""
        self.time = at
        work = work_of(OpenLetters(), f"ideas.open_letters@{at}", "T0NORTH")
        await self.delivery.take_in(work)
        await self.delivery.run()

    async def rows(self) -> list[dict[str, Any]]:
        """Every row of every table."""
        found: list[dict[str, Any]] = []
        async with self.database.begin() as connection:
            for table in metadata.sorted_tables:
                rows = (await connection.execute(select(table))).mappings().all()
                found += [{"table": table.name, **row} for row in rows]
        return found


async def _nothing(_work: object) -> list[Any]:
    return []


async def _teach_nothing(_number: int, _entry: str, _team_id: str) -> None:
    return None
