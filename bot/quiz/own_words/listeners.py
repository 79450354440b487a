"""Opens the modal for an answer in one's own words, and takes the answer in."""

import json

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.delivery.work import Delivery
from bot.modals import notice, written_in
from bot.quiz.own_words import messages
from bot.quiz.own_words.domain import AdviseOnWords, Written
from bot.quiz.own_words.work import OwnWordsWork
from bot.slack import Block, Event

WITHOUT = (
    "Advice on your own words needs a language model that may read them and our guidance, and "
    "none is set here."
)


def register(app: AsyncApp, delivery: Delivery, work: OwnWordsWork) -> None:
    """Connect answering in one's own words to Slack."""

    @app.action(messages.OPEN)
    async def ask(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, _modal(work, body["user"]["id"], action["value"]))

    @app.view(messages.SENT)
    async def take_words(ack: AsyncAck, body: Event, view: Block) -> None:
        who, words_id = body["user"]["id"], view["id"]
        # The words go apart: what is taken in is kept for weeks, they only until they are read.
        words = written_in(view, messages.WORDS)
        await work.own_words.keep(Written(words_id, who, words, work.now()))
        at = json.loads(view["private_metadata"])
        advise = AdviseOnWords(who, at["r"], at["n"], words_id)
        await delivery.take_in(from_view(body, advise))
        await ack()


async def _modal(work: OwnWordsWork, employee_id: str, carried: str) -> Block:
    at = json.loads(carried)
    if work.grading is None:
        return notice(messages.TITLE, WITHOUT)
    question = await work.question(employee_id, at["r"], at["n"])
    return messages.asking(question, carried)
