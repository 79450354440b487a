"""Registers the use cases of Ideas: listeners, work and sections of App Home."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.company.working_time import WorkingTimeAt
from bot.database.engine import Database
from bot.delivery.work import Delivery, Handler
from bot.guidance.signposts.domain import Signpost
from bot.ideas.board import listeners as board_listeners
from bot.ideas.customers import listeners as customer_listeners
from bot.ideas.customers.domain import NoteErasure
from bot.ideas.customers.store import SqlCustomerTraces
from bot.ideas.customers.work import CustomerErasure
from bot.ideas.digest.theme_naming import NameTheme
from bot.ideas.digest.work import MONDAYS, DigestWork
from bot.ideas.home import listeners as home_listeners
from bot.ideas.home.sections import ReportSections
from bot.ideas.lessons.service import Lessons
from bot.ideas.manage import listeners as manager_listeners
from bot.ideas.manage.escalation_work import ROUND, EscalationWork
from bot.ideas.manage.role_messages import ReportMessages
from bot.ideas.manage.work import ManagerWork
from bot.ideas.promises import listeners as promise_listeners
from bot.ideas.promises.work import LEADERSHIPS_MONDAY, PromisesWork
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.deadlines import StandardsInForce
from bot.ideas.report.ports import LearnFrom, ReportContext, Wake
from bot.ideas.report.store import SqlReports
from bot.ideas.similar.service import Similar
from bot.ideas.similar.work import SimilarWork
from bot.ideas.submit import (
    anonymous_listeners,
    form_listeners,
    listeners,
    responding_listeners,
)
from bot.ideas.submit.form import CHANGES, OPEN, SUPPORT
from bot.ideas.submit.letter_work import LETTERS, LetterWork
from bot.ideas.submit.messages import NEWS, STORED
from bot.ideas.submit.plain_words import PlainWords
from bot.ideas.submit.report_intake import ReportIntake
from bot.ideas.submit.responding_work import RespondingWork
from bot.ideas.submit.store import SqlLetters
from bot.ideas.submit.work import ReporterWork
from bot.ideas.tickets.work import TicketWork
from bot.moments.domain import MomentsMap
from bot.people.domain import People

SCHEDULES = (ROUND, MONDAYS, LEADERSHIPS_MONDAY, LETTERS)
# Who presses these may have written without a name.
UNKEPT_ACTIONS = frozenset({OPEN, *CHANGES, SUPPORT, NEWS, STORED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ideas:
    """Ideas of one workspace."""

    database: Database
    delivery: Delivery
    people: People
    moments: MomentsMap
    similar: Similar
    plain: PlainWords  # what makes a form of them
    learn_from: LearnFrom
    note_erasure: NoteErasure
    now: Callable[[], datetime]
    elsewhere: tuple[Signpost, ...] = ()  # where to go with what reports are not for
    standards: StandardsInForce
    unasked_time: WorkingTimeAt  # when managers may be told of their Monday
    wake: Wake | None = None  # a webhook of the company's own
    tell_help_desk: Wake | None = None  # another, for what became of tickets
    name_theme: NameTheme | None = None  # with a language model

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work.

        Before whatever takes every message that is left.
        """
        cards, similar = self._cards(), self.similar
        intake = self.intake()
        for module in (
            listeners,
            form_listeners,
            anonymous_listeners,
            responding_listeners,
        ):
            module.register(bolt, intake)
        manager_listeners.register(bolt, cards, similar)
        home_listeners.register(bolt, self.overview())
        board_listeners.register(bolt, cards)
        customer_listeners.register(bolt, self.erasure())
        promises = PromisesWork(cards, self.unasked_time)
        promise_listeners.register(bolt, promises)
        works = (
            ReporterWork(cards),
            RespondingWork(cards),
            SimilarWork(SqlReports(self.database), similar),
            ManagerWork(cards, self.learn_from),
            EscalationWork(cards),
            promises,
            LetterWork(cards, SqlLetters(self.database)),
            TicketWork(cards, self.plain.reader, self.tell_help_desk),
            self.digests(),
            self.erasure(),
        )
        return {kind: done for work in works for kind, done in work.handlers().items()}

    def overview(self) -> ReportSections:
        """Return what makes the sections of Ideas on App Home."""
        return ReportSections(self._cards())

    def digests(self) -> DigestWork:
        """Return what tells managers of their Monday, and when it next does."""
        return DigestWork(self._cards(), self.similar, self.name_theme, self.unasked_time)

    def lessons(self) -> Lessons:
        """Return what reports know of the lessons that are made of them."""
        return Lessons(self._cards())

    def intake(self) -> ReportIntake:
        """Return what opens the form and takes in what employees send."""
        letters = SqlLetters(self.database)
        return ReportIntake(self._cards(), self.similar, letters, self.plain, self.elsewhere)

    def erasure(self) -> CustomerErasure:
        """Return what finds and erases customers."""
        traces = SqlCustomerTraces(self.database)
        return CustomerErasure(traces, self._cards(), self.note_erasure)

    def role_messages(self) -> ReportMessages:
        """Return what managers are told, by reference."""
        return ReportMessages(self._cards())

    def _cards(self) -> ReportCards:
        reports = SqlReports(self.database)
        context = ReportContext(reports, self.people, self.standards, self.wake)
        return ReportCards(context, self.delivery, self.moments, self.now)
