"""Puts the parts of Quiz together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.database.engine import Database
from bot.delivery.tasks import schedule_of, work_of
from bot.delivery.work import Delivery, Handler
from bot.moments.domain import MomentsMap
from bot.people.domain import Department, Employee, People, Profile
from bot.quiz.domain import QuestionBank, RoundQuestion
from bot.quiz.object.modals import ExplanationModals, ReadPassage
from bot.quiz.object.service import Objecting
from bot.quiz.personal.service import OwnAffairs
from bot.quiz.personal.work import PersonalWork
from bot.quiz.ports import AskAbout, Stores
from bot.quiz.progress import listeners as figures_listeners
from bot.quiz.progress.listeners import QuestionFiguresView
from bot.quiz.progress.messages import home_section, reminders
from bot.quiz.progress.service import QuizOverview
from bot.quiz.remind.service import Reminding
from bot.quiz.service import Quiz
from bot.quiz.store import (
    SqlAttempts,
    SqlDisagreements,
    SqlLearners,
    SqlRounds,
)
from bot.quiz.take import listeners
from bot.quiz.take.domain import LookForReminders, NoteTimeZone
from bot.quiz.take.work import QuizWork
from bot.slack import Block

# Half past nine is half past nine in every time zone, all of which keep to quarters of an hour.
SCHEDULE = schedule_of(LookForReminders(), "quiz.look_round", "*/15 * * * *", "UTC")


def stores_in(database: Database) -> Stores:
    """Return everything Quiz keeps."""
    return Stores(
        SqlAttempts(database),
        SqlRounds(database),
        SqlLearners(database),
        SqlDisagreements(database),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizFeature:
    """The feature, made of what all features share."""

    stores: Stores
    delivery: Delivery
    people: People
    bank: Callable[[], QuestionBank]
    moments: Callable[[], MomentsMap]
    read_passage: ReadPassage
    answer_about: AskAbout
    now: Callable[[], datetime]
    further_buttons: tuple[Block, ...] = field(default=())
    beside_choices: Callable[[RoundQuestion], tuple[Block, ...]] = lambda _: ()

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return what does each kind of its work.

        Before whatever takes every message that is left.
        """
        modals = ExplanationModals(
            quiz=self._quiz(),
            bank=self.bank,
            objecting=self._objecting(),
            read_passage=self.read_passage,
            answer_about=self.answer_about,
        )
        listeners.register(bolt, self.delivery, modals, self.stores.learners)
        figures_listeners.register(bolt, QuestionFiguresView(self._overview(), self.people))
        return self._handlers()

    def _handlers(self) -> Mapping[str, Handler]:
        quiz, people, stores, now = self._quiz(), self.people, self.stores, self.now
        work = QuizWork(
            quiz=quiz,
            reminding=Reminding(quiz=quiz, people=people, stores=stores, now=now),
            people=people,
            delivery=self.delivery,
            moments=self.moments,
            now=now,
            further_buttons=self.further_buttons,
            beside_choices=self.beside_choices,
        )
        personal = PersonalWork(
            own=OwnAffairs(quiz=quiz, people=people, stores=stores, now=now),
            objecting=self._objecting(),
            posted=self.delivery.posted,
        )
        return {**work.handlers(), **personal.handlers()}

    async def choose_department(
        self, employee_id: str, department_id: str, team_id: str
    ) -> Department:
        """Keep where an employee works; a first choice begins the path."""
        return await self._quiz().choose_department(employee_id, department_id, team_id=team_id)

    async def hear_of_person(self, profile: Profile, team_id: str, changed_at: str) -> None:
        """Keep where the day of a learner begins and ends, once Slack says it changed."""
        learner = await self.stores.learners.of(profile.employee_id)
        if learner and learner.time_zone != profile.time_zone:
            moved = NoteTimeZone(profile.employee_id)
            key = f"{moved.KIND}:{team_id}:{profile.employee_id}:{changed_at}"
            await self.delivery.take_in(work_of(moved, key, team_id))

    async def home(self, employee: Employee, _team_id: str) -> list[Block]:
        """Return the quiz's blocks of one employee's App Home."""
        overview = self._overview()
        return home_section(await overview.section(employee.employee_id), self.bank())

    async def settings(self, employee: Employee, _team_id: str) -> list[Block]:
        """Return the employee's own settings of the quiz, for App Home."""
        return [reminders(await self.stores.learners.of(employee.employee_id), self.now())]

    def _overview(self) -> QuizOverview:
        return QuizOverview(
            quiz=self._quiz(),
            bank=self.bank,
            moments=self.moments,
            people=self.people,
            stores=self.stores,
            now=self.now,
        )

    def _quiz(self) -> Quiz:
        return Quiz(
            bank=self.bank,
            moments=self.moments,
            people=self.people,
            stores=self.stores,
            now=self.now,
        )

    def _objecting(self) -> Objecting:
        return Objecting(bank=self.bank, people=self.people, stores=self.stores, now=self.now)
