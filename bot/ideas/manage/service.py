"""What a manager may do with a report, and what follows from it."""

import re
from collections.abc import Set
from dataclasses import replace
from datetime import datetime

from bot.ideas.manage.targets import NO_TARGET, misdirected, route_to
from bot.ideas.report.domain import (
    TRANSITIONS,
    EscalationLevel,
    Report,
    State,
    Step,
)
from bot.ideas.report.history import HistoryEntry, Refused, ReportEvent, Verdict
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.routing import places_of
from bot.ideas.report.visibility import (
    Where,
    can_learn_from,
    is_concerned,
    may_decide,
    shown_to,
)

SENTENCE_WORDS = 4  # "We tried it in 2019." says why; "No." does not
DECISIONS = frozenset(
    {Step.ACCEPT, Step.START, Step.FINISH, Step.DECLINE, Step.HAND_OVER, Step.MERGE}
)


async def decide(
    verdict: Verdict, now: datetime, *, context: ReportContext
) -> ReportEvent | Refused:
    """Carry out a manager's verdict as of ``now`` (UTC), or say why not."""
    report = await context.reports.find(verdict.number)
    if report is None:
        return Refused("I do not know this report.")
    known = await context.reports.entry(verdict.key)
    if known:
        return ReportEvent(report, known)
    refused = (
        await objection(report, verdict, context=context)
        or lacking(verdict)
        or await misdirected(verdict, report, context=context)
    )
    if refused:
        return refused
    changed = await _changed(report, verdict, now, context)
    if isinstance(changed, Refused):
        return changed
    after, entry = changed.report, changed.entry
    if not await context.reports.change(after, entry):
        return Refused("Somebody was quicker.", await _last(report, DECISIONS, context))
    return ReportEvent(replace(after, version=after.version + 1), entry)


async def objection(
    report: Report, verdict: Verdict, *, context: ReportContext
) -> Refused | None:
    """Say why the verdict cannot be carried out; None if nothing speaks against it."""
    last = await _last(report, DECISIONS, context)
    if not await may_decide(verdict.manager_id, report, context=context):
        return await _not_theirs(verdict.manager_id, report, last, context)
    if verdict.step.value in report.words.report_kind.refused:
        return Refused(report.words.report_kind.why_refused)
    is_stale = verdict.seen < report.version and last and last.by != verdict.manager_id
    if is_stale or not report.takes(verdict.step):
        return Refused("That is not possible any more.", last)
    if verdict.step is Step.LEARN:
        return await _objection_to_lesson(report, context)
    return None


async def _not_theirs(
    manager_id: str, report: Report, last: HistoryEntry | None, context: ReportContext
) -> Refused:
    """Say who has it to those who know of it: who had it once, or may know that it came."""
    manager = await context.people.employee(manager_id)
    history = await context.reports.history(report.number)
    had_it = any(manager_id in one.employees for one in history)
    if (had_it and not is_concerned(manager, report)) or shown_to(manager, report, Where.HOME):
        why = f"{report.label} is not with you, so its buttons are not yours to press."
        return Refused(why, last, is_with=report)
    return Refused("I do not know this report.")


async def _objection_to_lesson(report: Report, context: ReportContext) -> Refused | None:
    if not can_learn_from(report):
        return Refused(
            "Only a complaint that is done, not severe and not anonymous can become a lesson."
        )
    marked = await _last(report, {Step.LEARN}, context)
    return Refused("The trainers have it already.", marked) if marked else None


def lacking(verdict: Verdict) -> Refused | None:
    """Say which words a verdict still needs; None if it has them."""
    if verdict.step is Step.DECLINE and not is_a_sentence(verdict.reason):
        return Refused("Please give a reason in at least one whole sentence.")
    if verdict.step is Step.PROMISE and not is_a_sentence(verdict.reason):
        return Refused("Please say why in at least one whole sentence.")
    if verdict.step is Step.ASK and not verdict.reason.strip():
        return Refused("Please write what you want to know.")
    return None


def is_a_sentence(text: str) -> bool:
    """Tell whether the text is long enough to be a reason."""
    return len(re.findall(r"\w+", text)) >= SENTENCE_WORDS


async def _changed(
    report: Report, verdict: Verdict, now: datetime, context: ReportContext
) -> ReportEvent | Refused:
    entry = HistoryEntry(
        number=verdict.number,
        key=verdict.key,
        step=verdict.step,
        at=now,
        by=verdict.manager_id,
        text=verdict.reason.strip(),
        to=verdict.to,
    )
    after = replace(
        report,
        state=TRANSITIONS[report.state, verdict.step],
        answered_at=_answered_at(report, verdict, now),
    )
    match verdict.step:
        case Step.HAND_OVER:
            return await _handed_over(report, verdict, entry, context)
        case Step.MERGE:
            merged = replace(after, merged_into=int(entry.to), finished_at=now)
            return ReportEvent(merged, entry)
        case Step.ACCEPT | Step.PROMISE:
            promised = verdict.promised_for
            day = promised.isoformat() if promised else ""
            return ReportEvent(replace(after, promised_for=promised), replace(entry, to=day))
        case Step.FINISH:
            knows = verdict.customer_knows
            done = replace(after, finished_at=now, cause=verdict.cause, customer_knows=knows)
            return ReportEvent(done, entry)
        case Step.DECLINE:
            return ReportEvent(replace(after, finished_at=now), entry)
        case _:
            return ReportEvent(after, entry)


def _answered_at(report: Report, verdict: Verdict, now: datetime) -> datetime | None:
    is_answer = verdict.step in DECISIONS and verdict.step is not Step.HAND_OVER
    return report.answered_at or (now if is_answer else None)


async def _handed_over(
    report: Report, verdict: Verdict, entry: HistoryEntry, context: ReportContext
) -> ReportEvent | Refused:
    company = context.people.company
    to = await route_to(entry.to, report, context=context)
    if to is None:
        return Refused(NO_TARGET)
    chosen = entry.to if company.named(entry.to) else verdict.department_id
    department_id = chosen or report.words.department_id
    if (to.holders, department_id) == (report.holders, report.words.department_id):
        return Refused(f"{report.label} is there already.", is_with=report)
    after = replace(
        report,
        state=State.NEW,
        words=replace(report.words, department_id=department_id),
        holders=to.holders,
        escalation_level=EscalationLevel.NONE,
        is_entrusted=not chosen,
    )
    if report.state.is_answered:
        # Before a first answer the date stays; after one the new holder gets their own.
        due = await context.due_dates(after.words, entry.at, to.time_zone, to.site)
        after = replace(after, due=due)
    places = places_of(to, after, company) if chosen else to.holders
    return ReportEvent(after, replace(entry, to=",".join(places)))


async def _last(
    report: Report, steps: Set[Step], context: ReportContext
) -> HistoryEntry | None:
    """Return the last time that one of these steps was taken."""
    history = await context.reports.history(report.number)
    return next((one for one in reversed(history) if one.step in steps), None)
