"""How much one person may ask: far more than anybody does by hand."""

import time
from collections.abc import Callable, Mapping, Sequence
from math import ceil

from bot.ask.answer.domain import AnswerCommand, AnswerMessage
from bot.delivery.tasks import task_in
from bot.delivery.work import Ephemeral, Handler, Outgoing, Post, Respond, Work
from bot.rate_limit import RateLimit

LIMITED = (AnswerMessage.KIND, AnswerCommand.KIND)
HOUR = 3600.0
NAMES_AN_HOUR = 100  # that one person's mentions may have us look up


class AskingQuota:
    """Counts in this process, by person; what it refuses is answered with a sentence."""

    def __init__(self, an_hour: int, now: Callable[[], float] = time.monotonic) -> None:
        """Let each ask ``an_hour`` times an hour; 0: as often as they like."""
        self._limit = RateLimit(HOUR / an_hour, an_hour, now) if an_hour else None

    def around(self, handlers: Mapping[str, Handler]) -> Mapping[str, Handler]:
        """Return the handlers, of which those of questions answer within the quota."""
        limited = {kind: self.through(handlers[kind]) for kind in LIMITED}
        return {**handlers, **limited}

    def through(self, handler: Handler) -> Handler:
        """Return a handler of questions that answers within the quota."""

        async def answered(work: Work) -> Sequence[Outgoing]:
            who = f"{work.team_id}:{work.payload.get('employee_id', '')}"
            wait = self._limit.seconds_to_wait(who) if self._limit else 0.0
            return [_refused(work, wait)] if wait else await handler(work)

        return answered


def _refused(work: Work, seconds: float) -> Outgoing:
    minutes = ceil(seconds / 60)
    when = "in a minute" if minutes == 1 else f"in {minutes} minutes"
    words = f"That is more than I answer one person in an hour. Please ask again {when}."
    if work.kind == AnswerCommand.KIND:
        return Respond(task_in(work, AnswerCommand).response_url, words)
    asked = task_in(work, AnswerMessage)
    if asked.channel.startswith(("C", "G")):
        return Ephemeral(asked.channel, asked.employee_id, words, thread_ts=asked.thread_ts)
    return Post(asked.channel, words, thread_ts=asked.thread_ts)
