"""A quiz whose stores are in memory and whose clock stands until it is moved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TypedDict

from bot.company.working_time import WorkingTime
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.people.domain import Profile
from bot.people.groups import GroupFigures
from bot.people.service import CompanyPeople
from bot.quiz.domain import AnsweredQuestion, Attempt, QuestionBank, QuizQuestion, RoundQuestion
from bot.quiz.object.service import Objecting
from bot.quiz.personal.service import OwnAffairs
from bot.quiz.ports import Stores
from bot.quiz.progress.service import QuizOverview
from bot.quiz.remind.service import Reminding
from bot.quiz.service import Quiz
from tests.builders_people import EVERYBODY, NORTHWIND, a_profile
from tests.builders_quiz import MONDAY, a_question, questions
from tests.fakes_people import (
    FakeChosenDepartments,
    FakeDirectory,
    FakeSnapshots,
    WithoutChance,
)
from tests.fakes_quiz import (
    FakeAssignments,
    FakeAttempts,
    FakeDisagreements,
    FakeLearners,
    FakePlans,
    FakeReactions,
    FakeRounds,
)

MOMENTS = MomentsMap(
    (
        Moment("claims", "Claims", "", (DepartmentPart("it-systems", Stage.INTERACTION, ""),)),
        Moment(
            "delivery", "Delivery", "", (DepartmentPart("logistics", Stage.INTERACTION, ""),)
        ),
        Moment(
            "invoicing",
            "Invoicing",
            "",
            (
                DepartmentPart("it-systems", Stage.REMEMBRANCE, ""),
                DepartmentPart("logistics", Stage.INTERACTION, ""),
            ),
        ),
    )
)
ELSEWHERE = tuple(
    a_question(f"it-systems-claims-{n:02}", department_id="it-systems", moment_id="claims")
    for n in range(1, 7)
)


class Shared(TypedDict):
    """What every service of the quiz is given."""

    people: CompanyPeople
    stores: Stores
    now: Callable[[], datetime]


@dataclass
class Desk:
    """Everything the quiz needs, and short ways to use it."""

    questions: tuple[QuizQuestion, ...] = questions(12) + ELSEWHERE
    now: datetime = MONDAY
    hours: WorkingTime = field(default_factory=WorkingTime)
    closed: Mapping[str, frozenset[date]] = field(default_factory=dict)  # holidays by site
    attempts: FakeAttempts = field(default_factory=FakeAttempts)
    rounds: FakeRounds = field(default_factory=FakeRounds)
    learners: FakeLearners = field(default_factory=FakeLearners)
    disagreements: FakeDisagreements = field(default_factory=FakeDisagreements)
    assignments: FakeAssignments = field(default_factory=FakeAssignments)
    reactions: FakeReactions = field(default_factory=FakeReactions)
    plans: FakePlans = field(default_factory=FakePlans)
    chosen: FakeChosenDepartments = field(
        default_factory=lambda: FakeChosenDepartments({"U0MARCO": "logistics"})
    )
    directory: FakeDirectory = field(
        default_factory=lambda: FakeDirectory({who: a_profile(who) for who in EVERYBODY})
    )

    def __post_init__(self) -> None:
        self.people = CompanyPeople(NORTHWIND, directory=self.directory, chosen=self.chosen)
        stores = Stores(
            self.attempts,
            self.rounds,
            self.learners,
            self.disagreements,
            self.assignments,
            self.reactions,
        )
        shared: Shared = {"people": self.people, "stores": stores, "now": self.clock}
        self.quiz = Quiz(
            bank=self.bank, moments=lambda: MOMENTS, unasked_time=self.unasked_time, **shared
        )
        self.reminding = Reminding(quiz=self.quiz, **shared)
        self.own = OwnAffairs(people=self.people, stores=stores)
        self.objecting = Objecting(bank=self.bank, **shared)
        self.overview = QuizOverview(
            quiz=self.quiz,
            bank=self.bank,
            moments=lambda: MOMENTS,
            plans=self.plans,
            groups=GroupFigures(FakeSnapshots(), self.clock, WithoutChance()),
            **shared,
        )

    async def unasked_time(self, site: str | None) -> WorkingTime:
        return replace(self.hours, holidays=self.closed.get(site or "", frozenset()))

    def clock(self) -> datetime:
        return self.now

    def bank(self) -> QuestionBank:
        return QuestionBank(self.questions)

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)

    def profile(self, profile: Profile) -> None:
        self.directory.profiles[profile.employee_id] = profile

    def keep(self, *attempts: Attempt) -> None:
        self.attempts.kept |= {attempt.attempt_id: attempt for attempt in attempts}

    async def asked(self, who: str = "U0MARCO", key: str = "k") -> RoundQuestion:
        begun = await self.quiz.begin(who, key)
        assert isinstance(begun, RoundQuestion)
        return begun

    async def answers(self, asked: RoundQuestion, choice: int = 1) -> AnsweredQuestion:
        who, this = asked.round.employee_id, asked.round.round_id
        return await self.quiz.answer(who, this, asked.number, choice)

    async def takes_round(self, who: str = "U0MARCO", key: str = "k") -> AnsweredQuestion:
        asked = await self.asked(who, key)
        for number in range(len(asked.round.question_ids)):
            answered = await self.quiz.answer(who, asked.round.round_id, number, 1)
        return answered
