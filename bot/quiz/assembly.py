"""Registers the use cases of Quiz: listeners, work and sections of App Home."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.company.forgetting.domain import PersonalData
from bot.company.working_time import WorkingTimeAt
from bot.database.engine import Database
from bot.delivery.tasks import schedule_of, work_of
from bot.delivery.work import Delivery, Handler
from bot.moments.domain import MomentsMap
from bot.people.domain import Department, Employee, People, Profile
from bot.people.groups import Band, GroupFigures
from bot.quiz import listeners
from bot.quiz.assign.store import SqlAssignments
from bot.quiz.domain import QuestionBank, RoundQuestion
from bot.quiz.looks import listeners as look_listeners
from bot.quiz.looks.domain import LookForManagers, Looks
from bot.quiz.looks.work import LookWork
from bot.quiz.object import listeners as object_listeners
from bot.quiz.object.modals import ExplanationModals, ReadPassage
from bot.quiz.object.service import Objecting
from bot.quiz.object.work import ObjectionWork
from bot.quiz.path import listeners as path_listeners
from bot.quiz.path.domain import LookForTalks
from bot.quiz.path.talks import TalkWork
from bot.quiz.path.teaching import Teaching
from bot.quiz.path.work import PathWork
from bot.quiz.personal import listeners as personal_listeners
from bot.quiz.personal.service import OwnAffairs
from bot.quiz.personal.work import PersonalWork
from bot.quiz.plans import listeners as plan_listeners
from bot.quiz.plans.domain import LookForPlans, Plans
from bot.quiz.plans.work import PlanWork, SharePlan, shares_nothing
from bot.quiz.ports import AskAbout, Stores
from bot.quiz.progress import listeners as figures_listeners
from bot.quiz.progress.listeners import QuestionFiguresView
from bot.quiz.progress.messages import home_section
from bot.quiz.progress.service import QuizOverview
from bot.quiz.react import listeners as reaction_listeners
from bot.quiz.react.store import SqlReactions
from bot.quiz.remind import listeners as remind_listeners
from bot.quiz.remind.domain import LookForReminders, NoteTimeZone
from bot.quiz.remind.messages import reminders
from bot.quiz.remind.service import Reminding
from bot.quiz.remind.work import ReminderWork
from bot.quiz.replies import QuestionPosts
from bot.quiz.service import Quiz
from bot.quiz.store import (
    SqlAttempts,
    SqlDisagreements,
    SqlLearners,
    SqlRounds,
)
from bot.quiz.take import listeners as take_listeners
from bot.quiz.take.messages import setting, skipping
from bot.quiz.take.sureness import Sureness
from bot.quiz.take.work import QuizWork
from bot.quiz.times import earliest
from bot.slack import Block

# A full quarter of an hour is one in every time zone, all of which keep to quarters.
SCHEDULES = (
    schedule_of(LookForReminders(), "quiz.look_round", "*/15 * * * *", "UTC"),
    schedule_of(LookForPlans(), "quiz.plans", "5 * * * *", "UTC"),
    schedule_of(LookForTalks(), "quiz.talks", "40 5 * * *", "UTC"),
    schedule_of(LookForManagers(), "quiz.looks", "0 7 1 * *", "UTC"),
)


def stores_in(database: Database) -> Stores:
    """Return the stores of Quiz in this database."""
    return Stores(
        SqlAttempts(database),
        SqlRounds(database),
        SqlLearners(database),
        SqlDisagreements(database),
        SqlAssignments(database),
        SqlReactions(database),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizFeature:
    """Quiz of one workspace."""

    stores: Stores
    delivery: Delivery
    people: People
    bank: Callable[[], QuestionBank]
    moments: Callable[[], MomentsMap]
    read_passage: ReadPassage
    answer_about: AskAbout
    now: Callable[[], datetime]
    unasked_time: WorkingTimeAt  # when something may come that nobody asked for
    forgetting: PersonalData
    groups: GroupFigures
    asks_sureness: Callable[[], Awaitable[bool]]  # as the company settled
    plans: Plans
    looks: Looks
    wants_looks: Callable[[], Awaitable[bool]]  # as the company settled
    share_plan: SharePlan = shares_nothing
    further_buttons: tuple[Block, ...] = field(default=())
    beside_choices: Callable[[RoundQuestion], tuple[Block, ...]] = lambda _: ()

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work.

        Before whatever takes every message that is left.
        """
        listeners.register(bolt, self.delivery)
        path_listeners.register(bolt, self.delivery, self.stores.learners)
        take_listeners.register(bolt, self.delivery)
        reaction_listeners.register(bolt, self.delivery)
        remind_listeners.register(bolt, self.delivery)
        personal_listeners.register(bolt, self.delivery)
        object_listeners.register(bolt, self.delivery, self._modals())
        plan_listeners.register(bolt, self.delivery, self._planning())
        look_listeners.register(bolt, self.delivery, self._looking())
        figures_listeners.register(bolt, QuestionFiguresView(self._overview(), self.people))
        return self._handlers()

    def _handlers(self) -> Mapping[str, Handler]:
        quiz, people, stores, now = self._quiz(), self.people, self.stores, self.now
        questions = QuestionPosts(
            self.moments, lambda asked: (*self.beside_choices(asked), *skipping(asked))
        )
        path, teaching = PathWork(quiz, people), Teaching(quiz, self.delivery.posted)
        planning = self._planning()
        take = QuizWork(
            quiz=quiz,
            questions=questions,
            delivery=self.delivery,
            asking_department=path.asking_department,
            further_buttons=self.further_buttons,
            before=teaching.before,
            sureness=Sureness(stores, self.asks_sureness, self.read_passage),
            after=planning.after,
        )
        reminding = Reminding(quiz=quiz, people=people, stores=stores, now=now)
        works = (
            path,
            TalkWork(quiz, people, self.delivery),
            teaching,
            take,
            planning,
            self._looking(),
            ReminderWork(reminding, questions, self.delivery, teaching.before),
            PersonalWork(OwnAffairs(people=people, stores=stores), self.bank, self.forgetting),
            self.role_messages(),
        )
        return {kind: done for work in works for kind, done in work.handlers().items()}

    def role_messages(self) -> ObjectionWork:
        """Return what owners of questions are told, by reference."""
        return ObjectionWork(self._objecting(), self.delivery.posted)

    async def choose_department(
        self, employee_id: str, department_id: str, team_id: str
    ) -> Department:
        """Keep where an employee works; a first choice begins the path."""
        return await self._quiz().choose_department(employee_id, department_id, team_id=team_id)

    async def hear_of_person(self, profile: Profile, team_id: str, changed_at: str) -> None:
        """Take in that a learner's time zone changed; ``changed_at`` names Slack's event."""
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
        learner = await self.stores.learners.of(employee.employee_id)
        hours = await self.unasked_time(employee.site)
        asked = [setting(learner)] if await self.asks_sureness() else []
        return [reminders(learner, self.now(), earliest(hours)), *asked]

    async def bands_of(self, department: Department) -> Mapping[str, Band]:
        """Return how much a department knows, by moment, where that may be told."""
        return await self._overview().bands_of(department)

    def _overview(self) -> QuizOverview:
        return QuizOverview(
            quiz=self._quiz(),
            bank=self.bank,
            moments=self.moments,
            people=self.people,
            stores=self.stores,
            groups=self.groups,
            plans=self.plans,
            now=self.now,
        )

    def _planning(self) -> PlanWork:
        return PlanWork(
            quiz=self._quiz(),
            plans=self.plans,
            delivery=self.delivery,
            now=self.now,
            share=self.share_plan,
        )

    def _looking(self) -> LookWork:
        return LookWork(
            quiz=self._quiz(),
            looks=self.looks,
            bands_of=self._overview().bands_of,
            is_wanted=self.wants_looks,
            delivery=self.delivery,
            now=self.now,
        )

    def _quiz(self) -> Quiz:
        return Quiz(
            bank=self.bank,
            moments=self.moments,
            people=self.people,
            stores=self.stores,
            now=self.now,
            unasked_time=self.unasked_time,
        )

    def _modals(self) -> ExplanationModals:
        return ExplanationModals(
            quiz=self._quiz(),
            bank=self.bank,
            objecting=self._objecting(),
            read_passage=self.read_passage,
            answer_about=self.answer_about,
        )

    def _objecting(self) -> Objecting:
        return Objecting(bank=self.bank, people=self.people, stores=self.stores, now=self.now)
