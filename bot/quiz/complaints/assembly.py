"""Puts drafting from complaints together."""

from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.delivery.work import Handler
from bot.quiz.authoring.assembly import AuthoringFeature
from bot.quiz.complaints import listeners
from bot.quiz.complaints.domain import Complaints
from bot.quiz.complaints.listeners import DraftWindow
from bot.quiz.complaints.service import ComplaintDrafting
from bot.quiz.complaints.work import LessonWork


@dataclass(frozen=True, slots=True)
class ComplaintsFeature:
    """Drafting questions from complaints, beside the drafting from guidance."""

    authoring: AuthoringFeature
    complaints: Complaints

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return what does each kind of its work."""
        drafting = ComplaintDrafting(self.authoring.authoring())
        delivery = self.authoring.delivery
        listeners.register(bolt, delivery, DraftWindow(self.complaints, drafting))
        return LessonWork(self.complaints, drafting, delivery, self.authoring.record).handlers()
