"""Takes in a trainer's request for drafts, and the decision about one."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_click, from_command, from_view, place_of
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery, Work
from bot.people.permissions import Action, check
from bot.quiz.authoring import messages, modals
from bot.quiz.authoring.domain import DecideDraft, DraftVerdict, RequestDrafts
from bot.quiz.authoring.service import Authoring
from bot.slack import Block, Event, rest_of


def register(app: AsyncApp, delivery: Delivery, authoring: Authoring) -> None:
    """Connect drafting to Slack, before whatever takes every command that is left."""
    _register_decisions(app, delivery)
    _register_editing(app, delivery, authoring)


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the word that brings drafts."""
    questions = CommandWord(
        words=("questions",),
        topic="*Trainers*: ",
        help="`/customer questions` brings drafts of quiz questions.",
        for_whom=Action.REVIEW_QUESTIONS,
        take=durably(delivery, _requesting_drafts),
    )
    return (questions,)


def _requesting_drafts(command: Event) -> Work:
    about, url = rest_of(command.get("text", "")), command["response_url"]
    return from_command(command, RequestDrafts(command["user_id"], about, url))


def _register_decisions(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(messages.APPROVE)
    async def approve(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_decided(body, action, DraftVerdict.APPROVE))
        await ack()

    @app.action(messages.REJECT)
    async def reject(ack: AsyncAck, body: Event, action: Event) -> None:
        await delivery.take_in(_decided(body, action, DraftVerdict.REJECT))
        await ack()


def _decided(body: Event, action: Event, verdict: DraftVerdict) -> Work:
    decision = DecideDraft(body["user"]["id"], action["value"], verdict, *place_of(body))
    return from_click(body, decision, _name_of(decision, action["action_ts"]))


def _name_of(decision: DecideDraft, pressed: str) -> str:
    return f"{decision.employee_id}:{decision.draft_id}:{decision.verdict}:{pressed}"


def _register_editing(app: AsyncApp, delivery: Delivery, authoring: Authoring) -> None:
    @app.action(messages.EDIT)
    async def edit(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, _modal(authoring, body, action["value"]))

    @app.view(modals.OF_GUIDANCE.callback_id)
    async def take_edited(ack: AsyncAck, body: Event, view: Block) -> None:
        carried = json.loads(view["private_metadata"])
        draft = await authoring.named(carried["draft_id"])
        question = modals.edited(draft.question, view["state"]["values"])
        if wrong := modals.lacking(question) or modals.errors_shown(
            await authoring.errors(question)
        ):
            await ack(response_action="errors", errors=wrong)
            return
        who = body["user"]["id"]
        decision = DecideDraft(who, verdict=DraftVerdict.APPROVE, question=question, **carried)
        await delivery.take_in(from_view(body, decision, _name_of(decision, view["id"])))
        await ack()


async def _modal(authoring: Authoring, body: Event, draft_id: str) -> Block:
    trainer = await authoring.people.employee(body["user"]["id"])
    check(trainer, Action.REVIEW_QUESTIONS)
    draft = await authoring.undecided(draft_id)
    channel, ts = place_of(body)
    carried = {"draft_id": draft_id, "channel": channel, "ts": ts}
    return modals.editing(draft.question, carried)
