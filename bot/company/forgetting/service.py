"""Shows what is kept about a person, and forgets it, as every table and work declares."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.company.forgetting.domain import FinishForgetting, fingerprint_of, says, says_one_of
from bot.company.records.domain import KeptOfPerson
from bot.company.records.forgetting import forget_person
from bot.company.records.known import kept_about
from bot.database.engine import Database
from bot.delivery.kept_work import WORK
from bot.delivery.tasks import work_of
from bot.delivery.work import LAST_TRY, SLACK_REPEATS, Delivery, Mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPersonalData:
    """Knows and forgets persons in one workspace; asks nobody whether it may."""

    database: Database
    delivery: Delivery
    now: Callable[[], datetime]

    async def look(self, employee_id: str) -> list[KeptOfPerson]:
        """Return all that names the person: rows of tables, and kept work."""
        found = await kept_about(self.database, employee_id)
        count = await self.delivery.count_work(Mentions(says(employee_id), employee_id))
        works = KeptOfPerson("work", WORK.what, count, str(WORK.kept))
        return [*found, works] if count else found

    async def forget(self, employee_id: str, team_id: str) -> Sequence[KeptOfPerson]:
        """Forget the person; return what names them all the same, read anew from every table.

        Work of the last hour, this one among it, follows when that is over.
        """
        now = self.now()
        await self._finish_later(FinishForgetting(fingerprint_of(employee_id), now), team_id)
        await forget_person(self.database, employee_id)
        old = Mentions(says(employee_id), employee_id, until=now - SLACK_REPEATS)
        await self.delivery.forget_work(old)
        return await kept_about(self.database, employee_id)

    async def finish(self, task: FinishForgetting, team_id: str) -> None:
        """Forget the work that had to stay at first; what is in hand, another hour later."""
        left = Mentions(says_one_of(task.fingerprint), until=task.at)
        if await self.delivery.forget_work(left) and task.tries < LAST_TRY:
            again = FinishForgetting(task.fingerprint, task.at, task.tries + 1)
            await self._finish_later(again, team_id)

    async def _finish_later(self, task: FinishForgetting, team_id: str) -> None:
        key = f"{task.KIND}:{task.fingerprint}:{task.at.isoformat()}:{task.tries}"
        due = self.now() + SLACK_REPEATS
        await self.delivery.take_in(work_of(task, key, team_id, not_before=due))
