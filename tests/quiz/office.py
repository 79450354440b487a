"""A desk with the handlers of the quiz's work on it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.company.records.domain import KeptOfPerson
from bot.delivery.work import Outgoing, Work
from bot.quiz.domain import Basis
from bot.quiz.object.domain import OpenedPassage
from bot.quiz.object.work import ObjectionWork
from bot.quiz.path.teaching import Teaching
from bot.quiz.path.work import PathWork
from bot.quiz.personal.work import PersonalWork
from bot.quiz.plans.work import PlanWork
from bot.quiz.remind.work import ReminderWork
from bot.quiz.replies import QuestionPosts
from bot.quiz.take.sureness import Sureness
from bot.quiz.take.work import QuizWork
from bot.slack import Block, section
from tests.fakes import FakeDelivery
from tests.quiz.desk import MOMENTS, Desk

PLACE = {"channel": "D0MARCO", "ts": "1.0"}


@dataclass
class FakePersonalData:
    """What is kept of one person beside a desk; a desk keeps nothing of anybody else."""

    desk: Desk
    beside: list[KeptOfPerson] = field(default_factory=list)

    async def look(self, _employee_id: str) -> Sequence[KeptOfPerson]:
        own = [KeptOfPerson("quiz_attempt", "an answer", len(self.desk.attempts.kept), "on")]
        return [*(own if self.desk.attempts.kept else []), *self.beside]

    async def forget(self, employee_id: str, _team_id: str) -> Sequence[KeptOfPerson]:
        desk = self.desk
        for kept in (desk.attempts, desk.rounds, desk.learners, desk.disagreements):
            kept.kept.clear()
        self.beside.clear()
        return await self.look(employee_id)


class Office(Desk):
    """What is posted for what was taken in, with stores in memory."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.delivery = FakeDelivery()
        self.asks_sureness = False
        self.personal = FakePersonalData(self)
        questions = QuestionPosts(lambda: MOMENTS)
        path, teaching = (
            PathWork(self.quiz, self.people),
            Teaching(self.quiz, self.delivery.posted),
        )
        self.planning = PlanWork(
            quiz=self.quiz,
            plans=self.plans,
            delivery=self.delivery,
            now=self.clock,
            share=shared,
        )
        take = QuizWork(
            quiz=self.quiz,
            questions=questions,
            delivery=self.delivery,
            asking_department=path.asking_department,
            before=teaching.before,
            sureness=Sureness(self.quiz.stores, self.company_asks, self.read_passage),
            after=self.planning.after,
        )
        self.objections = ObjectionWork(self.objecting, self.delivery.posted)
        for work in (
            path,
            teaching,
            take,
            self.planning,
            ReminderWork(self.reminding, questions, self.delivery, teaching.before),
            PersonalWork(self.own, self.bank, self.personal),
            self.objections,
        ):
            self.delivery.handlers |= work.handlers()

    async def company_asks(self) -> bool:
        return self.asks_sureness

    async def read_passage(self, basis: Basis) -> OpenedPassage | None:
        return OpenedPassage("Logistics › Loading", f"{basis.quote} Then sign for it.", "")

    async def does(self, kind: str, key: str = "k", **payload: object) -> Sequence[Outgoing]:
        """Take the work in and do it, with all that follows; returns what went out."""
        given = {"employee_id": "U0MARCO"} | payload
        await self.delivery.take_in(Work(kind, f"{kind}:{key}", given, "T0NORTH"))
        return await self.delivery.run()


def shared(words: str) -> list[Block]:
    return [section(f"Share: {words}")]


def words_of(outgoing: Sequence[Outgoing]) -> str:
    return json.dumps([getattr(each, "blocks", ()) for each in outgoing], ensure_ascii=False)
