"""Registers guidance in Slack: its command, its modals, the work of changing it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.ask.agreeing import Publishing
from bot.ask.editing import listeners
from bot.ask.editing.pages import GuidancePages
from bot.ask.editing.work import EditingWork, FollowDocument
from bot.company.audit.domain import RecordChange
from bot.delivery.work import Delivery, Handler


@dataclass(frozen=True, slots=True, kw_only=True)
class EditingFeature:
    """Guidance of one workspace, read and changed in Slack."""

    pages: GuidancePages
    delivery: Delivery
    publishing: Publishing
    name_of: Callable[[str], Awaitable[str]]
    record: RecordChange
    follow: FollowDocument
    now: Callable[[], datetime]

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handler of each kind of work."""
        listeners.register(bolt, self.delivery, self.pages, self.name_of)
        work = EditingWork(
            pages=self.pages,
            publish=self.publishing.publish,
            record=self.record,
            follow=self.follow,
            now=self.now,
            ask_second=self.publishing.ask_second,
        )
        return work.handlers()
