"""The demo company's reports and what was done with them, from the file beside this one."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from bot.commands.history.backdating import Past
from bot.delivery.tasks import work_of
from bot.delivery.work import Work
from bot.errors import CannotDoError
from bot.ideas.manage.domain import DecideReport, LookRound
from bot.ideas.report.domain import Report, Severity, Step, Words
from bot.ideas.report.ports import Reports
from bot.ideas.submit.domain import ReplyToQuestion, SubmitReport, SupportReport

Told = Mapping[str, Any]


class PastEvent(NamedTuple):
    """Something that somebody did with a report."""

    at: datetime  # UTC
    story: int  # which report of the file
    step: Step
    by: str  # Slack id; empty: whoever has the report
    text: str = ""
    into: str = ""  # number of the report that it is merged into


def events_of(stories: Sequence[Told], now: datetime) -> list[PastEvent]:
    """Return all that happened with the reports of the file, oldest first."""
    events = []
    for number, story in enumerate(stories):
        reported = now - timedelta(days=story["days_ago"])
        events.append(PastEvent(reported, number, Step.RECEIVE, story["by"]))
        for days, by in enumerate(story.get("supporters", []), 1):
            events.append(PastEvent(reported + timedelta(days=days), number, Step.SUPPORT, by))
        for step in story.get("steps", []):
            at = reported + timedelta(days=step["after"], minutes=30)
            events.append(_event(at, number, step))
    return sorted(events)


def _event(at: datetime, story: int, step: Told) -> PastEvent:
    return PastEvent(
        at,
        story,
        Step(step["step"]),
        step.get("by", ""),
        step.get("text", ""),
        str(step.get("into", "")),
    )


async def live_through(
    stories: Sequence[Told], now: datetime, *, past: Past, reports: Reports, team_id: str
) -> None:
    """Let every report be made, supported and decided at its time.

    What the company's files allow nobody to do is left out: they may slip, or be another's.
    """
    numbers: dict[int, int] = {}
    for event in events_of(stories, now):
        if event.step is Step.RECEIVE:
            await past.live(_sent_in(event, stories[event.story], team_id), event.at)
            numbers[event.story] = len(numbers) + 1
        elif work := await _work_of(event, numbers[event.story], reports, team_id):
            with suppress(CannotDoError):
                await past.live(work, event.at)


async def look_round(now: datetime, *, past: Past, reports: Reports, team_id: str) -> None:
    """Let what waits be reminded of and escalated when it was due, as it would have been."""
    looked = datetime.min.replace(tzinfo=now.tzinfo)
    while at := await _next_due(looked, now, reports, team_id):
        look = LookRound()
        await past.live(work_of(look, f"{look.KIND}:past:{at.isoformat()}", team_id), at)
        looked = at  # whoever has it next has until another time


async def _next_due(
    after: datetime, now: datetime, reports: Reports, team_id: str
) -> datetime | None:
    waiting = [one.due for one in await reports.open_ones(team_id) if one.is_awaited]
    times = (at for due in waiting for at in (due.remind_at, due.due_at, due.escalate_at))
    return min((at for at in times if after < at <= now), default=None)


def words_of(story: Told) -> Words:
    """Return what the reporter of a story wrote and chose."""
    return Words(
        kind=story["kind"],
        today=story["today"],
        better=story.get("better", ""),
        moment_id=story["moment"],
        department_id=story["department"],
        severity=Severity(story.get("severity", "mild")),
        customer=story.get("customer", ""),
        praised=tuple(story.get("praised", ())),
    )


def _sent_in(event: PastEvent, story: Told, team_id: str) -> Work:
    task = SubmitReport(words_of(story), event.by, event.at)
    return work_of(task, f"{task.KIND}:past:{event.story}", team_id)


async def _work_of(
    event: PastEvent, number: int, reports: Reports, team_id: str
) -> Work | None:
    """Return what is done with a report; None where there is nobody to do it."""
    report = await reports.find(number)
    if report is None or not (event.by or report.holders):
        return None
    task = _task_of(event, report)
    return work_of(task, f"{task.KIND}:past:{number}:{event.step}:{task.employee_id}", team_id)


def _task_of(
    event: PastEvent, report: Report
) -> SupportReport | ReplyToQuestion | DecideReport:
    number, who = report.number, event.by or next(iter(report.holders))
    match event.step:
        case Step.SUPPORT:
            return SupportReport(number, who, event.at, event.text)
        case Step.REPLY:
            return ReplyToQuestion(number, number, event.text, who, event.at)
        case _:
            return DecideReport(
                number=number,
                step=event.step,
                seen=report.version,
                employee_id=who,
                reason=event.text,
                to=event.into,
            )
