"""Quiz without a database: everything is kept in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.quiz.assigned import Assignment
from bot.quiz.cases.domain import CaseChannel, CaseRun
from bot.quiz.domain import Attempt, Disagreement, Learner, Round
from bot.quiz.looks.domain import Look
from bot.quiz.plans.domain import OwnPlan
from bot.quiz.reactions import Reaction
from bot.quiz.workbench.domain import QuestionVersion


@dataclass
class FakeAttempts:
    kept: dict[str, Attempt] = field(default_factory=dict)

    async def add(self, attempt: Attempt) -> Attempt:
        return self.kept.setdefault(attempt.attempt_id, attempt)

    async def rate(self, attempt_id: str, employee_id: str, *, is_sure: bool) -> bool:
        found = self.kept.get(attempt_id)
        if found is None or found.employee_id != employee_id:
            return False
        if found.is_sure is None:
            self.kept[attempt_id] = replace(found, is_sure=is_sure)
        return True

    async def of(self, employee_id: str) -> list[Attempt]:
        return [each for each in await self.everybodys() if each.employee_id == employee_id]

    async def everybodys(self) -> list[Attempt]:
        return sorted(self.kept.values(), key=lambda attempt: attempt.answered_at)


@dataclass
class FakeAssignments:
    kept: dict[str, Assignment] = field(default_factory=dict)

    async def keep(self, new: Assignment) -> Assignment:
        return self.kept.setdefault(new.assignment_id, new)

    async def of(self, department_id: str) -> Sequence[Assignment]:
        return [one for one in await self.everything() if one.department_id == department_id]

    async def everything(self) -> Sequence[Assignment]:
        return sorted(self.kept.values(), key=lambda one: one.made_at)

    async def end(self, assignment_id: str, now: datetime) -> None:
        found = self.kept.get(assignment_id)
        if found and found.ended_at is None:
            self.kept[assignment_id] = replace(found, ended_at=now)


@dataclass
class FakeReactions:
    kept: dict[str, Reaction] = field(default_factory=dict)

    async def keep(self, reaction: Reaction) -> None:
        self.kept[reaction.round_id] = reaction

    async def of(self, round_id: str) -> Reaction | None:
        return self.kept.get(round_id)

    async def everybodys(self) -> Sequence[Reaction]:
        return sorted(self.kept.values(), key=lambda one: one.reacted_at)


@dataclass
class FakePlans:
    kept: dict[str, OwnPlan] = field(default_factory=dict)

    async def keep(self, plan: OwnPlan) -> OwnPlan:
        return self.kept.setdefault(plan.plan_id, plan)

    async def named(self, plan_id: str, employee_id: str) -> OwnPlan | None:
        found = self.kept.get(plan_id)
        return found if found and found.employee_id == employee_id else None

    async def change(self, plan: OwnPlan) -> None:
        if await self.named(plan.plan_id, plan.employee_id):
            self.kept[plan.plan_id] = plan

    async def drop(self, plan_id: str, employee_id: str) -> None:
        if await self.named(plan_id, employee_id):
            del self.kept[plan_id]

    async def unanswered(self, since: datetime, until: datetime) -> Sequence[OwnPlan]:
        made = [one for one in self.kept.values() if since <= one.made_at <= until]
        return [one for one in made if one.outcome is None]

    async def everybodys(self) -> Sequence[OwnPlan]:
        return sorted(self.kept.values(), key=lambda plan: plan.made_at)


@dataclass
class FakeLooks:
    kept: dict[str, Look] = field(default_factory=dict)

    async def keep(self, look: Look) -> Look:
        return self.kept.setdefault(look.look_id, look)

    async def named(self, look_id: str, employee_id: str) -> Look | None:
        found = self.kept.get(look_id)
        return found if found and found.employee_id == employee_id else None

    async def tick(self, look: Look) -> None:
        self.kept[look.look_id] = look

    async def of_department(self, department_id: str) -> Sequence[Look]:
        its = [one for one in self.kept.values() if one.department_id == department_id]
        return sorted(its, key=lambda look: look.sent_at)


@dataclass
class FakeTeamCases:
    channels: dict[str, CaseChannel] = field(default_factory=dict)
    kept: dict[str, CaseRun] = field(default_factory=dict)
    voters: dict[str, set[str]] = field(default_factory=dict)
    votes: dict[str, dict[int, float]] = field(default_factory=dict)

    async def want(self, wanted: CaseChannel, at: datetime) -> None:
        self.channels[wanted.department_id] = wanted

    async def stop(self, department_id: str, at: datetime) -> None:
        self.channels.pop(department_id, None)
        for run in await self.runs(department_id):
            self.kept[run.run_id] = replace(run, ended_at=run.ended_at or at)

    async def wanted(self) -> Sequence[CaseChannel]:
        return list(self.channels.values())

    async def runs(self, department_id: str) -> Sequence[CaseRun]:
        own = [one for one in self.kept.values() if one.department_id == department_id]
        return sorted(own, key=lambda run: run.began_at)

    async def named(self, run_id: str) -> CaseRun | None:
        return self.kept.get(run_id)

    async def advance(self, run: CaseRun, opening: Mapping[int, float]) -> CaseRun:
        known = self.kept.get(run.run_id)
        if known and (known.number >= run.number or known.ended_at):
            return known
        self.kept[run.run_id] = run
        self.votes[run.run_id] = dict(opening)
        self.voters[run.run_id] = set()
        return run

    async def vote(self, run_id: str, number: int, choice: int, employee_id: str) -> bool:
        run = self.kept.get(run_id)
        is_late = run is None or not run.is_open or run.number != number
        if is_late or employee_id in self.voters[run_id]:
            return False
        self.voters[run_id].add(employee_id)
        self.votes[run_id][choice] += 1
        return True

    async def count(self, run_id: str, number: int) -> tuple[int, Mapping[int, float]]:
        run = self.kept.get(run_id)
        is_this = run is not None and run.number == number
        return (len(self.voters[run_id]), self.votes[run_id]) if is_this else (0, {})


@dataclass
class FakeQuestionVersions:
    kept: dict[tuple[str, int], QuestionVersion] = field(default_factory=dict)

    async def keep(self, version: QuestionVersion) -> bool:
        place = (version.question_id, version.number)
        return self.kept.setdefault(place, version).key == version.key

    async def agree(self, question_id: str, number: int, employee_id: str) -> bool:
        newest = (await self.history(question_id))[:1]
        if not newest or newest[0].number != number or newest[0].counts:
            return False
        agreed = replace(newest[0], counts=True, agreed_by=employee_id)
        self.kept[question_id, number] = agreed
        return True

    async def history(self, question_id: str) -> Sequence[QuestionVersion]:
        own = [one for one in self.kept.values() if one.question_id == question_id]
        return sorted(own, key=lambda one: -one.number)

    async def newest(self) -> Mapping[str, QuestionVersion]:
        counting = [one for one in self.kept.values() if one.counts]
        return {one.question_id: one for one in sorted(counting, key=lambda one: one.number)}


@dataclass
class FakeRounds:
    kept: dict[str, Round] = field(default_factory=dict)

    async def keep(self, new: Round) -> Round:
        return self.kept.setdefault(new.round_id, new)

    async def named(self, round_id: str) -> Round | None:
        return self.kept.get(round_id)

    async def of(self, employee_id: str) -> list[Round]:
        own = [each for each in self.kept.values() if each.employee_id == employee_id]
        return sorted(own, key=lambda each: each.begun_at)

    async def end(self, round_id: str, now: datetime) -> None:
        kept = self.kept[round_id]
        self.kept[round_id] = replace(kept, ended_at=kept.ended_at or now)


@dataclass
class FakeLearners:
    kept: dict[str, Learner] = field(default_factory=dict)

    async def of(self, employee_id: str) -> Learner | None:
        return self.kept.get(employee_id)

    async def keep(self, learner: Learner) -> None:
        self.kept[learner.employee_id] = learner

    async def everybody(self) -> list[Learner]:
        return list(self.kept.values())


@dataclass
class FakeDisagreements:
    kept: dict[str, Disagreement] = field(default_factory=dict)

    async def add(self, disagreement: Disagreement) -> None:
        self.kept.setdefault(disagreement.disagreement_id, disagreement)

    async def named(self, disagreement_id: str) -> Disagreement | None:
        return self.kept.get(disagreement_id)

    async def answer(self, answered: Disagreement) -> Disagreement:
        kept = self.kept[answered.disagreement_id]
        if not kept.answered_at:
            self.kept[kept.disagreement_id] = replace(
                kept,
                answer=answered.answer,
                answered_by=answered.answered_by,
                answered_at=answered.answered_at,
            )
        return self.kept[kept.disagreement_id]

    async def everybodys(self) -> Sequence[Disagreement]:
        return sorted(self.kept.values(), key=lambda each: each.made_at)
