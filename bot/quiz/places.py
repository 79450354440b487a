"""Where a question of a round stands: asked anew, or answered, its older buttons go."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from bot.delivery.work import Outgoing, Post, Posted, Update
from bot.quiz import messages
from bot.quiz.domain import RoundQuestion
from bot.quiz.replies import Clicked


@dataclass(frozen=True, slots=True)
class QuestionPlaces:
    """Knows where questions stand, whether they were asked for or came unasked."""

    posted: Callable[[str], Awaitable[Posted | None]]  # where the message of a reference is

    async def asked(
        self, question: RoundQuestion, post: Post, clicked: Clicked | None = None
    ) -> Sequence[Outgoing]:
        """Return the question, and what takes the buttons off where it was asked before.

        The message that was clicked is renewed by whoever calls.
        """
        round_id, number = question.round.round_id, question.number
        gone = messages.goes_on()
        before = await self._elsewhere(round_id, number, clicked)
        anew = replace(
            post, reference=_name(round_id, number, await self._times(round_id, number))
        )
        return [*(Update(gone.text, gone.blocks, reference=one) for one in before), anew]

    async def answered(
        self, round_id: str, number: int, clicked: Clicked, shown: Update
    ) -> Sequence[Outgoing]:
        """Return the explanation where it was clicked, and where the question stands else."""
        others = await self._elsewhere(round_id, number, clicked)
        return [shown, *(Update(shown.text, shown.blocks, reference=one) for one in others)]

    async def _elsewhere(
        self, round_id: str, number: int, clicked: Clicked | None
    ) -> Sequence[str]:
        """Return the name of where it was asked last, unless that is what was clicked."""
        last = _name(round_id, number, await self._times(round_id, number) - 1)
        place = await self.posted(last)
        is_clicked = (
            place and clicked and (place.channel, place.ts) == (clicked.channel, clicked.ts)
        )
        return [last] if place and not is_clicked else []

    async def _times(self, round_id: str, number: int) -> int:
        """Return how often it was asked."""
        times = 0
        while await self.posted(_name(round_id, number, times)):
            times += 1
        return times


def _name(round_id: str, number: int, times: int) -> str:
    return f"quiz.asked:{round_id}:{number}:{times}"
