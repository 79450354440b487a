"""Where clicks that open a modal, and modals that were sent, reach the quiz."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.windows import open_window
from bot.delivery.work import Delivery, Place, Work
from bot.quiz import messages
from bot.quiz.object import messages as objection_messages
from bot.quiz.object.modals import ExplanationModals
from bot.slack import team_of
from bot.windows import written_in

Event = dict[str, Any]


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
        await open_window(client, body, modals.passage(action["value"]))

    @app.action(messages.DISAGREE)
    async def disagree(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_window(client, body, modals.object_to(action["value"]))

    @app.action(messages.ASK_ABOUT)
    async def ask_about(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        place = (body["channel"]["id"], body["message"]["ts"])
        view = modals.ask_about(body["user"]["id"], action["value"], *place)
        await open_window(client, body, view)


def _register_owners(app: AsyncApp, modals: ExplanationModals) -> None:
    @app.action(objection_messages.ANSWER_OBJECTION)
    async def answer_objection(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_window(client, body, modals.answer(action["value"]))


def _register_sent(app: AsyncApp, delivery: Delivery, modals: ExplanationModals) -> None:
    @app.view(objection_messages.OBJECT_MODAL)
    async def take_objection(ack: AsyncAck, body: Event) -> None:
        question_id = body["view"]["private_metadata"]
        work = _sent(body, "quiz.disagree", question_id=question_id, words=_words(body))
        await delivery.take_in(work)
        await ack()

    @app.view(objection_messages.ANSWER_MODAL)
    async def take_answer(ack: AsyncAck, body: Event) -> None:
        here = body["view"]["private_metadata"]
        more = {"disagreement_id": here, "words": _words(body)}
        await delivery.take_in(_sent(body, "quiz.answer_disagreement", **more))
        await ack()

    @app.view(objection_messages.ASK_MODAL)
    async def take_question(ack: AsyncAck, body: Event) -> None:
        await modals.ask(body, _words(body))
        await ack()


def _words(body: Event) -> str:
    return written_in(body["view"], objection_messages.WORDS)


def _sent(body: Event, kind: str, **more: Any) -> Work:
    """Return the work of a modal that was sent; Slack names each opened modal once."""
    who = body["user"]["id"]
    return Work(
        kind=kind,
        key=f"{kind}:{body['view']['id']}",
        payload={"employee_id": who, **more},
        team_id=team_of(body),
        reports_failure_to=Place(who, None, who),
    )
