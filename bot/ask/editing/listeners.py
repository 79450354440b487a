"""Opens guidance from ``/customer guidance``, and takes in how it is changed."""

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.editing import messages
from bot.ask.editing.domain import ChangeGuidance
from bot.ask.editing.pages import GuidancePages
from bot.ask.editing.sections import sections_of, with_section
from bot.ask.editing.service import undoing
from bot.command_words import CommandWord, TypedCommand
from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_or_turn, opens, or_why_not, renew_modal
from bot.delivery.work import Delivery
from bot.errors import BotError
from bot.guidance.domain import Guidance, Malformed
from bot.guidance.parse.document import read
from bot.guidance.parse.folder import Source
from bot.guidance.written.domain import VersionDeed
from bot.long_lists import named_in
from bot.modals import notice, written_in
from bot.slack import Block, Event, chosen_in, rest_of

NameOf: TypeAlias = Callable[[str], Awaitable[str]]
FindGuidance: TypeAlias = Callable[[str, str], Awaitable[Sequence[Guidance]]]
"""Returns for a reader the documents nearest to words; without, those written in Slack."""

_MEANWHILE = (
    "Somebody else changed this document since you opened it. Copy your text, close this, and"
    " open it again: yours is still here."
)


def words(find: FindGuidance) -> tuple[CommandWord, ...]:
    """Return the word by which guidance is searched, read and changed."""

    async def take(typed: TypedCommand) -> None:
        await typed.ack()
        asked, who = rest_of(typed.command.get("text") or ""), typed.command["user_id"]

        async def found() -> Block:
            return messages.found_modal(asked, await find(asked, who))

        await opens(typed.client, typed.command["trigger_id"], await or_why_not(found()))

    help_line = (
        "`/customer guidance` and words finds our guidance to read, and to change yours."
    )
    return (CommandWord(words=("guidance",), help=help_line, take=take),)


def register(app: AsyncApp, delivery: Delivery, pages: GuidancePages, name_of: NameOf) -> None:
    """Connect the buttons and the modal to Slack."""
    _register_openers(app, pages, name_of)
    _register_deeds(app, delivery, pages)
    _register_editing(app, delivery, pages)


def _register_openers(app: AsyncApp, pages: GuidancePages, name_of: NameOf) -> None:
    async def page_of(document: str, who: str) -> Block:
        return messages.page_modal(await pages.page(document, who))

    async def history_of(value: str, who: str) -> Block:
        document, first = named_in(value)
        history = await pages.history(document, who)
        names = [await name_of(one.editor_id) for one in history]
        return messages.history_modal(history, names, first)

    async def editing(value: str, who: str) -> Block:
        said = json.loads(value)
        page = await pages.changeable(said["d"], who)
        if page.number != said["n"] or said["s"] >= len(sections_of(page.text)):
            return notice(messages.TITLE, _MEANWHILE)
        return messages.edit_modal(page, said["s"])

    for action_id, modal_of in (
        (messages.OPEN, page_of),
        (messages.HISTORY, history_of),
        (messages.EDIT, editing),
    ):
        _opens(app, action_id, modal_of)
    _register_turning(app, pages)


def _register_turning(app: AsyncApp, pages: GuidancePages) -> None:
    async def turned(value: str, who: str) -> Block:
        said = json.loads(value)
        return messages.page_modal(await pages.page(said["d"], who), said["p"])

    @app.action(re.compile(rf"^{messages.SECTIONS}\."))
    async def turn(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        await renew_modal(client, body, turned(action["value"], body["user"]["id"]))


def _opens(
    app: AsyncApp, action_id: str, modal_of: Callable[[str, str], Awaitable[Block]]
) -> None:
    @app.action(action_id)
    async def show(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        page = modal_of(chosen_in(action), body["user"]["id"])
        await open_or_turn(client, body, page)


def _register_deeds(app: AsyncApp, delivery: Delivery, pages: GuidancePages) -> None:
    async def undo(document: str, who: str, number: int) -> ChangeGuidance:
        page = await pages.changeable(document, who)
        task = undoing(page, who)
        return ChangeGuidance(who, document, number, task.outcome, task.text)

    async def retire(document: str, who: str, number: int) -> ChangeGuidance:
        return ChangeGuidance(who, document, number, VersionDeed.RETIRED.value)

    async def give_back(document: str, who: str, number: int) -> ChangeGuidance:
        return ChangeGuidance(who, document, number, VersionDeed.GIVEN_BACK.value)

    deeds = ((messages.UNDO, undo), (messages.RETIRE, retire), (messages.GIVE_BACK, give_back))
    for action_id, task_of in deeds:
        _takes(app, delivery, action_id, task_of)


def _takes(
    app: AsyncApp,
    delivery: Delivery,
    action_id: str,
    task_of: Callable[[str, str, int], Awaitable[ChangeGuidance]],
) -> None:
    @app.action(action_id)
    async def take(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        said, who = json.loads(action["value"]), body["user"]["id"]
        try:
            task = await task_of(said["d"], who, said["n"])
        except BotError as error:
            await ack()
            await renew_modal(client, body, notice(messages.TITLE, str(error)))
            return
        await delivery.take_in(from_click(body, task))
        await ack()
        told = "I am at it, and write to you when it counts."
        await renew_modal(client, body, notice(messages.TITLE, told))


def _register_editing(app: AsyncApp, delivery: Delivery, pages: GuidancePages) -> None:
    @app.view(messages.EDIT_MODAL)
    async def publish(ack: AsyncAck, body: Event) -> None:
        said, who = json.loads(body["view"]["private_metadata"]), body["user"]["id"]
        page = await pages.page(said["d"], who)
        is_same = page.number == said["n"] and messages.digest(page.text) == said["seen"]
        new = written_in(body["view"], messages.TEXT)
        text = with_section(page.text, said["s"], new) if is_same else ""
        slip = _slip(said["d"], text) if is_same else _MEANWHILE
        if slip:
            await ack(response_action="errors", errors={messages.TEXT: slip})
            return
        task = ChangeGuidance(who, said["d"], said["n"], VersionDeed.CHANGED.value, text, new)
        await delivery.take_in(from_view(body, task))
        await ack(response_action="clear")


def _slip(document: str, text: str) -> str:
    """Return why a text cannot be guidance; empty if it can."""
    found = read(Source(document, text))
    if isinstance(found, Malformed):
        return f"This cannot be published: {found.reason}. Retire the document instead."
    return str(found.bad_lines[0].says) if found.bad_lines else ""
