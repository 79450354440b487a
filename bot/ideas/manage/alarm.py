"""What is severe sleeps with nobody: without a sign in time, the next ones are alarmed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.ideas.manage.stepping import take_step
from bot.ideas.report.cards import ReportCards, card_reference
from bot.ideas.report.domain import Report, Severity, State, Step
from bot.ideas.report.foreseeing import ALARMS
from bot.ideas.report.history import HistoryEntry, ReportEvent
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.routing import route_of_alarm

SIGN_WITHIN = timedelta(minutes=30)  # by the clock, at any hour
_COMES_BACK = frozenset({Step.REOPEN, Step.QUESTION})


@dataclass(frozen=True, slots=True)
class DueAlarm:
    """An alarm that is due."""

    which: int  # from 1, since the report came to those who have it now
    handed_over: datetime | None  # when it did, unless it is where it came at first


async def alarm_due(report: Report, now: datetime, *, cards: ReportCards) -> DueAlarm | None:
    """Return the alarm that is due by ``now`` (UTC) and was not raised; None if none is."""
    if report.words.severity is not Severity.SEVERE or report.state is not State.NEW:
        return None
    history = await cards.context.reports.history(report.number)
    lately = since_it_came(history)
    raised = [one for one in lately if one.step is Step.ALARM]
    if len(raised) == ALARMS or is_taken(history):
        return None
    since, number = await _since(report, history, cards), len(raised) + 1
    handed_over = lately[0].at if lately[0].step is Step.HAND_OVER else None
    return DueAlarm(number, handed_over) if now >= since + number * SIGN_WITHIN else None


async def _since(
    report: Report, history: tuple[HistoryEntry, ...], cards: ReportCards
) -> datetime:
    """Return from when a sign is waited for.

    Whoever got it from somebody who was on it has their own time; handing it over without a
    sign wins none.
    """
    lately = since_it_came(history)
    was_on_it = any(one.step is Step.TAKE for one in history[: -len(lately)])
    if lately[0].step in _COMES_BACK or (lately[0].step is Step.HAND_OVER and was_on_it):
        return lately[0].at
    # Where no card could be posted, the next ones hear of it all the same.
    return await _alarmed_at(report, cards) or report.reported_at


def alarms_in(history: tuple[HistoryEntry, ...]) -> int:
    """Return how many alarms were raised in all, wherever the report was."""
    return sum(one.step is Step.ALARM for one in history)


def is_taken(history: tuple[HistoryEntry, ...]) -> bool:
    """Tell whether somebody who has it now is on it."""
    return any(one.step is Step.TAKE for one in since_it_came(history))


def since_it_came(history: tuple[HistoryEntry, ...]) -> tuple[HistoryEntry, ...]:
    """Return what happened since it came to those who have it now, or was opened again."""
    given = [n for n, one in enumerate(history) if _comes(one)]
    return history[max(given, default=0) :]


def _comes(entry: HistoryEntry) -> bool:
    # Handed to nobody: some of those who had it have left, and the others have it still.
    return entry.step in _COMES_BACK or (entry.step is Step.HAND_OVER and bool(entry.to))


async def _alarmed_at(report: Report, cards: ReportCards) -> datetime | None:
    """Return when the first card arrived; of a report itself only the hour may be kept."""
    for place in await cards.places(report):
        if posted := await cards.delivery.posted(card_reference(report.number, place)):
            return datetime.fromtimestamp(float(posted.ts), UTC)
    return None


async def alarm(
    number: int, which: int, key: str, now: datetime, *, context: ReportContext
) -> ReportEvent | None:
    """Keep at ``now`` (UTC) whom an alarm reaches next; None if somebody was quicker."""

    async def alarmed(report: Report) -> tuple[Report, HistoryEntry] | None:
        history = await context.reports.history(number)
        if report.state is not State.NEW or is_taken(history):
            return None
        to = await route_of_alarm(report, which, people=context.people)
        joining = [who for who in to.holders if who not in report.holders] if to else []
        entry = HistoryEntry(number, key, Step.ALARM, now, to=",".join(joining))
        return replace(report, holders=(*report.holders, *joining)), entry

    return await take_step(number, key, alarmed, reports=context.reports)
