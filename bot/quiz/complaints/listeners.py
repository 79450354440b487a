"""Opens the draft from a complaint to a trainer; takes in the edit, approval or rejection."""

import json
from dataclasses import dataclass, replace

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery
from bot.modals import notice, reading_modal
from bot.quiz.authoring import modals
from bot.quiz.complaints import messages
from bot.quiz.complaints.domain import Complaints, Lesson, RejectLesson, TeachLesson
from bot.quiz.complaints.service import ComplaintDrafting
from bot.quiz.domain import Basis, QuizQuestion
from bot.slack import Block, Event, section

TITLE = "For our customers"
GONE = (messages.NO_QUOTE,)


@dataclass(frozen=True, slots=True)
class DraftModal:
    """The modal with the draft from a complaint, and what comes back of it."""

    complaints: Complaints
    drafting: ComplaintDrafting

    async def opened(self, number: int, employee_id: str) -> Block:
        """Return the draft to edit; else why there is none to edit."""
        complaint = await self.complaints.named(number)
        if complaint is None or not await self.drafting.may_decide(employee_id):
            return notice(TITLE, messages.NOT_A_TRAINER)
        if taught := await self.complaints.taught(number):
            said = messages.taught_before(complaint.label, taught).text
            return reading_modal("Not possible", [section(said)])
        question = await self.drafting.of(complaint)
        if question is None:
            return notice(TITLE, messages.NO_QUOTE)
        basis = question.passage
        carried = {"number": number, "document": basis.document, "quote": basis.quote}
        written_by = messages.PERHAPS_A_MODEL if self.drafting.authoring.author else ""
        return modals.editing(question, carried, modals.OF_COMPLAINT, written_by)

    async def edited(self, number: int, basis: Basis, view: Block) -> QuizQuestion | None:
        """Return the question as the trainer left it; None if its draft is gone meanwhile."""
        complaint = await self.complaints.named(number)
        question = await self.drafting.of(complaint) if complaint else None
        if question is None:
            return None
        return modals.edited(replace(question, passage=basis), view["state"]["values"])

    async def wrong(self, question: QuizQuestion) -> dict[str, str]:
        """Return what is wrong with the question, by the field that Slack marks."""
        return modals.lacking(question) or modals.errors_shown(
            await self.drafting.errors(question)
        )


def register(app: AsyncApp, delivery: Delivery, modal: DraftModal) -> None:
    """Connect a trainer's buttons and modal to Slack."""
    _register_buttons(app, delivery, modal)
    _register_sent(app, delivery, modal)


def _register_buttons(app: AsyncApp, delivery: Delivery, modal: DraftModal) -> None:
    @app.action(messages.LOOK)
    async def look(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        number, who = int(action["value"]), body["user"]["id"]
        await open_modal(client, body, modal.opened(number, who))

    @app.action(messages.REJECT)
    async def reject(ack: AsyncAck, body: Event, action: Event) -> None:
        number, who = int(action["value"]), body["user"]["id"]
        named = f"{number}:{who}:{action['action_ts']}"
        await delivery.take_in(from_click(body, RejectLesson(number, who), named))
        await ack()


def _register_sent(app: AsyncApp, delivery: Delivery, modal: DraftModal) -> None:
    @app.view(modals.OF_COMPLAINT.callback_id)
    async def approve(ack: AsyncAck, body: Event, view: Block) -> None:
        carried = json.loads(view["private_metadata"])
        number = carried["number"]
        basis = Basis(carried["document"], carried["quote"])
        question = await modal.edited(number, basis, view)
        wrong = await modal.wrong(question) if question else modals.errors_shown(GONE)
        if wrong or question is None:
            await ack(response_action="errors", errors=wrong)
            return
        lesson = Lesson.of(number, question)
        task = TeachLesson(lesson, body["user"]["id"], question.difficulty)
        await delivery.take_in(from_view(body, task, f"{number}:{view['id']}"))
        await ack()
