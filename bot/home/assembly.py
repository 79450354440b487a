"""Registers App Home: listeners, work, and the renewal of pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.database.engine import Database
from bot.delivery.work import Delivery, Handler
from bot.home import listeners
from bot.home.domain import ChooseHomeDepartment, HomeSection
from bot.home.refreshing import Refreshing
from bot.home.store import SqlVisits
from bot.home.work import ChooseDepartment, HomeWork
from bot.people.domain import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """App Home of one workspace."""

    database: Database
    delivery: Delivery
    people: People
    sections: Sequence[HomeSection]  # in the order in which they are shown
    settings: Sequence[HomeSection]  # beside department and time zone
    choose_department: ChooseDepartment
    now: Callable[[], datetime]

    def listen(self, bolt: AsyncApp) -> None:
        """Register the listeners."""
        listeners.register(bolt, self.delivery)

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        work = HomeWork(
            sections=self.sections,
            settings=self.settings,
            people=self.people,
            visits=SqlVisits(self.database),
            choose_department=self.choose_department,
            now=self.now,
        )
        handlers = dict(work.handlers())
        choosing = ChooseHomeDepartment.KIND
        return {**handlers, choosing: self.refreshing().after(handlers[choosing])}

    def refreshing(self) -> Refreshing:
        """Return what renews pages after the features' work."""
        return Refreshing(self.delivery, SqlVisits(self.database), self.now)
