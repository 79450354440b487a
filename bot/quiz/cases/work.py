"""The durable work of team cases: where they are wanted, and what comes next there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random, SystemRandom

from bot.company.working_time import WorkingTimeAt
from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Respond, Update, Work
from bot.people.domain import Department, Employee, People
from bot.people.groups import before_any_vote
from bot.people.permissions import Action, check, may
from bot.quiz.cases import messages
from bot.quiz.cases.domain import (
    EVERY,
    CaseChannel,
    CaseRun,
    LookForCases,
    SendCase,
    StopCases,
    TeamCase,
    TeamCases,
    WantCases,
    reference_of,
)
from bot.quiz.cases.messages import PictureUrl
from bot.quiz.cases.service import next_case, outcome_of, path_after
from bot.slack import Message

VOTING = timedelta(hours=20)  # at least: one step a working day, not before work begins
STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWork:
    """Lets cases come and go on; each handler may run again after a crash."""

    cases: Callable[[], Sequence[TeamCase]]
    kept: TeamCases
    people: People
    moments_of: Callable[[str], Sequence[str]]  # that a department shapes
    picture_url: PictureUrl
    unasked_time: WorkingTimeAt
    delivery: Delivery
    now: Callable[[], datetime]
    chance: Random = field(default_factory=SystemRandom)

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(WantCases, self.want),
                performs(StopCases, self.stop),
                performs(LookForCases, self.look),
                performs(SendCase, self.send),
            )
        )

    async def want(self, task: WantCases, _work: Work) -> Sequence[Outgoing]:
        """Keep that a manager wants cases here, or none any more."""
        employee = await self.people.employee(task.employee_id)
        named = task.words.casefold().removeprefix(STOP).strip()
        is_stop = task.words.casefold().startswith(STOP)
        own = self._departments(employee)
        found = [one for one in own if named in {one.department_id, one.name.casefold()}]
        meant = found or [one for one in own if not named]
        if not own:
            check(employee, Action.HOLD_TEAM_CASES)
        if len(meant) != 1:
            return [_told(task, messages.which([one.name for one in own]))]
        if not is_stop and not task.channel.startswith(("C", "G")):
            return [_told(task, messages.where())]
        if is_stop:
            return await self._stopped(meant[0], task)
        wanted = CaseChannel(meant[0].department_id, task.channel, task.employee_id)
        await self.kept.want(wanted, self.now())
        return [_told(task, messages.wanted(meant[0].name))]

    def _departments(self, employee: Employee) -> list[Department]:
        """Return what they head; else all that they manage."""
        company = self.people.company.departments
        managed = [
            one for one in company if may(employee, Action.HOLD_TEAM_CASES, one.department_id)
        ]
        return [one for one in managed if one.department_id in employee.heads] or managed

    async def stop(self, task: StopCases, _work: Work) -> Sequence[Outgoing]:
        """End the cases of a department, if the presser manages it.

        Raises:
            NotAllowedError: they do not.
        """
        employee = await self.people.employee(task.employee_id)
        check(employee, Action.HOLD_TEAM_CASES, task.department_id)
        department = self.people.company.named(task.department_id)
        return await self._stopped(department, task) if department else []

    async def _stopped(
        self, department: Department, task: WantCases | StopCases
    ) -> Sequence[Outgoing]:
        runs = await self.kept.runs(department.department_id)
        await self.kept.stop(department.department_id, self.now())
        told = _told(task, messages.stopped(department.name))
        case = self._named(runs[-1].case_id) if runs and runs[-1].is_open else None
        if case is None:
            return [told]
        ended = replace(runs[-1], ended_at=self.now())
        return [told, _taken_away(case, ended, ended.number)]

    async def look(self, _task: LookForCases, work: Work) -> Sequence[Outgoing]:
        """Have sent what is due in each channel where cases are wanted."""
        now = self.now()  # not when it was due: nobody works at each hour of a downtime
        for wanted in await self.kept.wanted():
            send = await self._due(wanted, now)
            if send:
                key = f"{send.KIND}:{send.run_id}:{send.number}:{now:%Y-%m-%dT%H}"
                await self.delivery.take_in(work_of(send, key, work.team_id))
        return []

    async def _due(self, wanted: CaseChannel, now: datetime) -> SendCase | None:
        manager = await self.people.employee(wanted.employee_id)
        department_id, channel = wanted.department_id, wanted.channel
        hours = await self.unasked_time(self.people.company.site_of(department_id))
        if not hours.on_the_clock_of(manager.time_zone).is_open(now):
            return None
        if not may(manager, Action.HOLD_TEAM_CASES, department_id):
            return None
        runs = await self.kept.runs(department_id)
        last = runs[-1] if runs else None
        if last and last.is_open and now - last.began_at < EVERY:
            is_sent = await self.delivery.posted(reference_of(last.run_id, last.number))
            if is_sent and now - last.stepped_at < VOTING:
                return None
            number = last.number + bool(is_sent)
            return SendCase(channel, department_id, last.run_id, number)
        is_whole = last and len(last.path) == last.number  # not stopped on its way
        if last and is_whole and now - last.began_at < EVERY:
            return None
        return SendCase(channel, department_id, f"{department_id}-{now:%Y%m%d%H}", 0)

    async def send(self, task: SendCase, _work: Work) -> Sequence[Outgoing]:
        """Begin a case, or count a step and go on by its votes."""
        run = await self.kept.named(task.run_id)
        if run is None:
            run = await self._begun(task)
        elif run.number < task.number and run.is_open:
            run = await self._gone_on(run)
        case = self._named(run.case_id) if run else None
        is_stopped = run and run.ended_at and run.number < len(run.path)
        if run is None or case is None or is_stopped or run.number != task.number:
            return []
        message = messages.to_decide(case, run, self.picture_url)
        reference = reference_of(run.run_id, run.number)
        post = Post(run.channel, message.text, message.blocks, reference=reference)
        return [*([_taken_away(case, run, run.number - 1)] if run.number else []), post]

    async def _begun(self, task: SendCase) -> CaseRun | None:
        runs = await self.kept.runs(task.department_id)
        case = next_case(self.cases(), runs, self.moments_of(task.department_id))
        if case is None or task.number:
            return None
        now, first = self.now(), case.steps[0].step_id
        run = CaseRun(
            task.run_id, task.department_id, task.channel, case.case_id, now, now, (first,)
        )
        return await self.kept.advance(run, self._opening(case, run))

    async def _gone_on(self, run: CaseRun) -> CaseRun | None:
        case = self._named(run.case_id)
        step = case.step(run.path[-1]) if case else None
        if case is None or step is None:  # its file was changed meanwhile
            return None
        outcome = outcome_of(step, *await self.kept.count(run.run_id, run.number))
        path = path_after(case, run, outcome)
        outcomes, now = (*run.outcomes, outcome), self.now()
        after = replace(run, path=path, outcomes=outcomes, stepped_at=now)
        after = after if after.is_open else replace(after, ended_at=now)
        return await self.kept.advance(after, self._opening(case, after))

    def _opening(self, case: TeamCase, run: CaseRun) -> Mapping[int, float]:
        step = case.step(run.path[-1])
        if step is None or not run.is_open:
            return {}
        return {choice: before_any_vote(self.chance) for choice in range(len(step.choices))}

    def _named(self, case_id: str) -> TeamCase | None:
        return next((one for one in self.cases() if one.case_id == case_id), None)


def _taken_away(case: TeamCase, run: CaseRun, number: int) -> Update:
    """Return what takes the buttons off a step that is over."""
    message = messages.over(case, run, number)
    reference = reference_of(run.run_id, number)
    return Update(message.text, message.blocks, reference=reference)


def _told(task: WantCases | StopCases, message: Message) -> Outgoing:
    if task.response_url:
        return Respond(task.response_url, message.text, message.blocks)
    return Post(task.employee_id, message.text, message.blocks)
