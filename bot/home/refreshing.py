"""Renews the pages of those whom a piece of work concerns, while they have theirs in use."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.tasks import work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Update, Work
from bot.home.domain import RenewHome, Visits

IN_USE = timedelta(days=1)  # since it was opened last; later it is renewed when it is opened


@dataclass(frozen=True, slots=True)
class Refreshing:
    """Wraps the handlers of features, so that pages follow their work."""

    delivery: Delivery
    visits: Visits
    now: Callable[[], datetime]

    def after(self, handler: Handler) -> Handler:
        """Return a handler that does the same, then renews the pages it concerns.

        Only pages that were opened within `IN_USE`.
        """

        async def done_and_renewed(work: Work) -> Sequence[Outgoing]:
            outgoing = await handler(work)
            for employee_id in sorted({*concerned(work, outgoing)}):
                await self._renew(employee_id, work)
            return outgoing

        return done_and_renewed

    async def _renew(self, employee_id: str, work: Work) -> None:
        visit = await self.visits.of(employee_id, work.team_id)
        if visit is None or self.now() - visit.last_at > IN_USE:
            return
        key = f"{RenewHome.KIND}:{work.team_id}:{employee_id}:after:{work.key}"
        await self.delivery.take_in(work_of(RenewHome(employee_id), key, work.team_id))


def concerned(work: Work, outgoing: Sequence[Outgoing]) -> Iterator[str]:
    """Yield the Slack ids of who caused the work and who is told of it; one may come twice."""
    places = [work.payload.get("employee_id", "")]
    for one in outgoing:
        match one:
            case Post(channel=channel):
                places.append(channel)
            case Update(reference=str() as reference):
                places.append(reference.rpartition(":")[2])  # "ideas.card:7:U0LENA"
            case _:
                pass
    return (place for place in places if place.startswith(("U", "W")))
