"""Opens the forms for figures, and takes in what owners enter there."""

from collections.abc import Awaitable, Callable, Sequence

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, durably
from bot.delivery.intake import from_command, from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery, Work
from bot.effect.indicators import messages
from bot.effect.indicators.csv_rows import RowError
from bot.effect.indicators.domain import KeepFigures, MonthlyFigure, ShowIndicators
from bot.effect.indicators.work import IndicatorsWork
from bot.errors import BotError
from bot.modals import reading_modal, written_in
from bot.slack import Block, Event, first_word, team_of


def register(bolt: AsyncApp, delivery: Delivery, work: IndicatorsWork) -> None:
    """Connect the buttons and forms to Slack."""

    async def all_of(employee_id: str, team_id: str) -> Block:
        shown = await work.message(employee_id, team_id)
        return reading_modal(messages.TITLE, shown.blocks[1:])

    @bolt.action(messages.SHOW)
    async def show(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, all_of(body["user"]["id"], team_of(body)))

    for action_id, form in ((messages.ENTER, work.entering), (messages.PASTE, work.pasting)):
        _opens(bolt, action_id, form)

    @bolt.view(messages.ENTERED)
    async def entered(ack: AsyncAck, body: Event, view: Block) -> None:
        row = {name: _chosen(view, name) for name in (messages.INDICATOR, messages.MONTH)}
        row[messages.VALUE] = written_in(view, messages.VALUE)
        try:
            figures = (work.rows().figure(row),)
            await work.check(body["user"]["id"], figures)
        except (RowError, BotError) as error:
            await ack(response_action="errors", errors={messages.VALUE: str(error)})
            return
        await delivery.take_in(from_view(body, KeepFigures(body["user"]["id"], figures)))
        await ack()

    _register_pasting(bolt, delivery, work)


def _register_pasting(bolt: AsyncApp, delivery: Delivery, work: IndicatorsWork) -> None:
    async def read(
        employee_id: str, text: str
    ) -> tuple[Sequence[MonthlyFigure], Sequence[str]]:
        found = work.rows().read(text)
        try:
            await work.check(employee_id, found.figures)
        except BotError as error:
            return (), (*found.faults, str(error))
        return found.figures, found.faults

    @bolt.view(messages.PASTED)
    async def look(ack: AsyncAck, body: Event, view: Block) -> None:
        text = written_in(view, messages.ROWS)
        figures, faults = await read(body["user"]["id"], text)
        if faults:
            told = messages.faults_told(faults)
            await ack(response_action="errors", errors={messages.ROWS: told})
            return
        seen = messages.preview(await work.changed(figures), work.indicators, text)
        await ack(response_action="push", view=seen)

    @bolt.view(messages.SEEN)
    async def keep(ack: AsyncAck, body: Event, view: Block) -> None:
        figures, _ = await read(body["user"]["id"], view["private_metadata"])
        task = KeepFigures(body["user"]["id"], tuple(figures))
        await delivery.take_in(from_view(body, task))
        await ack(response_action="clear")


def _opens(bolt: AsyncApp, action_id: str, form: Callable[[str], Awaitable[Block]]) -> None:
    @bolt.action(action_id)
    async def opens(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, form(body["user"]["id"]))


def _chosen(view: Block, name: str) -> str:
    return str(view["state"]["values"][name][name]["selected_option"]["value"])


def words(delivery: Delivery) -> tuple[CommandWord, ...]:
    """Return the word that shows the indicators."""
    return (
        CommandWord(
            words=("indicators",),
            help="`/customer indicators` shows the figures that everybody watches.",
            is_meant=lambda typed: first_word(typed) in {"indicators", "indicator"},
            take=durably(delivery, _showing),
        ),
    )


def _showing(command: Event) -> Work:
    return from_command(command, ShowIndicators(command["user_id"], command["response_url"]))
