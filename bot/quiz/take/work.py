"""The durable work of taking the quiz: from what was taken in to what is posted."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Update, Work
from bot.quiz import messages
from bot.quiz.domain import AnsweredQuestion, QuestionGoneError, RoundQuestion
from bot.quiz.path.domain import TellPathCompleted
from bot.quiz.places import QuestionPlaces
from bot.quiz.react.domain import ReactToRound
from bot.quiz.react.messages import two_taps
from bot.quiz.reactions import Ground, Reaction
from bot.quiz.replies import (
    AfterAnswer,
    BeforeQuestion,
    Clicked,
    QuestionPosts,
    nothing_after,
    nothing_before,
    posted,
    said_where,
    updated,
)
from bot.quiz.requests import BeginRound
from bot.quiz.rounds import NeedsDepartment
from bot.quiz.service import Quiz
from bot.quiz.take.domain import (
    AnswerQuizQuestion,
    AskSureness,
    InRound,
    NextQuestion,
    RateSureness,
    SkipRound,
    StopRound,
)
from bot.quiz.take.messages import how_sure, more_of, skipped
from bot.quiz.take.sureness import Sureness
from bot.slack import Block, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizWork:
    """Asks and explains; each handler may run again after a crash."""

    quiz: Quiz
    questions: QuestionPosts
    delivery: Delivery
    asking_department: Callable[[str, NeedsDepartment], Awaitable[Message]]
    further_buttons: tuple[Block, ...] = ()  # below explanations
    before: BeforeQuestion = nothing_before
    sureness: Sureness
    after: AfterAnswer = nothing_after

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(BeginRound, self.begin),
                performs(AnswerQuizQuestion, self.answer),
                performs(RateSureness, self.rate),
                performs(AskSureness, self.ask_sureness),
                performs(NextQuestion, self.go_on),
                performs(StopRound, self.stop),
                performs(SkipRound, self.skip),
                performs(ReactToRound, self.react),
            )
        )

    async def begin(self, request: BeginRound, work: Work) -> Sequence[Outgoing]:
        """Bring the next question into the direct message."""
        who = request.employee_id
        begun = await self.quiz.begin(who, work.key, team_id=work.team_id)
        if isinstance(begun, RoundQuestion):
            teaching = await self.before(begun)
            sent = [teaching] if teaching else await self._asked(begun)
        elif isinstance(begun, NeedsDepartment):
            sent = [posted(who, await self.asking_department(who, begun))]
        else:
            sent = [posted(who, messages.nothing_to_ask(begun.department.name))]
        return [*sent, *said_where(request)]

    async def answer(self, task: AnswerQuizQuestion, work: Work) -> Sequence[Outgoing]:
        """Show what was right in place of the question; the first choice stays."""
        who = task.employee_id
        answered = await self.quiz.answer(
            who, task.round_id, task.number, task.choice, task.words
        )
        if answered.completes_path:
            completed = TellPathCompleted(who)
            key = f"{completed.KIND}:{who}"
            await self.delivery.take_in(work_of(completed, key, work.team_id))
        if await self.sureness.is_to_be_asked(answered):
            shown = updated(task, how_sure(answered, self.questions.moments()))
            return await self._places.answered(task.round_id, task.number, task, shown)
        return await self._told(answered, task)

    async def rate(self, task: RateSureness, _work: Work) -> Sequence[Outgoing]:
        """Show what was right, now that it is known how sure the learner was."""
        who, this, number = task.employee_id, task.round_id, task.number
        await self.sureness.rate(who, this, number, is_sure=task.is_sure)
        return await self._told(await self.quiz.answered(who, this, number), task)

    async def ask_sureness(self, task: AskSureness, _work: Work) -> Sequence[Outgoing]:
        """Keep whether somebody wants to be asked; App Home shows it."""
        await self.sureness.change(task.employee_id, is_asked=task.is_asked)
        return []

    async def go_on(self, task: NextQuestion, _work: Work) -> Sequence[Outgoing]:
        """Bring the next question, and take the buttons for it off the one before."""
        following = await self.quiz.go_on(task.employee_id, task.round_id)
        left = await self._explained_before(task, after=())
        sent: list[Outgoing] = [left or updated(task, messages.goes_on())]
        if isinstance(following, RoundQuestion):
            return [*sent, *await self._asked(following, task)]
        return [*sent, posted(task.employee_id, messages.round_over())]

    async def stop(self, task: StopRound, _work: Work) -> Sequence[Outgoing]:
        """Put the round aside; nothing is lost by it."""
        following = await self.quiz.go_on(task.employee_id, task.round_id)
        stopped = messages.stopped(following.round, task.number)
        explained = await self._explained_before(task, after=stopped.blocks)
        return [explained or updated(task, stopped)]

    async def skip(self, task: SkipRound, _work: Work) -> Sequence[Outgoing]:
        """Let the round be: it is over, and is not brought again."""
        await self.quiz.skip(task.employee_id, task.round_id)
        return [updated(task, skipped())]

    async def react(self, task: ReactToRound, _work: Work) -> Sequence[Outgoing]:
        """Keep what the learner thinks of the round, and offer the second tap, or thank."""
        answered = await self.quiz.answered(task.employee_id, task.round_id, task.number)
        ground = Ground(task.ground) if task.ground else None
        now = self.quiz.now()
        reaction = Reaction(task.round_id, task.employee_id, task.is_helpful, now, ground)
        await self.quiz.stores.reactions.keep(reaction)
        return [await self._explained(answered, task)]

    async def _told(self, answered: AnsweredQuestion, clicked: Clicked) -> Sequence[Outgoing]:
        """Return the explanation, and what follows the last answer of a round."""
        shown = await self._explained(answered, clicked)
        this, number = answered.round.round_id, answered.number
        told = await self._places.answered(this, number, clicked, shown)
        return [*told, *await self.after(answered)]

    @property
    def _places(self) -> QuestionPlaces:
        return QuestionPlaces(self.delivery.posted)

    async def _asked(
        self, question: RoundQuestion, clicked: Clicked | None = None
    ) -> Sequence[Outgoing]:
        return await self._places.asked(question, self.questions.of(question), clicked)

    async def _explained_before(
        self, task: InRound, *, after: Sequence[Block]
    ) -> Update | None:
        """Return the message that was clicked as it stays; None if it is not answered yet."""
        try:
            answered = await self.quiz.answered(task.employee_id, task.round_id, task.number)
        except QuestionGoneError:
            return None
        return await self._explained(answered, task, after=after)

    async def _explained(
        self,
        answered: AnsweredQuestion,
        clicked: Clicked,
        *,
        after: Sequence[Block] | None = None,
    ) -> Update:
        message = messages.explanation(
            answered,
            self.questions.moments(),
            further=self.further_buttons,
            more=more_of(await self.sureness.more_for(answered)),
            after=after,
        )
        taps = await self._two_taps(answered) if after is None else []
        return updated(clicked, replace(message, blocks=(*message.blocks, *taps)))

    async def _two_taps(self, answered: AnsweredQuestion) -> Sequence[Block]:
        if not answered.is_last:
            return []
        return two_taps(answered, await self.quiz.stores.reactions.of(answered.round.round_id))
