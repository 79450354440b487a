"""What a manager may do with a report, and what follows from it."""

import re
from dataclasses import replace
from datetime import datetime

from bot.ideas.deadlines import due_dates
from bot.ideas.domain import TRANSITIONS, Kind, Nudge, Report, State, Step
from bot.ideas.history import Entry, Refused, Told, Verdict
from bot.ideas.ports import Office
from bot.ideas.routing import Route, places_of, route
from bot.people.domain import Rank
from bot.people.permissions import Action, may

SENTENCE_WORDS = 4  # "We tried it in 2019." says why; "No." does not
DECISIONS = frozenset(step for _, step in TRANSITIONS) - {Step.ASK, Step.LEARN}


async def decide(verdict: Verdict, now: datetime, *, office: Office) -> Told | Refused:
    """Carry out a manager's verdict, or say why not."""
    report = await office.reports.find(verdict.number)
    if report is None:
        return Refused("I do not know this report.")
    known = await office.reports.entry(verdict.key)
    if known:
        return Told(report, known)
    refused = await objection(report, verdict, office=office) or lacking(verdict)
    if refused:
        return refused
    changed = await _changed(report, verdict, now, office)
    if isinstance(changed, Refused):
        return changed
    entry = _entry(verdict, now, changed, office)
    if not await office.reports.change(changed, entry):
        return Refused("Somebody was quicker.", await _last_decision(report, office))
    return Told(replace(changed, version=changed.version + 1), entry)


async def objection(report: Report, verdict: Verdict, *, office: Office) -> Refused | None:
    """Say why the verdict cannot be carried out; None if nothing speaks against it."""
    if not await may_decide(verdict.manager_id, report, office=office):
        return Refused(
            f"{report.label} is not with you, so its buttons are not yours to press. "
            "Those who have it can hand it over to you."
        )
    last = await _last_decision(report, office)
    is_stale = verdict.seen < report.version and last and last.by != verdict.manager_id
    if is_stale or (report.state, verdict.step) not in TRANSITIONS:
        return Refused("That is not possible any more.", last)
    if verdict.step is Step.LEARN and not can_learn_from(report):
        return Refused("Only a complaint that is done can become a lesson.")
    return None


def lacking(verdict: Verdict) -> Refused | None:
    """Say which words a verdict still needs; None if it has them."""
    if verdict.step is Step.DECLINE and not is_a_sentence(verdict.reason):
        return Refused("Please give a reason in at least one whole sentence.")
    if verdict.step is Step.ASK and not verdict.reason.strip():
        return Refused("Please write what you want to know.")
    return None


async def may_decide(manager_id: str, report: Report, *, office: Office) -> bool:
    """Tell whether this employee answers for the report."""
    if manager_id in report.holders:
        return True  # without asking Slack for everybody's rights: a window has three seconds
    manager = await office.people.employee(manager_id)
    return may(manager, Action.DECIDE_REPORT, report.words.department_id)


def is_a_sentence(text: str) -> bool:
    """Tell whether the text is long enough to be a reason."""
    return len(re.findall(r"\w+", text)) >= SENTENCE_WORDS


async def _changed(
    report: Report, verdict: Verdict, now: datetime, office: Office
) -> Report | Refused:
    after = replace(
        report,
        state=TRANSITIONS[report.state, verdict.step],
        answered_at=_answered_at(report, verdict, now),
    )
    match verdict.step:
        case Step.HAND_OVER:
            return await _handed_over(report, verdict, now, office)
        case Step.MERGE:
            return await _merged(after, verdict, now, office)
        case Step.FINISH | Step.DECLINE:
            return replace(after, finished_at=now)
        case _:
            return after


def _answered_at(report: Report, verdict: Verdict, now: datetime) -> datetime | None:
    is_answer = verdict.step in DECISIONS and verdict.step is not Step.HAND_OVER
    return report.answered_at or (now if is_answer else None)


async def _handed_over(
    report: Report, verdict: Verdict, now: datetime, office: Office
) -> Report | Refused:
    to = await _route_to(verdict.to, office)
    if to is None:
        return Refused("A report can go to a department, or to somebody who manages one.")
    is_department = office.people.company.named(verdict.to) is not None
    department_id = verdict.to if is_department else report.words.department_id
    after = replace(
        report,
        state=State.NEW,
        words=replace(report.words, department_id=department_id),
        holders=to.holders,
        nudge=Nudge.NONE,
    )
    # Before a first answer the date stays; after one the new holder gets their own.
    return _with_new_due_dates(after, now, office, to) if report.state.is_answered else after


def _with_new_due_dates(report: Report, now: datetime, office: Office, to: Route) -> Report:
    due = due_dates(
        report.words.kind,
        report.words.severity,
        now,
        allowances=office.allowances,
        working=office.working_in(to.time_zone),
    )
    return replace(report, due=due)


async def _route_to(target: str, office: Office) -> Route | None:
    if office.people.company.named(target):
        return await route(target, people=office.people)
    employee = await office.people.employee(target)
    if not employee.is_active or not employee.manages:
        return None
    return Route((employee.employee_id,), Rank.MANAGERS, employee.time_zone)


async def _merged(
    after: Report, verdict: Verdict, now: datetime, office: Office
) -> Report | Refused:
    other = await office.reports.find(int(verdict.to)) if verdict.to.isdecimal() else None
    if other is None or other.number == after.number or other.team_id != after.team_id:
        return Refused("Please choose another report to merge it into.")
    if not other.state.is_open:
        return Refused(f"{other.label} is closed; please choose one that is open.")
    return replace(after, merged_into=other.number, finished_at=now)


def _entry(verdict: Verdict, now: datetime, after: Report, office: Office) -> Entry:
    return Entry(
        number=verdict.number,
        key=verdict.key,
        step=verdict.step,
        at=now,
        by=verdict.manager_id,
        text=verdict.reason.strip(),
        to=_gone_to(verdict, after, office),
    )


def _gone_to(verdict: Verdict, after: Report, office: Office) -> str:
    if verdict.step is not Step.HAND_OVER:
        return verdict.to
    if verdict.to in after.holders:
        return verdict.to
    department_id, company = after.words.department_id, office.people.company
    return ",".join(places_of(after.holders, department_id, company))


async def _last_decision(report: Report, office: Office) -> Entry | None:
    history = await office.reports.history(report.number)
    return next((one for one in reversed(history) if one.step in DECISIONS), None)


def can_learn_from(report: Report) -> bool:
    """Tell whether a lesson may come of it: a complaint that is dealt with."""
    return report.words.kind is Kind.COMPLAINT and report.state is State.DONE
