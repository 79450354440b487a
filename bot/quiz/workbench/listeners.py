"""Opens the workbench from ``/customer bank``, and takes in what trainers do there."""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, TypedCommand
from bot.delivery.intake import from_click, from_view, place_of
from bot.delivery.sending.opening_modals import open_modal, opens, or_why_not, renew_modal
from bot.delivery.work import Delivery
from bot.modals import notice, written_in
from bot.people.permissions import Action
from bot.quiz.authoring import modals
from bot.quiz.domain import QuizQuestion
from bot.quiz.workbench import messages
from bot.quiz.workbench.domain import AgreeQuestion, ChangeQuestion, QuestionDeed
from bot.quiz.workbench.service import Workbench
from bot.slack import Block, Event, chosen_in, rest_of

MEANWHILE = "Somebody else changed this question meanwhile. Copy your words, and open it again."


def words(workbench: Workbench) -> tuple[CommandWord, ...]:
    """Return the word that opens the workbench."""

    async def take(typed: TypedCommand) -> None:
        await typed.ack()
        said, who = rest_of(typed.command.get("text") or ""), typed.command["user_id"]
        view = await or_why_not(_list(workbench, who, {"d": "", "w": said, "p": 0}))
        await opens(typed.client, typed.command["trigger_id"], view)

    return (
        CommandWord(
            words=("bank",),
            topic="*Trainers*: ",
            help="`/customer bank` and words lists quiz questions to read, change and retire.",
            for_whom=Action.REVIEW_QUESTIONS,
            take=take,
        ),
    )


async def _list(workbench: Workbench, who: str, state: Block) -> Block:
    seen = await workbench.listed(who, state["d"], state["w"], state["p"])
    return messages.list_modal(seen, workbench.people.company.departments)


def register(app: AsyncApp, delivery: Delivery, workbench: Workbench) -> None:
    """Connect the workbench to Slack."""
    _register_list(app, workbench)
    _register_pages(app, workbench)
    _register_typing(app, workbench)
    _register_deeds(app, delivery)
    _register_keeping(app, delivery, workbench)


def _register_list(app: AsyncApp, workbench: Workbench) -> None:
    def turned(action_id: str | re.Pattern[str], change: Callable[[Event], Block]) -> None:
        @app.action(action_id)
        async def turn(
            ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
        ) -> None:
            await ack()
            if not (turned_in := body.get("view")):
                return  # a button of that name stands in no message of ours
            state = json.loads(turned_in["private_metadata"])
            by = change(action)
            page = state["p"] + by["p"] if "p" in by else 0
            view = _list(workbench, body["user"]["id"], {**state, **by, "p": page})
            await renew_modal(client, body, view)

    turned(messages.DEPARTMENT, lambda action: {"d": _department(chosen_in(action))})
    turned(
        re.compile(rf"^{re.escape(messages.TURN)}\.(before|next)$"),
        lambda action: {"p": int(action["value"])},
    )

    @app.view(messages.LIST)
    async def search(ack: AsyncAck, body: Event, view: Block) -> None:
        state = json.loads(view["private_metadata"])
        state |= {"w": written_in(view, messages.SEARCH), "p": 0}
        found = await or_why_not(_list(workbench, body["user"]["id"], state))
        await ack(response_action="update", view=found)


def _department(chosen: str) -> str:
    return "" if chosen == messages.ALL else chosen


def _register_pages(app: AsyncApp, workbench: Workbench) -> None:
    async def page(value: str, who: str) -> Block:
        return messages.page_modal(await workbench.page(who, value))

    async def edit(value: str, who: str) -> Block:
        said = json.loads(value)
        seen = await workbench.page(who, said["q"])
        if seen.number != said["n"]:
            return notice(messages.TITLE, MEANWHILE)
        return messages.edit_modal(seen.question, seen.number, seen.verdicts)

    async def twin(value: str, who: str) -> Block:
        like = json.loads(value)["q"]
        question = await workbench.template(who, like)
        return messages.edit_modal(question, 0, (), like=like)

    for action_id, modal in (
        (messages.OPEN, page),
        (messages.EDIT, edit),
        (messages.TWIN, twin),
    ):
        _opens(app, action_id, modal)


def _opens(
    app: AsyncApp, action_id: str, modal: Callable[[str, str], Awaitable[Block]]
) -> None:
    @app.action(action_id)
    async def show(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, modal(action["value"], body["user"]["id"]))


def _register_typing(app: AsyncApp, workbench: Workbench) -> None:
    fields = re.compile(rf"^({modals.SITUATION}|(best|other\d)(_why)?)$")

    @app.action(fields)
    async def typed(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        if not (view := body.get("view")):
            return  # a button of that name stands in no message of ours
        question, _ = await _written(workbench, body["user"]["id"], view)
        verdicts = await workbench.verdicts(question)
        await renew_modal(client, body, messages.with_verdicts(view, verdicts))


async def _written(workbench: Workbench, who: str, view: Block) -> tuple[QuizQuestion, int]:
    """Return what stands in the modal, and the newest version of it that there is."""
    said = json.loads(view["private_metadata"])
    page = await workbench.page(who, said["like"] or said["q"])
    history = await workbench.versions.history(said["q"])
    seen = replace(page.question, question_id=said["q"])
    number = history[0].number if history else 0
    return modals.edited(seen, view["state"]["values"]), number


def _register_deeds(app: AsyncApp, delivery: Delivery) -> None:
    for action_id, deed in (
        (messages.RETIRE, QuestionDeed.RETIRED),
        (messages.BRING_BACK, QuestionDeed.GIVEN_BACK),
    ):
        _takes(app, delivery, action_id, deed)

    @app.action(messages.AGREE)
    async def agree(ack: AsyncAck, body: Event, action: Event) -> None:
        said, who = json.loads(action["value"]), body["user"]["id"]
        task = AgreeQuestion(who, said["q"], said["n"], *place_of(body))
        await delivery.take_in(from_click(body, task))
        await ack()


def _takes(app: AsyncApp, delivery: Delivery, action_id: str, deed: QuestionDeed) -> None:
    @app.action(action_id)
    async def take(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        said, who = json.loads(action["value"]), body["user"]["id"]
        task = ChangeQuestion(who, said["q"], said["n"], deed.value)
        await delivery.take_in(from_click(body, task))
        await ack()
        told = "I am at it, and write to you when it counts."
        await renew_modal(client, body, notice(messages.TITLE, told))


def _register_keeping(app: AsyncApp, delivery: Delivery, workbench: Workbench) -> None:
    @app.view(messages.WRITTEN)
    async def keep(ack: AsyncAck, body: Event, view: Block) -> None:
        said, who = json.loads(view["private_metadata"]), body["user"]["id"]
        question, number = await _written(workbench, who, view)
        wrong = modals.lacking(question) or modals.errors_shown(
            [MEANWHILE] if number != said["n"] else await workbench.verdicts(question)
        )
        if wrong:
            await ack(response_action="errors", errors=wrong)
            return
        deed = QuestionDeed.ADDED if said["like"] else QuestionDeed.CHANGED
        task = ChangeQuestion(who, said["q"], said["n"], deed.value, question)
        await delivery.take_in(from_view(body, task))
        await ack(response_action="clear")
