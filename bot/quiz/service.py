"""Taking the quiz: which question is asked, what an answer tells, how it goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.company.working_time import WorkingTimeAt, usual
from bot.moments.domain import MomentsMap
from bot.people.domain import Department, People
from bot.people.permissions import Action, check
from bot.quiz.domain import (
    AnsweredQuestion,
    Attempt,
    NotYoursError,
    Occasion,
    QuestionBank,
    QuestionGoneError,
    QuizQuestion,
    Round,
    RoundOver,
    RoundQuestion,
)
from bot.quiz.filling import Filling
from bot.quiz.learners import change_learner, known_learner
from bot.quiz.ports import Stores
from bot.quiz.rounds import (
    Begun,
    NeedsDepartment,
    NothingToAsk,
    answers_in,
    is_last_step,
    name_of_round,
    next_in,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """Decides which question comes and what an answer is worth; keeps rounds in its stores."""

    bank: Callable[[], QuestionBank]
    moments: Callable[[], MomentsMap]
    people: People
    stores: Stores
    now: Callable[[], datetime]
    unasked_time: WorkingTimeAt = usual  # when something may come that nobody asked for

    async def begin(
        self, employee_id: str, key: str, *, team_id: str = "", is_reminder: bool = False
    ) -> Begun:
        """Ask the next question: of the round under way, or of a new one.

        Args:
            employee_id: who takes the quiz.
            key: identity of the request; the same one begins one round only.
            team_id: the employee's Slack workspace.
            is_reminder: it comes unasked, so it is kept short.

        Raises:
            NotAllowedError: the employee is deactivated.
        """
        employee = await self.people.employee(employee_id)
        check(employee, Action.TAKE_QUIZ)
        department = self.people.company.named(employee.department_id)
        if department is None:
            suggested = await self.people.suggested_department(employee_id)
            return NeedsDepartment(self.people.company.departments, suggested)
        learner = await known_learner(self.stores.learners, employee, team_id)
        under_way = await self._under_way(employee_id, department)
        if under_way is None:
            occasion = Occasion.REMINDER if is_reminder else Occasion.WISH
            wanted = Round(name_of_round(key), employee_id, occasion, (), self.now())
            filled = await self.filling.filled(wanted, learner, department.department_id)
            keep = self.stores.rounds.keep
            under_way = await keep(filled) if filled.question_ids else filled
        asked = await self._next_of(under_way)
        return asked if isinstance(asked, RoundQuestion) else NothingToAsk(department)

    async def choose_department(
        self, employee_id: str, department_id: str, *, team_id: str = ""
    ) -> Department:
        """Keep where the employee works; a first choice begins the path.

        A round of another department rests until the employee comes back to it.

        Raises:
            UnknownDepartmentError: no department has this id.
        """
        check(await self.people.employee(employee_id), Action.TAKE_QUIZ)
        employee = await self.people.choose_department(employee_id, department_id)
        learner = await known_learner(self.stores.learners, employee, team_id)
        if learner.path_began_at is None:
            await self.stores.learners.keep(replace(learner, path_began_at=self.now()))
        department = self.people.company.named(department_id)
        assert department is not None  # noqa: S101  # choosing would have raised
        return department

    async def answer(
        self, employee_id: str, round_id: str, number: int, choice: int, words: str = ""
    ) -> AnsweredQuestion:
        """Keep the choice, by its fingerprint, and tell what it was worth; the first stays.

        Raises:
            NotYoursError: the question was asked of somebody else.
            QuestionGoneError: the round or the question does not exist any more.
        """
        this = await self._own_round(employee_id, round_id)
        question = self._question(this, number)
        chosen = question.now_at(choice, words)
        attempt = await self.stores.attempts.add(
            Attempt(
                attempt_id=f"{round_id}.{number}",
                employee_id=employee_id,
                question_id=question.question_id,
                choice=chosen,
                is_right=chosen == question.best,
                answered_at=self.now(),
                passage=question.passage.fingerprint,
            )
        )
        await change_learner(self.stores.learners, employee_id, unanswered_reminders=0)
        return await self._told(this, question, attempt, number)

    async def answered(self, employee_id: str, round_id: str, number: int) -> AnsweredQuestion:
        """Return a question that was answered before, as it was told then.

        Raises:
            NotYoursError: the question was asked of somebody else.
            QuestionGoneError: nothing is known of such an answer any more.
        """
        this = await self._own_round(employee_id, round_id)
        kept = answers_in(this, await self.stores.attempts.of(employee_id)).get(number)
        if kept is None:
            raise QuestionGoneError
        return await self._told(this, self._question(this, number), kept, number)

    async def go_on(self, employee_id: str, round_id: str) -> RoundQuestion | RoundOver:
        """Ask the next question of the round that is not answered yet.

        Raises:
            NotYoursError: the round is somebody else's.
            QuestionGoneError: the round does not exist any more.
        """
        return await self._next_of(await self._own_round(employee_id, round_id))

    async def skip(self, employee_id: str, round_id: str) -> None:
        """Keep that a round is over, whatever of it was answered.

        Raises:
            NotYoursError: the round is somebody else's.
            QuestionGoneError: the round does not exist any more.
        """
        this = await self._own_round(employee_id, round_id)
        await self.stores.rounds.end(this.round_id, self.now())

    def questions_for(self, department_id: str | None) -> Sequence[QuizQuestion]:
        """Return the department's questions, those of its own moments before shared ones."""
        return self.filling.questions_for(department_id)

    @property
    def filling(self) -> Filling:
        """What chooses the questions of a round."""
        return Filling(
            bank=self.bank,
            moments=self.moments,
            people=self.people,
            stores=self.stores,
            unasked_time=self.unasked_time,
        )

    async def under_way(self, employee_id: str) -> Round | None:
        """Return the round that the employee has begun and not ended, or None."""
        employee = await self.people.employee(employee_id)
        department = self.people.company.named(employee.department_id)
        return await self._under_way(employee_id, department) if department else None

    async def _under_way(self, employee_id: str, department: Department) -> Round | None:
        for each in reversed(await self.stores.rounds.of(employee_id)):
            is_own = self.bank().department_of(each) == department.department_id
            is_open = each.ended_at is None and is_own
            if is_open and isinstance(await self._next_of(each), RoundQuestion):
                return each
        return None

    async def _own_round(self, employee_id: str, round_id: str) -> Round:
        this = await self.stores.rounds.named(round_id)
        if this is None:
            raise QuestionGoneError
        if this.employee_id != employee_id:
            message = "This question was asked of somebody else."
            raise NotYoursError(message)
        return this

    def _question(self, this: Round, number: int) -> QuizQuestion:
        ids = this.question_ids
        question = self.bank().named(ids[number]) if number in range(len(ids)) else None
        if question is None:
            raise QuestionGoneError
        return question

    async def _next_of(self, this: Round) -> RoundQuestion | RoundOver:
        attempts = await self.stores.attempts.of(this.employee_id)
        match next_in(this, self.bank(), attempts):
            case RoundOver() as over:
                return over
            case asked:
                return replace(asked, side=self._side_of(this, asked.question))

    def _side_of(self, this: Round, question: QuizQuestion) -> str:
        """Return the name of the department that is asked, where the round is another's."""
        if question.department_id == self.bank().department_of(this):
            return ""
        asked = self.people.company.named(question.department_id)
        return asked.name if asked else question.department_id

    async def _told(
        self, this: Round, question: QuizQuestion, attempt: Attempt, number: int
    ) -> AnsweredQuestion:
        attempts = await self.stores.attempts.of(this.employee_id)
        is_last = isinstance(next_in(this, self.bank(), attempts), RoundOver)
        if is_last:
            await self.stores.rounds.end(this.round_id, self.now())
        return AnsweredQuestion(
            question=question,
            round=this,
            number=number,
            choice=attempt.choice,
            right_so_far=sum(each.is_right for each in answers_in(this, attempts).values()),
            is_last=is_last,
            completes_path=is_last and await self._completes_path(this),
            is_right=attempt.is_right,
            is_sure=attempt.is_sure,
            side=self._side_of(this, question),
        )

    async def _completes_path(self, this: Round) -> bool:
        """Tell whether the round was the last step of the path; then keep that it is done."""
        who = this.employee_id
        is_last = is_last_step(this, await self.stores.rounds.of(who))
        if is_last:
            await change_learner(self.stores.learners, who, path_completed_at=self.now())
        return is_last
