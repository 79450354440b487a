"""The durable work of one's own data: shown, or deleted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.company.records.domain import KeptAbout
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
    kept_about: KeptAbout  # in every table, the quiz's among them

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (performs(ShowOwnData, self.show_data), performs(ForgetOwnData, self.forget))
        )

    async def show_data(self, request: ShowOwnData, _work: Work) -> Sequence[Outgoing]:
        """Show employees everything kept about them, in their direct message only."""
        who = request.employee_id
        first, *rest = messages.own_data(await self.own.look(who), self.bank())
        beside = messages.kept_beside(await self.kept_about(who))
        return [answered(request, first), *(posted(who, one) for one in (*rest, beside))]

    async def forget(self, request: ForgetOwnData, _work: Work) -> Sequence[Outgoing]:
        """Delete everything kept about the employee."""
        await self.own.forget(request.employee_id)
        return [posted(request.employee_id, messages.forgotten())]
