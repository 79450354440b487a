"""Opens the modals below an explanation, and takes in what was sent in them."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_view, place_of
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery
from bot.modals import written_in
from bot.quiz import messages
from bot.quiz.object import messages as objection_messages
from bot.quiz.object.domain import AnswerObjection, ObjectToQuestion
from bot.quiz.object.modals import ExplanationModals
from bot.slack import Event


def register(app: AsyncApp, delivery: Delivery, modals: ExplanationModals) -> None:
    """Connect the quiz's modals to Slack."""
    _register_openers(app, modals)
    _register_owners(app, modals)
    _register_sent(app, delivery, modals)


def _register_openers(app: AsyncApp, modals: ExplanationModals) -> None:
    @app.action(messages.READ_PASSAGE)
    async def read_passage(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, modals.passage(action["value"]))

    @app.action(messages.DISAGREE)
    async def disagree(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, modals.object_to(action["value"]))

    @app.action(messages.ASK_ABOUT)
    async def ask_about(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        view = modals.ask_about(body["user"]["id"], action["value"], *place_of(body))
        await open_modal(client, body, view)


def _register_owners(app: AsyncApp, modals: ExplanationModals) -> None:
    @app.action(objection_messages.ANSWER_OBJECTION)
    async def answer_objection(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, modals.answer(action["value"]))


def _register_sent(app: AsyncApp, delivery: Delivery, modals: ExplanationModals) -> None:
    @app.view(objection_messages.OBJECT_MODAL)
    async def take_objection(ack: AsyncAck, body: Event) -> None:
        question_id = body["view"]["private_metadata"]
        objection = ObjectToQuestion(body["user"]["id"], question_id, _words(body))
        await delivery.take_in(from_view(body, objection))
        await ack()

    @app.view(objection_messages.ANSWER_MODAL)
    async def take_answer(ack: AsyncAck, body: Event) -> None:
        disagreement_id = body["view"]["private_metadata"]
        answer = AnswerObjection(body["user"]["id"], disagreement_id, _words(body))
        await delivery.take_in(from_view(body, answer))
        await ack()

    @app.view(objection_messages.ASK_MODAL)
    async def take_question(ack: AsyncAck, body: Event) -> None:
        await modals.ask(body, _words(body))
        await ack()


def _words(body: Event) -> str:
    return written_in(body["view"], objection_messages.WORDS)
