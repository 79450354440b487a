"""The durable work of reminders: who is looked at, what is brought, and pauses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Work
from bot.quiz.places import QuestionPlaces
from bot.quiz.remind import messages
from bot.quiz.remind.domain import LookForReminders, NoteTimeZone, RemindEmployee
from bot.quiz.remind.pause_parsing import NoEnd
from bot.quiz.remind.service import Reminding
from bot.quiz.replies import BeforeQuestion, QuestionPosts, answered, nothing_before
from bot.quiz.requests import PauseReminders, ResumeReminders


@dataclass(frozen=True, slots=True)
class ReminderWork:
    """Reminds and pauses; each handler may run again after a crash."""

    reminding: Reminding
    questions: QuestionPosts
    delivery: Delivery
    before: BeforeQuestion = nothing_before

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(LookForReminders, self.look_for_reminders),
                performs(RemindEmployee, self.remind),
                performs(NoteTimeZone, self.note_time_zone),
                performs(PauseReminders, self.pause),
                performs(ResumeReminders, self.resume),
            )
        )

    async def look_for_reminders(
        self, task: LookForReminders, _work: Work
    ) -> Sequence[Outgoing]:
        """See for whom it is a good time, and let each be reminded by itself."""
        turn = (task.due or self.reminding.now()).isoformat()
        for learner in await self.reminding.who_may_be_reminded():
            remind = RemindEmployee(learner.employee_id)
            key = f"{remind.KIND}:{learner.employee_id}:{turn}"
            await self.delivery.take_in(work_of(remind, key, learner.team_id))
        return []

    async def remind(self, task: RemindEmployee, work: Work) -> Sequence[Outgoing]:
        """Bring what is due, if anything is and nothing speaks against it."""
        asked = await self.reminding.remind(task.employee_id, work.key)
        if asked is None:
            return []
        if teaching := await self.before(asked):
            return [teaching]
        question = self.questions.of(asked, is_reminder=True)
        *gone, anew = await QuestionPlaces(self.delivery.posted).asked(asked, question)
        return [anew, *gone]

    async def note_time_zone(self, task: NoteTimeZone, work: Work) -> Sequence[Outgoing]:
        """Keep the time zone that Slack says somebody is in now."""
        await self.reminding.known(task.employee_id, work.team_id)
        return []

    async def pause(self, request: PauseReminders, work: Work) -> Sequence[Outgoing]:
        """Stop what comes unasked, until the day that was named."""
        learner, until = await self.reminding.pause(
            request.employee_id, request.text, team_id=work.team_id
        )
        if isinstance(until, NoEnd):
            return [answered(request, messages.pause_without_end(until))]
        paused = messages.paused(until, self.reminding.now(), learner.time_zone)
        return [answered(request, paused)]

    async def resume(self, request: ResumeReminders, work: Work) -> Sequence[Outgoing]:
        """Let reminders come again."""
        await self.reminding.resume(request.employee_id, team_id=work.team_id)
        return [answered(request, messages.resumed())]
