"""A company of thousands: who is in it, what each learned, and who manages whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert

from bot.company.organisation.domain import SUBJECT
from bot.company.overrides.store import SqlOverrides
from bot.database.engine import Database
from bot.ideas.report.store import SqlReports
from bot.people.reading import read_company
from bot.people.store import employees
from bot.playground.members import Member
from bot.quiz.store import learner_table
from tests.benchmarks.questions import HANDBOOK
from tests.ideas.builders import a_report, an_entry, some_words

ZONES = ("Asia/Kolkata", "Europe/Berlin", "America/New_York", "America/Los_Angeles")
DEPARTMENTS = [
    one.department_id for one in read_company(HANDBOOK / "departments.yaml").departments
]
AT_A_TIME = 500  # rows


def person(number: int, word: str = "P") -> Member:
    """Return somebody; one after the other they live in the four time zones."""
    name = f"{word}{number:05d}"
    return Member(
        f"U0{name}",
        name.lower(),
        f"Person {name}",
        email=f"{name.lower()}@example.com",
        time_zone=ZONES[number % len(ZONES)],
    )


async def settle(
    database: Database, people: int, managers: int, team_id: str, now: datetime
) -> None:
    """Keep who belongs where, that all may be reminded, and a report for each manager."""
    learners = list(_learners(people, team_id))
    places = [
        {"employee_id": one["employee_id"], "department_id": DEPARTMENTS[n % len(DEPARTMENTS)]}
        for n, one in enumerate(learners)
    ]
    async with database.begin() as connection:
        for at in range(0, people, AT_A_TIME):
            await connection.execute(insert(learner_table), learners[at : at + AT_A_TIME])
            await connection.execute(insert(employees), places[at : at + AT_A_TIME])
    await _name_managers(database, managers, now)
    for number, department in enumerate(DEPARTMENTS):
        words = some_words(department_id=department)
        report = replace(a_report(words=words), team_id=team_id, reported_at=now)
        await SqlReports(database).add(report, an_entry(key=f"press:{number}"))


async def _name_managers(database: Database, managers: int, now: datetime) -> None:
    overrides = SqlOverrides(database, lambda: now, SUBJECT)
    for place, department in enumerate(DEPARTMENTS):
        theirs = [
            person(number).member_id for number in range(place, managers, len(DEPARTMENTS))
        ]
        await overrides.set(f"{department}.managers", theirs, "somebody")


def _learners(people: int, team_id: str) -> Iterator[dict[str, str | int]]:
    for number in range(people):
        one = person(number)
        yield {
            "employee_id": one.member_id,
            "team_id": team_id,
            "time_zone": one.time_zone,
            "reminded_by": "",
            "unanswered_reminders": 0,
        }
