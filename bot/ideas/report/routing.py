"""Finds who receives a report: managers, deputies, next level, administrators; never nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.ideas.report.domain import Report, Severity, Words
from bot.ideas.report.visibility import Extent, Viewer, Where, concerns, shown
from bot.people.domain import Company, Level, People, Rank


@dataclass(frozen=True, slots=True)
class Route:
    """Who has a report from now on."""

    holders: tuple[str, ...]  # Slack ids; empty: only the administrators' channel is left
    rank: Rank
    time_zone: str  # of the first holder, IANA
    site: str | None = None  # of the first holder


class Held(Protocol):
    """What a report says, and who has it."""

    @property
    def words(self) -> Words:
        """What it says."""

    @property
    def holders(self) -> tuple[str, ...]:
        """Slack ids of those who have it."""


async def route(words: Words, *, people: People) -> Route:
    """Return the first level that can answer for such a report at this moment."""
    levels, severity = await levels_for(words, people), words.severity
    on_duty = await on_duty_for(words, people) if severity is Severity.SEVERE else []
    return first_of(levels, on_duty, severity)


def first_of(levels: Sequence[Level], on_duty: Sequence[Level], severity: Severity) -> Route:
    """Return the first of the levels; of what is severe, manager and deputy together.

    Of that, whoever is on duty where only the administrators are left.
    """
    is_nobody = not levels or levels[0].rank is Rank.ADMINISTRATORS
    if is_nobody and on_duty and severity is Severity.SEVERE:
        return _route(on_duty[0])
    if not levels:
        return Route((), Rank.ADMINISTRATORS, "UTC")
    first, second = levels[0], levels[min(1, len(levels) - 1)]
    if severity is Severity.SEVERE and (first.rank, second.rank) in ALARMED_TOGETHER:
        together = {one.employee_id: one for one in (*first.employees, *second.employees)}
        return _route(Level(first.rank, tuple(together.values())))
    return _route(first)


async def route_of_alarm(report: Held, number: int, *, people: People) -> Route | None:
    """Return whom an alarm reaches next: the next level, then who is on duty; None if nobody.

    Where neither is left, whoever a late report would reach. Never who manages the department
    if the report is about them.
    """
    levels = await levels_for(report.words, people)
    on_duty = await on_duty_for(report.words, people)
    return alarmed_next(report, number, levels, on_duty)


def alarmed_next(
    report: Held, number: int, levels: Sequence[Level], on_duty: Sequence[Level]
) -> Route | None:
    """Return whom the alarm of this number reaches, of these levels; None if nobody."""
    next_level = [one for one in levels if one.rank is Rank.NEXT_LEVEL and number == 1]
    for level in (*next_level, *on_duty):
        if not _has_it(level, report):
            return _route(level)
    return above(report, levels)


async def on_duty_for(words: Words, people: People) -> list[Level]:
    """Return who is on duty now and may hear of such a report; one level, or none."""
    level = await people.on_duty()
    free = tuple(one for one in level.employees if not concerns(words, one)) if level else ()
    return [replace(level, employees=free)] if level and free else []


async def route_above(
    report: Held, *, people: People, past: Rank = Rank.MANAGERS
) -> Route | None:
    """Return the first level with somebody who does not have the report yet, None if none.

    The deputies, one level above, then the customer leads; administrators hear only where the
    company has none of these. Nobody of the rank ``past`` is asked.
    """
    return above(report, await levels_for(report.words, people), past)


def above(report: Held, levels: Sequence[Level], past: Rank = Rank.MANAGERS) -> Route | None:
    """Return what `route_above` does, of these levels."""
    passed = _PASSED | {past} | _passed_over(report, levels)
    for level in levels:
        if level.rank not in passed and not _has_it(level, report):
            return _route(level)
    return None


def _passed_over(report: Held, levels: Sequence[Level]) -> frozenset[Rank]:
    """Return the ranks in whose place a higher one hears."""
    has_lead = any(level.rank is Rank.CUSTOMER_LEADS for level in levels)
    of_next = [level for level in levels if level.rank is Rank.NEXT_LEVEL]
    is_above = any(_has_it(level, report) for level in of_next)
    over = {Rank.DEPUTIES} if is_above else set()
    over |= {Rank.ADMINISTRATORS} if has_lead else set()
    return frozenset(over | ({Rank.NEXT_LEVEL} if is_above and has_lead else set()))


def _has_it(level: Level, report: Held) -> bool:
    return {one.employee_id for one in level.employees} <= set(report.holders)


async def levels_for(words: Words, people: People) -> tuple[Level, ...]:
    """Return who can answer for such a report now, the first to be asked first."""
    if words.is_about_manager:
        return await people.managers_around(words.department_id)
    return await people.managers_of(words.department_id)


_PASSED = frozenset({Rank.MANAGERS, Rank.CONFIDENTIAL_CONTACTS})  # had it first
ALARMED_TOGETHER = frozenset(
    {(Rank.MANAGERS, Rank.DEPUTIES), (Rank.CONFIDENTIAL_CONTACTS, Rank.NEXT_LEVEL)}
)


def _route(level: Level) -> Route:
    return Route(
        holders=tuple(employee.employee_id for employee in level.employees),
        rank=level.rank,
        time_zone=level.employees[0].time_zone,
        site=level.employees[0].site,
    )


def places_of(to: Route, report: Report, company: Company) -> tuple[str, ...]:
    """Return where a report goes: its holders, and the department's channel if it may.

    Where no manager could be reached, also the administrators' channel, see `may_tell_resort`.
    """
    department = company.named(report.words.department_id)
    is_told = shown(report, Where.CHANNEL, Viewer.EVERYBODY) > Extent.NOTHING
    channels = [department.channel if department and is_told else None]
    if to.rank is Rank.ADMINISTRATORS and may_tell_resort(report.words, to.holders):
        channels.append(company.administrators_channel)
    return tuple(dict.fromkeys((*to.holders, *filter(None, channels))))


def may_tell_resort(words: Words, holders: Sequence[str]) -> bool:
    """Tell whether the administrators' channel may hear that it came.

    Of what is about a manager only where nobody has it: whom it is about may read there.
    """
    return not (words.is_about_manager and holders)
