"""Offers an employee questions to begin with, beside an empty conversation."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

log = logging.getLogger(__name__)

SUGGESTIONS_LIMIT = 4  # docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts


@dataclass(frozen=True, slots=True)
class SlackSuggestions:
    """Sets what Slack suggests. The client comes with each event: it knows its workspace."""

    suggestions: Callable[[str], Awaitable[Sequence[str]]]

    async def show(self, client: AsyncWebClient, employee_id: str, channel: str) -> None:
        """Offer the questions; a workspace without them loses nothing."""
        suggestions = await self.suggestions(employee_id)
        prompts = [{"title": words, "message": words} for words in suggestions]
        try:
            await client.assistant_threads_setSuggestedPrompts(
                channel_id=channel, prompts=prompts[:SUGGESTIONS_LIMIT]
            )
        except SlackApiError as error:
            log.info("no suggested prompts here", extra={"why": error.response["error"]})
