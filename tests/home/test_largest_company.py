"""App Home of the largest company: within Slack's limits, whoever opens it."""

from dataclasses import replace
from datetime import time, timedelta

from bot.delivery.work import PublishHome, Work
from bot.home.work import HomeWork
from bot.ideas.home.sections import ReportSections
from bot.people.domain import Company, Department, Employee
from bot.people.service import CompanyPeople
from bot.playground.limits.checks import checked_view
from bot.quiz.progress.messages import home_section
from bot.quiz.remind.messages import reminders
from bot.slack import Block
from tests.builders_people import a_profile
from tests.builders_quiz import an_attempt
from tests.fakes_people import FakeChosenDepartments, FakeDirectory
from tests.home.fakes import FakeVisits
from tests.ideas.builders import MONDAY, a_report, an_entry, some_words
from tests.ideas.company import SmallCompany
from tests.quiz.desk import Desk

DEPARTMENTS, MANAGED, REPORTS, COLLEAGUES = 60, 40, 500, 6
HEAD = "U0HEAD"
COMPANY = Company(
    departments=(
        Department("board", "Board", (HEAD,)),
        *(
            Department(
                f"d{n}",
                f"Plant {n} of the very long name",
                parent="board" if n < MANAGED else None,
            )
            for n in range(DEPARTMENTS)
        ),
    ),
    administrators=(HEAD,),
    trainers=(HEAD,),
)
STAFF = {f"U{n}X{m}": f"d{n}" for n in range(DEPARTMENTS) for m in range(COLLEAGUES)}


def the_people() -> CompanyPeople:
    profiles = {who: a_profile(who) for who in (*STAFF, HEAD)}
    chosen = FakeChosenDepartments(STAFF | {HEAD: "d0"})
    return CompanyPeople(COMPANY, directory=FakeDirectory(profiles), chosen=chosen)


async def the_reports(people: CompanyPeople) -> ReportSections:
    small = SmallCompany(time=MONDAY + timedelta(days=9))
    for number in range(REPORTS):
        words = some_words(department_id=f"d{number % DEPARTMENTS}", today="Long. " * 90)
        report = a_report(words=words, holders=(HEAD,) if number % 2 else ("U1X1",))
        await small.reports.add(report, an_entry(f"press:{number}"))
    context = replace(small.cards.context, people=people)
    return ReportSections(replace(small.cards, context=context))


def the_quiz(people: CompanyPeople) -> Desk:
    desk = Desk()
    desk.overview = replace(desk.overview, people=people)
    for who in STAFF:
        desk.keep(an_attempt(attempt_id=who, employee_id=who))
    return desk


async def test_a_head_of_forty_departments_sees_a_page_that_slack_takes() -> None:
    people = the_people()
    ideas, desk = await the_reports(people), the_quiz(people)

    async def quiz(employee: Employee, _team_id: str) -> list[Block]:
        seen = await desk.overview.section(employee.employee_id)
        return home_section(seen, desk.bank())

    async def pausing(employee: Employee, _team_id: str) -> list[Block]:
        return [reminders(None, MONDAY, time(9, 30))]

    work = HomeWork(
        sections=(ideas.inbox, quiz, ideas.own, ideas.everybodys),
        settings=(pausing,),
        people=people,
        visits=FakeVisits(),
        choose_department=lambda who, chosen, _: people.choose_department(who, chosen),
        now=lambda: MONDAY,
    )

    (home,) = await work.handlers()["home.publish"](
        Work("home.publish", "1", {"employee_id": HEAD}, "T0NORTH")
    )

    assert isinstance(home, PublishHome)
    shown = checked_view(home.view)
    assert len(shown["blocks"]) <= 60
    assert "Waiting for you (250)" in str(shown)
