"""Puts the parts of Ideas together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.database.engine import Database
from bot.delivery.work import Delivery, Handler
from bot.ideas import lesson_listeners
from bot.ideas.digest.naming import NameTheme
from bot.ideas.digest.work import MONDAYS, DigestWork
from bot.ideas.home.overview import Overview
from bot.ideas.lesson_author import LessonAuthor
from bot.ideas.lesson_drafts import LessonDrafting
from bot.ideas.lesson_store import DatabaseLessonDrafts
from bot.ideas.lesson_work import LessonWork
from bot.ideas.lessons import School
from bot.ideas.manage import listeners as manager_listeners
from bot.ideas.manage.work import ROUND, ManagerWork
from bot.ideas.promises.work import PromisesWork
from bot.ideas.report.cards import Desk
from bot.ideas.report.deadlines import Allowances, WorkingTime
from bot.ideas.report.ports import Embedder, Office
from bot.ideas.report.store import DatabaseReports
from bot.ideas.similar.service import Similar
from bot.ideas.similar.store import DatabaseVectors
from bot.ideas.submit import anonymous_listeners, form_listeners, listeners
from bot.ideas.submit.intake import Reception
from bot.ideas.submit.work import ReporterWork
from bot.moments.domain import MomentsMap
from bot.people.domain import People

SCHEDULES = (ROUND, MONDAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ideas:
    """The feature, made of what all features share."""

    database: Database
    delivery: Delivery
    people: People
    moments: MomentsMap
    embedder: Embedder
    school: School
    now: Callable[[], datetime]
    allowances: Allowances
    working: WorkingTime
    name_theme: NameTheme | None = None  # with a language model
    lesson_author: LessonAuthor | None = None  # the same

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return what does each kind of its work.

        Before whatever takes every message that is left.
        """
        reports = DatabaseReports(self.database)
        desk = self._desk()
        similar = Similar(
            reports,
            DatabaseVectors(self.database),
            self.embedder,
            background=self.moments.sentences,
        )
        reception = Reception(desk, similar)
        for module in (listeners, form_listeners, anonymous_listeners):
            module.register(bolt, reception)
        manager_listeners.register(bolt, desk, similar)
        drafting = self._drafting()
        lesson_listeners.register(bolt, reception, drafting)
        works = (
            ReporterWork(desk, similar),
            ManagerWork(desk),
            PromisesWork(desk),
            DigestWork(desk, similar, self.name_theme),
            LessonWork(desk, drafting),
        )
        return {kind: done for work in works for kind, done in work.handlers().items()}

    def overview(self) -> Overview:
        """Return what shows Ideas on App Home."""
        return Overview(self._desk())

    def _drafting(self) -> LessonDrafting:
        drafts = DatabaseLessonDrafts(self.database)
        return LessonDrafting(drafts, self.school, self.moments, self.lesson_author, self.now)

    def _desk(self) -> Desk:
        reports = DatabaseReports(self.database)
        office = Office(reports, self.people, self.allowances, self.working)
        return Desk(office, self.delivery, self.moments, self.now)
