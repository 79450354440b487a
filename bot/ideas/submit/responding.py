"""What those behind a report make of its end: solved, not yet, or a decision questioned.

Decides; touches nothing outside but its ports.
"""

import math
from dataclasses import replace

from bot.ideas.report.domain import TRANSITIONS, EscalationLevel, Person, Report, State, Step
from bot.ideas.report.followers import stands_behind
from bot.ideas.report.history import HistoryEntry, Refused, ReportEvent
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.routing import route_above
from bot.ideas.submit.service import Sending
from bot.people.domain import Rank

ENDED = {Step.SOLVED: State.DONE, Step.REOPEN: State.DONE, Step.QUESTION: State.DECLINED}
MOST = {Step.REOPEN: 2, Step.QUESTION: 1}  # times that a report comes back
NO_MORE = {
    Step.REOPEN: "It was opened again twice already. A new report reaches them, too.",
    Step.QUESTION: "This decision was questioned once already, and looked at again.",
}


def responses(report: Report, history: tuple[HistoryEntry, ...]) -> tuple[Step, ...]:
    """Return what those behind a report may say to its end now."""
    if not report.words.report_kind.has_deadline:
        return ()
    is_asked = any(one.step is Step.CHECK for one in history)
    return tuple(
        step
        for step, state in ENDED.items()
        if report.state is state
        and (is_asked or step is Step.QUESTION)
        and not _is_used_up(step, history)
    )


def _is_used_up(step: Step, history: tuple[HistoryEntry, ...]) -> bool:
    return sum(one.step is step for one in history) >= MOST.get(step, math.inf)


async def respond(
    number: int, step: Step, text: str, sending: Sending, *, context: ReportContext
) -> ReportEvent | Refused:
    """Keep that it is solved, open it again, or bring a declined one to the next level."""
    report = await context.reports.find(number)
    if report is None:
        return Refused("I do not know this report.")
    if known := await context.reports.entry(sending.key):
        return ReportEvent(report, known)
    refused = await objection_to_response(report, step, sending.person, context=context)
    if refused:
        return refused
    at, by = sending.kept_at, sending.by
    entry = HistoryEntry(number, sending.key, step, at, by, text=text.strip())
    if step is Step.SOLVED:
        await context.reports.note(entry)
        return ReportEvent(report, entry)
    opened, entry = await _opened_again(report, entry, sending, context)
    if not await context.reports.change(opened, entry):
        return Refused("Somebody was quicker. Please look again.")
    return ReportEvent(replace(opened, version=opened.version + 1), entry)


async def objection_to_response(
    report: Report, step: Step, person: Person, *, context: ReportContext
) -> Refused | None:
    """Say why somebody cannot say so of the report; None if nothing speaks against it."""
    if not await stands_behind(person, report.number, reports=context.reports):
        return Refused("I do not know this report.")  # nor whether there is one
    if report.state is not ENDED[step]:
        return Refused(f"{report.label} is not where it was any more.")
    history = await context.reports.history(report.number)
    if _is_used_up(step, history):
        return Refused(NO_MORE[step])
    return None


async def _opened_again(
    report: Report, entry: HistoryEntry, sending: Sending, context: ReportContext
) -> tuple[Report, HistoryEntry]:
    opened = replace(
        report,
        state=TRANSITIONS[report.state, entry.step],
        finished_at=None,
        promised_for=None,
        escalation_level=EscalationLevel.NONE,
    )
    if entry.step is Step.QUESTION:
        above = await route_above(report, people=context.people, past=Rank.DEPUTIES)
        holders = above.holders if above else report.holders
        opened = replace(opened, holders=holders)
        entry = replace(entry, to=",".join(holders))
    to = await context.people.employee(next(iter(opened.holders), ""))
    due = await context.due_dates(report.words, sending.kept_at, to.time_zone, to.site)
    return replace(opened, due=due), entry
