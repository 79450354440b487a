"""Teaches before it asks: the department's moments, then a case worked through."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Posted, Work
from bot.quiz.domain import QuestionGoneError, RoundOver, RoundQuestion
from bot.quiz.opening import own_moments, worked_case
from bot.quiz.path import cards
from bot.quiz.path.domain import ShowCase
from bot.quiz.replies import posted, updated
from bot.quiz.rounds import steps_done
from bot.quiz.service import Quiz


@dataclass(frozen=True, slots=True)
class Teaching:
    """What stands before the first question of the path; each handler may run again."""

    quiz: Quiz
    posted: Callable[[str], Awaitable[Posted | None]]  # where the message of a reference is

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict((performs(ShowCase, self.show_case),))

    async def before(self, asked: RoundQuestion) -> Post | None:
        """Return what comes in place of the path's first question, once; None ever after."""
        who, name = asked.round.employee_id, f"quiz.moments:{asked.round.round_id}"
        if not asked.round.occasion.is_step or asked.number:
            return None
        is_begun = steps_done(await self.quiz.stores.rounds.of(who)) > 0
        if is_begun or await self.posted(name):
            return None
        opening = self._opening(asked)
        return replace(posted(who, cards.moments(opening)), reference=name)

    async def show_case(self, task: ShowCase, _work: Work) -> Sequence[Outgoing]:
        """Show a case with its answer, and take the button for it off the moments."""
        asked = await self.quiz.go_on(task.employee_id, task.round_id)
        if isinstance(asked, RoundOver):
            raise QuestionGoneError
        opening = self._opening(asked)
        left = updated(task, cards.moments(opening, is_read=True))
        return [left, posted(task.employee_id, cards.case(opening))]

    def _opening(self, asked: RoundQuestion) -> cards.PathOpening:
        bank, moments = self.quiz.bank(), self.quiz.moments()
        department_id = bank.department_of(asked.round) or asked.question.department_id
        department = self.quiz.people.company.named(department_id)
        case = worked_case(bank.of_department(department_id), moments, asked.round.employee_id)
        return cards.PathOpening(
            round=asked.round,
            department=department.name if department else department_id,
            moments=own_moments(moments, department_id),
            case=case,
            case_moment=moments.named(case.moment_id) if case else None,
        )
