"""Opens the idea board, by command or from App Home, and searches it."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, TypedCommand
from bot.delivery.sending.opening_modals import open_modal
from bot.ideas.board.domain import ANY, Search
from bot.ideas.board.messages import BOARD, SEARCH, board
from bot.ideas.board.service import found
from bot.ideas.inputs import written
from bot.ideas.report.cards import ReportCards
from bot.slack import Block, Event, rest_of, team_of


def register(app: AsyncApp, cards: ReportCards) -> None:
    """Connect the board to Slack."""

    @app.action(BOARD)
    async def open_board(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        page = _board(cards, Search(), body["user"]["id"], team_of(body))
        await open_modal(client, body, page)

    @app.view(SEARCH)
    async def search_board(ack: AsyncAck, body: Event, view: Block) -> None:
        values = view["state"]["values"]
        moment, state = written(values, "moment"), written(values, "state")
        search = Search(written(values, "words"), moment or ANY, state or ANY)
        page = await _board(cards, search, body["user"]["id"], team_of(body))
        await ack(response_action="update", view=page)


def words(cards: ReportCards) -> tuple[CommandWord, ...]:
    """Return the word that opens the board."""

    async def take(typed: TypedCommand) -> None:
        await typed.ack()
        command = typed.command
        search = Search(rest_of(command["text"]))
        page = _board(cards, search, command["user_id"], command["team_id"])
        body = {
            "trigger_id": command["trigger_id"],
            "user": {"id": command["user_id"]},
            "response_url": command["response_url"],
        }
        await open_modal(typed.client, body, page)

    ideas = CommandWord(
        words=("ideas",),
        topic="*Ideas*: ",
        help="`/customer ideas` shows those of everybody, and what became of them.",
        take=take,
    )
    return (ideas,)


async def _board(cards: ReportCards, search: Search, employee_id: str, team_id: str) -> Block:
    seen = await found(search, employee_id, team_id, cards=cards)
    return board(seen, search, cards.context.people.company, cards.moments)
