"""What Ask opens at once from a click, outside the queue: a trigger lives three seconds."""

import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask import messages
from bot.ask.domain import Answer, Gaps, NotCovered, PassageText, Question
from bot.ask.gaps import messages as gap_messages
from bot.slack import Block

log = logging.getLogger(__name__)

ReadPassage = Callable[[str, int], Awaitable[PassageText | None]]
AnswerQuestion = Callable[[Question], Awaitable[Answer | NotCovered]]
Suggest = Callable[[str], Awaitable[Sequence[str]]]
SUGGESTIONS_LIMIT = 4  # docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts


@dataclass(frozen=True, slots=True)
class Modals:
    """Builds what a click opens. The client comes with each click: it knows its workspace."""

    read_passage: ReadPassage
    answer: AnswerQuestion
    suggestions: Suggest
    gaps: Gaps

    async def passage(self, place: str) -> Block:
        """Return the modal of the passage that a button's value points at."""
        at = json.loads(place)
        return messages.passage_modal(await self.read_passage(at["d"], at["s"]))

    async def missing(self, key: str) -> Block:
        """Return the modal that asks what an answer lacks."""
        return gap_messages.missing_modal(key)

    async def close_gap(self, gap_id: int) -> Block:
        """Return the modal that asks how a gap was closed, with what the bot would answer."""
        gap = await self.gaps.find(gap_id)
        if gap is None or gap.closed_at:
            return gap_messages.already_closed_modal()
        return gap_messages.close_gap_modal(gap, await self.answer(Question(gap.question)))

    async def suggest(self, client: AsyncWebClient, employee_id: str, channel: str) -> None:
        """Offer questions to begin with; a workspace without them loses nothing."""
        suggestions = await self.suggestions(employee_id)
        prompts = [{"title": words, "message": words} for words in suggestions]
        try:
            await client.assistant_threads_setSuggestedPrompts(
                channel_id=channel, prompts=prompts[:SUGGESTIONS_LIMIT]
            )
        except SlackApiError as error:
            log.info("no suggested prompts here", extra={"why": error.response["error"]})
