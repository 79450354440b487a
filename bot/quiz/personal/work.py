"""The durable work of one's own data: shown, or deleted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.company.forgetting.domain import PersonalData
from bot.company.forgetting.messages import forgotten
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Work
from bot.quiz.domain import QuestionBank
from bot.quiz.personal import messages
from bot.quiz.personal.service import OwnAffairs
from bot.quiz.replies import answered, posted
from bot.quiz.requests import ForgetOwnData, ShowOwnData


@dataclass(frozen=True, slots=True)
class PersonalWork:
    """Shows and deletes one's own data; each handler may run again after a crash."""

    own: OwnAffairs
    bank: Callable[[], QuestionBank]
    forgetting: PersonalData  # in every table, the quiz's among them

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (performs(ShowOwnData, self.show_data), performs(ForgetOwnData, self.forget))
        )

    async def show_data(self, request: ShowOwnData, _work: Work) -> Sequence[Outgoing]:
        """Show employees everything kept about them, in their direct message only."""
        who = request.employee_id
        first, *rest = messages.own_data(await self.own.look(who), self.bank())
        beside = messages.kept_beside(await self.forgetting.look(who))
        return [answered(request, first), *(posted(who, one) for one in (*rest, beside))]

    async def forget(self, request: ForgetOwnData, work: Work) -> Sequence[Outgoing]:
        """Delete everything kept about the employee, and tell what is found afterwards."""
        left = await self.forgetting.forget(request.employee_id, work.team_id)
        return [posted(request.employee_id, forgotten(left))]
