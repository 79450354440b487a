"""The durable work of keeping whether an answer helped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.ask.feedback import messages
from bot.ask.feedback.domain import Feedback, KeepFeedback
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Respond, Work


@dataclass(frozen=True, slots=True)
class FeedbackWork:
    """Keeps a judgement; may run again after a crash."""

    feedback: Feedback

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(KeepFeedback, self.keep_feedback)])

    async def keep_feedback(self, given: KeepFeedback, _work: Work) -> Sequence[Outgoing]:
        """Keep a judgement, and ask why when an answer did not help."""
        await self.feedback.give(
            given.key, given.employee_id, is_helpful=given.is_helpful, reason=given.reason
        )
        if given.is_helpful or given.reason:
            message = messages.thanks_for_judgement()
        else:
            message = messages.asks_why(given.key)
        replaces = (
            bool(given.reason) and not given.is_helpful
        )  # the question why gives way to our thanks
        return [
            Respond(given.response_url, message.text, message.blocks, replace_original=replaces)
        ]
