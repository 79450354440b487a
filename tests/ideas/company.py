"""A small company in which reports are taken in, decided and told, without Slack."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bot.company.working_time import WorkingTime
from bot.delivery.tasks import work_of
from bot.delivery.work import Outgoing, Post, Respond, Update, Work
from bot.errors import TryAgainError
from bot.ideas.digest.work import DigestWork
from bot.ideas.manage.escalation_work import EscalationWork
from bot.ideas.manage.work import ManagerWork
from bot.ideas.promises.work import PromisesWork
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.deadlines import Standards
from bot.ideas.report.domain import Anonymous, Report, Step
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.work import delivering
from bot.ideas.similar.service import Similar
from bot.ideas.similar.work import SimilarWork
from bot.ideas.submit.domain import SubmitReport
from bot.ideas.submit.responding_work import RespondingWork
from bot.ideas.submit.service import Sending, submit
from bot.ideas.submit.work import ReporterWork
from bot.moments.domain import Moment, MomentsMap
from bot.people.domain import Company
from bot.people.service import CompanyPeople
from tests.fakes import FakeDelivery
from tests.ideas.builders import MONDAY, some_words
from tests.ideas.fakes import (
    COMPANY,
    SHARED_WORDS,
    ChangingDirectory,
    FakeReports,
    FakeVectors,
    some_people,
)

SECRET_HASH = "a" * 64
MOMENTS = MomentsMap((Moment("delivery", "A delivery", "It comes.", ()),))


@dataclass
class SmallCompany:
    """People, reports and a delivery; time stands still until it is moved."""

    reports: FakeReports = field(default_factory=FakeReports)
    delivery: FakeDelivery = field(default_factory=FakeDelivery)
    time: datetime = MONDAY
    handed_over: list[tuple[int, str, str]] = field(default_factory=list)  # complaints
    company: Company = COMPANY
    closed: dict[str, frozenset[date]] = field(default_factory=dict)  # holidays by site
    theme_name: str = ""  # as a language model names every theme
    woken: list[tuple[str, str]] = field(default_factory=list)  # identities and what was said
    silent_goes: int = 0  # times that the webhook is silent first
    prompted: list[Report] = field(default_factory=list)  # what that was given

    def __post_init__(self) -> None:
        self.delivery.now = self.now
        self._people, self.directory = some_people(self.company)
        context = ReportContext(self.reports, self._people, self._standards, self._wake)
        self.cards = ReportCards(context, self.delivery, MOMENTS, self.now)
        similar = Similar(self.reports, FakeVectors(), SHARED_WORDS)
        responses = RespondingWork(self.cards)
        reporters, managers = ReporterWork(self.cards), ManagerWork(self.cards, self._hand_over)
        times, likenesses = EscalationWork(self.cards), SimilarWork(self.reports, similar)
        ledgers = PromisesWork(self.cards)
        self.digests = DigestWork(self.cards, similar, self._name_theme, self._hours)
        handlers = {
            **reporters.handlers(),
            **managers.handlers(),
            **responses.handlers(),
            **times.handlers(),
            **likenesses.handlers(),
            **self.digests.handlers(),
            **ledgers.handlers(),
        }
        for kind, handler in handlers.items():
            self.delivery.register(kind, handler)

    async def _hand_over(self, number: int, entry: str, team_id: str) -> None:
        self.handed_over.append((number, entry, team_id))

    async def _wake(self, identity: str, contents: Mapping[str, Any], _: datetime) -> None:
        if self.silent_goes:
            self.silent_goes -= 1
            message = "Nobody answers there."
            raise TryAgainError(message)
        self.woken.append((identity, str(contents)))

    async def _hours(self, site: str | None) -> WorkingTime:
        return WorkingTime(holidays=self.closed.get(site or "", frozenset()))

    async def _standards(self, site: str | None) -> Standards:
        return Standards(working=await self._hours(site))

    async def _name_theme(self, theme: Sequence[Report]) -> str:
        self.prompted += theme
        return self.theme_name

    directory: ChangingDirectory = field(init=False)
    _people: CompanyPeople = field(init=False)
    cards: ReportCards = field(init=False)
    digests: DigestWork = field(init=False)

    def now(self) -> datetime:
        return self.time

    async def reports_by_name(self, employee_id: str = "U0DAN", **words: Any) -> Report:
        """Let an employee report; return the report once everybody was told."""
        number = len(self.reports.kept) + 1
        task = SubmitReport(some_words(**words), employee_id, self.time)
        work = work_of(task, f"ideas.submit:{number}", "T0NORTH")
        await self.delivery.take_in(work)
        await self.delivery.run()
        return self.reports.kept[number]

    async def reports_anonymously(self, **words: Any) -> Report:
        """Let somebody report without a name, as the listener does."""
        sending = Sending("press:x", "T0NORTH", Anonymous(SECRET_HASH), self.time)
        receipt = await submit(some_words(**words), sending, context=self.cards.context)
        await self.delivery.take_in(delivering(receipt.report.number, "T0NORTH"))
        await self.delivery.run()
        return receipt.report

    async def decides(self, step: Step, **payload: Any) -> Sequence[Outgoing]:
        """Let a manager decide; return what went out."""
        click = {
            "number": 1,
            "step": step,
            "seen": 0,
            "response_url": "https://click",
            "employee_id": "U0LENA",
            "reason": "We have no room for it this year.",
            **payload,
        }
        again = click.pop("key", "")
        key = f"ideas.decide:{click['employee_id']}:{click['number']}:{step}:{again}"
        await self.delivery.take_in(Work("ideas.decide", key, click, "T0NORTH"))
        return await self.delivery.run()

    async def does(self, kind: str, key: str = "press:2", **payload: Any) -> Sequence[Outgoing]:
        """Take in any other work; return what went out."""
        about = {"at": self.time.isoformat(), "number": 1, "text": "", **payload}
        await self.delivery.take_in(Work(kind, key, about, "T0NORTH"))
        return await self.delivery.run()

    async def looks_round(self, after: timedelta = timedelta()) -> Sequence[Outgoing]:
        """Let time pass and the regular round be made; return what went out."""
        self.time += after
        return await self.does("ideas.round", key=f"round:{self.time}")


def posts_to(place: str, sent: Sequence[Outgoing]) -> list[str]:
    """The texts of new messages in that place."""
    return [one.text for one in sent if isinstance(one, Post) and one.channel == place]


def updates(sent: Sequence[Outgoing]) -> list[str]:
    """The references of messages that were renewed."""
    return [one.reference or "" for one in sent if isinstance(one, Update)]


def refusals(sent: Sequence[Outgoing]) -> list[str]:
    """The texts that answered a click."""
    return [one.text for one in sent if isinstance(one, Respond)]
