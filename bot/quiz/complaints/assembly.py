"""Registers drafting from complaints: listeners and work."""

from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.delivery.work import Handler
from bot.quiz.authoring.assembly import AuthoringFeature
from bot.quiz.complaints import listeners
from bot.quiz.complaints.domain import Complaints
from bot.quiz.complaints.listeners import DraftModal
from bot.quiz.complaints.service import ComplaintDrafting
from bot.quiz.complaints.work import LessonWork


@dataclass(frozen=True, slots=True)
class ComplaintsFeature:
    """Drafting questions from complaints, beside the drafting from guidance."""

    authoring: AuthoringFeature
    complaints: Complaints

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work."""
        lessons = self.role_messages()
        modal = DraftModal(self.complaints, lessons.drafting)
        listeners.register(bolt, self.authoring.delivery, modal)
        return lessons.handlers()

    def role_messages(self) -> LessonWork:
        """Return what trainers are told of complaints, by reference."""
        drafting = ComplaintDrafting(self.authoring.authoring())
        delivery = self.authoring.delivery
        return LessonWork(self.complaints, drafting, delivery, self.authoring.record)
