"""Who stands behind a report, and which report it became."""

from bot.ideas.report.domain import Named, Person, Report
from bot.ideas.report.history import Follower
from bot.ideas.report.ports import Reports
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
    named = [one for one in behind if isinstance(one, Named)]
    left = [one for one in named if not (await people.employee(one.employee_id)).is_active]
    return len(behind) - len(left)
