"""Who stands behind a report, and which report it became."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.ideas.report.domain import Anonymous, Named, Person, Report
from bot.ideas.report.history import Follower, Voice
from bot.ideas.report.ports import ReportContext, Reports
from bot.people.domain import People


async def current(number: int, *, reports: Reports) -> Report | None:
    """Return the report, or the one it was merged into in the end."""
    report = await reports.find(number)
    while report and report.merged_into is not None:
        report = await reports.find(report.merged_into)
    return report


async def reports_of(employee_id: str, team_id: str, *, reports: Reports) -> list[Report]:
    """Return what somebody made or supports under their name, open first, then the latest."""
    made = await reports.reported_by(employee_id)
    supported = await reports.supported_by(employee_id)
    theirs = {one.number: one for one in (*made, *supported) if one.team_id == team_id}
    return sorted(theirs.values(), key=lambda one: (not one.state.is_open, -one.number))


async def followers(number: int, *, reports: Reports) -> tuple[Follower, ...]:
    """Return who made or supports the report or one merged into it; each once, first first."""
    found: dict[str, Follower] = {}
    for person, own in await persons(number, reports=reports):
        if isinstance(person, Named):
            found.setdefault(person.employee_id, Follower(person.employee_id, own))
    return tuple(found.values())


async def persons(number: int, *, reports: Reports) -> tuple[tuple[Person, int], ...]:
    """Return everybody behind a report, with the number of the one they made or supported."""
    found: list[tuple[Person, int]] = []
    waiting = [number]
    while waiting:
        own = waiting.pop(0)
        report = await reports.find(own)
        if report:
            found.append((report.reporter, own))
        found += [(voice.supporter, own) for voice in await reports.voices(own)]
        waiting += [merged.number for merged in await reports.merged_into(own)]
    return tuple(found)


async def stands_behind(person: Person, number: int, *, reports: Reports) -> bool:
    """Tell whether somebody made or supports the report or one merged into it."""
    return any(person == one for one, _ in await persons(number, reports=reports))


async def voice_count(number: int, *, reports: Reports, people: People) -> int:
    """Return how many different people stand behind a report; who left counts no more."""
    behind = {person for person, _ in await persons(number, reports=reports)}
    return len(behind - await _who_left(behind, people))


async def active_behind(
    wanted: Sequence[Report], everything: Sequence[Report], *, context: ReportContext
) -> Counter[int]:
    """Return how many people stand behind each wanted report; who left counts no more.

    ``everything`` has all of the workspace's reports; voices are read once for all.
    """
    behind = people_behind(everything, await context.reports.every_voice())
    numbers = {one.number for one in wanted}
    concerned = {person for number, person in behind if number in numbers}
    left = await _who_left(concerned, context.people)
    return Counter(number for number, person in behind if person not in left)


async def _who_left(behind: set[Person], people: People) -> set[Person]:
    named = [one for one in behind if isinstance(one, Named)]
    known = await asyncio.gather(*(people.employee(one.employee_id) for one in named))
    left = {one for one, who in zip(named, known, strict=True) if not who.is_active}
    return left | {one for one in behind if _is_forgotten(one)}


def _is_forgotten(person: Person) -> bool:
    return isinstance(person, Anonymous) and person.is_forgotten


def people_behind(
    reports: Sequence[Report], voices: Sequence[Voice]
) -> set[tuple[int, Person]]:
    """Return who made or supports each report or one that became part of it, each once."""
    became = {one.number: one.merged_into for one in reports}
    behind = [(one.number, one.reporter) for one in reports]
    behind += [(one.number, one.supporter) for one in voices if one.number in became]
    return {(_end_of(number, became), person) for number, person in behind}


def _end_of(number: int, became: Mapping[int, int | None]) -> int:
    while (into := became.get(number)) is not None:
        number = into
    return number
