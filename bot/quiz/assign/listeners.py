"""Opens the form from ``/customer assign`` or App Home, and takes in what trainers assign."""

from datetime import date

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, TypedCommand
from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal, opens, or_why_not, renew_modal
from bot.delivery.work import Delivery
from bot.modals import notice
from bot.people.permissions import Action
from bot.quiz.assign import messages
from bot.quiz.assign.domain import AssignRound, TakeBackRound
from bot.quiz.assign.service import Assigning
from bot.slack import Block, Event

WORD = "assign"


def words(assigning: Assigning) -> tuple[CommandWord, ...]:
    """Return the word that opens the form."""

    async def take(typed: TypedCommand) -> None:
        await typed.ack()
        view = await or_why_not(_form(assigning, typed.command["user_id"]))
        await opens(typed.client, typed.command["trigger_id"], view)

    return (
        CommandWord(
            words=(WORD,),
            topic="*Trainers*: ",
            help="`/customer assign` gives a department a round of questions until a day.",
            for_whom=Action.ASSIGN_ROUNDS,
            is_meant=lambda typed: typed.strip().lower() == WORD,
            take=take,
        ),
    )


async def _form(assigning: Assigning, who: str) -> Block:
    return messages.assigning(await assigning.page(who), assigning.now().date())


def register(app: AsyncApp, delivery: Delivery, assigning: Assigning) -> None:
    """Connect assigned rounds to Slack."""

    @app.action(messages.ASSIGN)
    async def show(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, _form(assigning, body["user"]["id"]))

    @app.view(messages.ASSIGNED)
    async def assign(ack: AsyncAck, body: Event, view: Block) -> None:
        task = _wanted(body["user"]["id"], view)
        day = date.fromisoformat(task.day)
        if wrong := assigning.errors(task.department_id, task.moment_id, day):
            await ack(response_action="errors", errors=wrong)
            return
        await delivery.take_in(from_view(body, task))
        await ack()

    @app.action(messages.TAKE_BACK)
    async def take_back(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        task = TakeBackRound(body["user"]["id"], action["value"])
        await delivery.take_in(from_click(body, task))
        await ack()
        told = "I bring it to nobody any more. What was answered stays with whoever did."
        await renew_modal(client, body, notice(messages.TITLE, told))


def _wanted(who: str, view: Block) -> AssignRound:
    said = view["state"]["values"]
    chosen = {
        name: said[name][name]["selected_option"]["value"]
        for name in (messages.DEPARTMENT, messages.MOMENT)
    }
    moment = chosen[messages.MOMENT]
    return AssignRound(
        who,
        chosen[messages.DEPARTMENT],
        "" if moment == messages.ANY_MOMENT else moment,
        said[messages.DAY][messages.DAY]["selected_date"],
    )
