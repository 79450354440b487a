"""Where a trainer's wish for drafts, and the decision about one, reach the quiz."""

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.windows import open_window
from bot.delivery.work import Delivery, Place, Work
from bot.people.permissions import Action, check
from bot.quiz.authoring import messages, modal
from bot.quiz.authoring.deciding_work import APPROVE, DECIDE, REJECT
from bot.quiz.authoring.drafting_work import WISH
from bot.quiz.authoring.serialization import question_to_json
from bot.quiz.authoring.service import Authoring
from bot.slack import Block, first_word, rest_of, team_of

Event = dict[str, Any]
COMMAND = "questions"


def register(app: AsyncApp, delivery: Delivery, authoring: Authoring) -> None:
    """Connect drafting to Slack, before whatever takes every command that is left."""
    _register_wishes(app, delivery)
    _register_decisions(app, delivery)
    _register_editing(app, delivery, authoring)


def _register_wishes(app: AsyncApp, delivery: Delivery) -> None:
    @app.command("/customer", matchers=[_is_for_drafts])
    async def take_wish(ack: AsyncAck, command: Event) -> None:
        who = command["user_id"]
        work = Work(
            kind=WISH,
            key=f"{WISH}:{command['team_id']}:{who}:{command['trigger_id']}",
            payload={
                "employee_id": who,
                "words": rest_of(command.get("text", "")),
                "response_url": command["response_url"],
            },
            team_id=command["team_id"],
            reports_failure_to=Place(who, None, who),
        )
        await delivery.take_in(work)
        await ack()


async def _is_for_drafts(command: Event) -> bool:
    return first_word(command.get("text", "")) == COMMAND


def _register_decisions(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(messages.APPROVE)
    async def approve(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_deciding(body, action, APPROVE))
        await ack()

    @app.action(messages.REJECT)
    async def reject(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_deciding(body, action, REJECT))
        await ack()


def _deciding(body: Event, action: Event, verdict: str) -> Work:
    place = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
    payload = {"draft_id": action["value"], "verdict": verdict, **place}
    return _work(body, payload, identity=action["action_ts"])


def _work(body: Event, payload: dict[str, Any], *, identity: str) -> Work:
    who, what = body["user"]["id"], f"{payload['draft_id']}:{payload['verdict']}"
    return Work(
        kind=DECIDE,
        key=f"{DECIDE}:{who}:{what}:{identity}",
        payload={**payload, "employee_id": who},
        team_id=team_of(body),
        reports_failure_to=Place(who, None, who),
    )


def _register_editing(app: AsyncApp, delivery: Delivery, authoring: Authoring) -> None:
    @app.action(messages.EDIT)
    async def edit(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_window(client, body, _window(authoring, body, action["value"]))

    @app.view(modal.EDITED)
    async def take_edited(ack: AsyncAck, body: Event, view: Block) -> None:
        carried = json.loads(view["private_metadata"])
        draft = await authoring.named(carried["draft_id"])
        question = modal.edited(draft.question, view["state"]["values"])
        if errors := await authoring.errors(question):
            await ack(response_action="errors", errors=modal.errors_shown(errors))
            return
        payload = {**carried, "verdict": APPROVE, "question": question_to_json(question)}
        await delivery.take_in(_work(body, payload, identity=view["id"]))
        await ack()


async def _window(authoring: Authoring, body: Event, draft_id: str) -> Block:
    trainer = await authoring.people.employee(body["user"]["id"])
    check(trainer, Action.REVIEW_QUESTIONS)
    draft = await authoring.undecided(draft_id)
    return modal.editing(draft, body["channel"]["id"], body["message"]["ts"])
