"""Takes reports in, adds voices and replies. Decides; touches nothing outside but its ports."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ideas.report.deadlines import full_hour, next_full_hour
from bot.ideas.report.domain import Anonymous, DueDates, Named, Person, Report, Step, Words
from bot.ideas.report.followers import current, stands_behind
from bot.ideas.report.history import HistoryEntry, Receipt, Refused, ReportEvent, Voice
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.routing import Route, places_of, route
from bot.ideas.report.visibility import may_be_supported

# What a reporter does with their own report; whatever else they do with it, they do as manager.
WRITTEN = frozenset({Step.REPLY, Step.SOLVED, Step.REOPEN, Step.QUESTION})


@dataclass(frozen=True, slots=True)
class Sending:
    """One press of a button: who, where, when."""

    key: str  # identity: the same press counts once
    team_id: str
    person: Person
    at: datetime  # UTC

    @property
    def kept_at(self) -> datetime:
        """The moment that is kept: of an anonymous person the full hour."""
        return full_hour(self.at) if isinstance(self.person, Anonymous) else self.at

    @property
    def by(self) -> str:
        """The name that is kept: none of an anonymous person."""
        return self.person.employee_id if isinstance(self.person, Named) else ""


async def submit(words: Words, sending: Sending, *, context: ReportContext) -> Receipt:
    """Keep the report, and say who has it and by when an answer is due."""
    known = await context.reports.of_key(sending.key)
    if known:  # with another reporter, if the same form was sent without a name meanwhile
        return Receipt(known, is_new=False)
    to = await route(words, people=context.people)
    report = Report(
        number=0,
        team_id=sending.team_id,
        words=_fit_for(sending.person, words),
        reporter=sending.person,
        reported_at=sending.kept_at,
        due=await _due(words, sending, context, to),
        holders=to.holders,
    )
    places = places_of(to, report, context.people.company)
    entry = HistoryEntry(
        0,
        sending.key,
        Step.RECEIVE,
        sending.kept_at,
        sending.by,
        text=to.rank,
        to=",".join(places),
    )
    return Receipt(await context.reports.add(report, entry), is_new=True)


def _fit_for(person: Person, words: Words) -> Words:
    # A link may lead into a conversation that only the reporter can see.
    return replace(words, link="") if isinstance(person, Anonymous) else words


async def _due(words: Words, sending: Sending, context: ReportContext, to: Route) -> DueDates:
    due = await context.due_dates(words, sending.at, to.time_zone, to.site)
    if isinstance(sending.person, Named):
        return due
    return DueDates(
        next_full_hour(due.remind_at),
        next_full_hour(due.due_at),
        next_full_hour(due.escalate_at),
    )


def without_name(
    report: Report, history: Sequence[HistoryEntry], sending: Sending
) -> tuple[Report, dict[str, HistoryEntry]]:
    """Return a report that was sent with a name as if without.

    And so what its reporter wrote about it, by the keys that these entries of its history had.
    """
    due = report.due
    nameless = replace(
        report,
        words=_fit_for(sending.person, report.words),
        reporter=sending.person,
        reported_at=full_hour(report.reported_at),
        due=DueDates(
            next_full_hour(due.remind_at),
            next_full_hour(due.due_at),
            next_full_hour(due.escalate_at),
        ),
    )
    first, *later = history
    theirs = [one for one in later if Named(one.by) == report.reporter and one.step in WRITTEN]
    unsigned = {one.key: replace(one, at=full_hour(one.at), by="") for one in (first, *theirs)}
    unsigned[first.key] = replace(unsigned[first.key], key=sending.key)
    return nameless, unsigned


async def objection_to_voice(
    number: int, person: Person, *, context: ReportContext
) -> Refused | None:
    """Say why somebody cannot add a voice to the report; None if nothing speaks against it."""
    report = await current(number, reports=context.reports)
    if report is None or not may_be_supported(report):  # a number tells nothing of it
        return Refused("I do not know this report.")
    if not report.state.is_open:
        last = (await context.reports.history(report.number))[-1]
        return Refused(f"{report.label} is closed by now.", last)
    if person == report.reporter:
        return Refused(f"{report.label} is your own report: it has your voice already.")
    return None


async def support(
    number: int, sending: Sending, text: str = "", *, context: ReportContext
) -> ReportEvent | Refused:
    """Add a voice to an open report, or to the one it was merged into.

    ``text`` is what the supporter had written before; the report's holders read it.
    """
    report = await current(number, reports=context.reports)
    if report is None:
        return Refused("I do not know this report.")
    entry = HistoryEntry(
        report.number, sending.key, Step.SUPPORT, sending.kept_at, sending.by, text=text
    )
    if await context.reports.entry(sending.key):
        return ReportEvent(report, entry)
    if refused := await objection_to_voice(number, sending.person, context=context):
        return refused
    await context.reports.add_voice(Voice(report.number, sending.person, sending.kept_at))
    await context.reports.note(entry)
    return ReportEvent(report, entry)


async def reply(
    number: int, text: str, sending: Sending, *, context: ReportContext
) -> ReportEvent | Refused:
    """Keep what a reporter or supporter answers to a manager's question."""
    report = await current(number, reports=context.reports)
    if report is None:
        return Refused("I do not know this report.")
    entry = HistoryEntry(
        report.number, sending.key, Step.REPLY, sending.kept_at, sending.by, text=text
    )
    if await context.reports.entry(sending.key):
        return ReportEvent(report, entry)
    if not await stands_behind(sending.person, report.number, reports=context.reports):
        return Refused("I do not know this report.")  # nor whether there is one
    await context.reports.note(entry)
    return ReportEvent(report, entry)
