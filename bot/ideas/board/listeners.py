"""Opens the idea board, by command or from App Home, and searches it."""

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.command_words import CommandWord, TypedCommand
from bot.delivery.sending.opening_modals import open_modal, open_or_turn
from bot.ideas.board.domain import ANY, Search
from bot.ideas.board.messages import BOARD, SEARCH, board
from bot.ideas.board.service import found
from bot.ideas.inputs import written
from bot.ideas.report.cards import ReportCards
from bot.long_lists import asked_for
from bot.slack import Block, Event, rest_of, team_of


def register(app: AsyncApp, cards: ReportCards) -> None:
    """Connect the board to Slack."""

    @app.action(BOARD)
    async def open_board(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        _, first = asked_for(action)
        search = _search_in(body.get("view") or {})
        page = _board(cards, search, body["user"]["id"], team_of(body), first)
        await open_or_turn(client, body, page)

    @app.view(SEARCH)
    async def search_board(ack: AsyncAck, body: Event, view: Block) -> None:
        page = await _board(cards, _search_in(view), body["user"]["id"], team_of(body))
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


def _search_in(view: Block) -> Search:
    """Return what stands in the board's fields; from elsewhere, a search for everything."""
    values = (view.get("state") or {}).get("values") or {}
    moment, state = written(values, "moment"), written(values, "state")
    return Search(written(values, "words"), moment or ANY, state or ANY)


async def _board(
    cards: ReportCards, search: Search, employee_id: str, team_id: str, first: int = 0
) -> Block:
    seen = await found(search, employee_id, team_id, cards=cards, first=first)
    return board(seen, search, cards.context.people.company, cards.moments)
