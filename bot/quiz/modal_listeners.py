"""Where clicks that open a modal, and modals that were sent, reach the quiz."""

import json
import logging
from collections.abc import Awaitable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.work import Delivery, Place, Work
from bot.quiz import messages, objection_messages
from bot.quiz.modals import Modals, or_what_went_wrong
from bot.slack import Block, team_of

log = logging.getLogger(__name__)
Event = dict[str, Any]


def register(app: AsyncApp, delivery: Delivery, modals: Modals) -> None:
    """Connect the quiz's modals to Slack."""
    _register_openers(app, modals)
    _register_owners(app, modals)
    _register_sent(app, delivery, modals)


def _register_openers(app: AsyncApp, modals: Modals) -> None:
    @app.action(messages.READ_PASSAGE)
    async def read_passage(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        await ack()
        await open_view(client, body, respond, modals.passage(action["value"]))

    @app.action(messages.DISAGREE)
    async def disagree(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        await ack()
        await open_view(client, body, respond, modals.object_to(action["value"]))

    @app.action(messages.ASK_ABOUT)
    async def ask_about(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        await ack()
        place = (body["channel"]["id"], body["message"]["ts"])
        view = modals.ask_about(body["user"]["id"], action["value"], *place)
        await open_view(client, body, respond, view)


def _register_owners(app: AsyncApp, modals: Modals) -> None:
    @app.action(objection_messages.ANSWER_OBJECTION)
    async def answer_objection(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        await ack()
        await open_view(client, body, respond, modals.answer(action["value"]))


async def open_view(
    client: AsyncWebClient, body: Event, respond: AsyncRespond, view: Awaitable[Block]
) -> None:
    """Open the modal, or say in it why there is none; a trigger may have run out by then."""
    try:
        opened = await or_what_went_wrong(view)
        await client.views_open(trigger_id=body["trigger_id"], view=opened)
    except SlackApiError as error:
        log.warning("a modal did not open", extra={"why": error.response["error"]})
        await respond(
            "That did not open in time. Please press the button again.",
            replace_original=False,
            response_type="ephemeral",
        )


def _register_sent(app: AsyncApp, delivery: Delivery, modals: Modals) -> None:
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
        await delivery.take_in(_asked(body, modals))
        await ack()


def _asked(body: Event, modals: Modals) -> Work:
    """Return the work of answering a question about a quiz question, in that one's thread."""
    carried, who = json.loads(body["view"]["private_metadata"]), body["user"]["id"]
    key = f"quiz:{body['view']['id']}"
    return Work(
        kind="ask.answer",
        key=f"ask.answer:{key}",
        payload={
            "key": key,
            "text": _words(body),
            "employee_id": who,
            "channel": carried["channel"],
            "thread_ts": carried["ts"],
            "ts": carried["ts"],
            "context": modals.context_of(carried["q"]),
        },
        team_id=team_of(body),
        reports_failure_to=Place(carried["channel"], carried["ts"], who),
    )


def _words(body: Event) -> str:
    return (body["view"]["state"]["values"]["words"]["words"]["value"] or "").strip()


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
