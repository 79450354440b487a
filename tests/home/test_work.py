"""Publishing pages: who sees what, and when a page is renewed."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.delivery.work import Outgoing, Post, PublishHome, Respond, Update, Work
from bot.errors import TryAgainError
from bot.home.domain import HomeSection
from bot.home.refreshing import Refreshing, concerned
from bot.home.work import HomeWork
from bot.people.domain import Employee
from bot.people.service import CompanyPeople
from bot.slack import Block, section
from tests.builders_people import northwind
from tests.fakes import FakeDelivery
from tests.home.fakes import FakeVisits

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
OPENED = {"employee_id": "U0MARCO", "is_opened": True}


async def weather(employee: Employee, team_id: str) -> Sequence[Block]:
    return [section(f"Rain for {employee.employee_id} of {team_id}")]


async def broken(employee: Employee, team_id: str) -> Sequence[Block]:
    message = "Slack does not answer just now."
    raise TryAgainError(message)


def the_work(
    *sections: HomeSection,
    visits: FakeVisits | None = None,
    people: CompanyPeople | None = None,
) -> HomeWork:
    known = people or northwind()
    return HomeWork(
        sections=sections,
        settings=(),
        people=known,
        visits=visits or FakeVisits(),
        choose_department=lambda who, department, _: known.choose_department(who, department),
        now=lambda: NOON,
    )


def publishing(**payload: Any) -> Work:
    return Work("home.publish", "home.publish:1", OPENED | payload, "T0NORTH")


async def published(work: HomeWork, **payload: Any) -> str:
    (home,) = await work.handlers()["home.publish"](publishing(**payload))
    assert isinstance(home, PublishHome)
    return json.dumps(home.view)


async def test_the_page_is_made_of_the_features_sections() -> None:
    assert "Rain for U0MARCO of T0NORTH" in await published(the_work(weather))


async def test_a_section_that_fails_does_not_take_the_page_with_it() -> None:
    page = await published(the_work(broken, weather))

    assert "Rain" in page
    assert "cannot be shown just now" in page


async def test_somebody_new_is_welcomed_and_later_greeted_only() -> None:
    visits = FakeVisits()
    first = await published(the_work(visits=visits))
    await visits.keep("U0MARCO", "T0NORTH", NOON + timedelta(hours=1))

    again = await published(the_work(visits=visits), is_opened=False)

    assert "three ways" in first
    assert "three ways" not in again
    assert "Hello Marco" in again


async def test_the_settings_show_the_department_chosen_before() -> None:
    page = await published(the_work())

    assert '"initial_option": {"text": {"type": "plain_text", "text": "Logistics"' in page


async def test_somebody_who_left_sees_nothing_of_the_company() -> None:
    page = await published(the_work(weather), employee_id="U0GONE")

    assert "Rain" not in page
    assert "for the people who work here" in page


async def test_a_chosen_department_is_kept() -> None:
    people = northwind()
    chosen = {"employee_id": "U0YARA", "department_id": "it-systems"}

    choose = the_work(people=people).handlers()["home.choose_department"]
    await choose(Work("home.choose_department", "1", chosen))

    assert (await people.employee("U0YARA")).department_id == "it-systems"


async def test_pages_in_use_are_renewed_after_work_that_concerns_them() -> None:
    delivery, visits = FakeDelivery(), FakeVisits()
    await visits.keep("U0MARCO", "T0NORTH", NOON)
    await visits.keep("U0LENA", "T0NORTH", NOON - timedelta(days=3))

    async def decided(work: Work) -> Sequence[Outgoing]:
        return [Post("U0LENA", "A new report")]

    renewing = Refreshing(delivery, visits, lambda: NOON).after(decided)
    work = Work("ideas.submit", "ideas.submit:1", {"employee_id": "U0MARCO"}, "T0NORTH")
    outgoing = await renewing(work)

    assert outgoing == [Post("U0LENA", "A new report")]
    assert [one.payload["employee_id"] for one in delivery.taken_in] == ["U0MARCO"]


def test_work_concerns_whoever_caused_it_and_whoever_sees_its_outcome() -> None:
    work = Work("ideas.decide", "1", {"employee_id": "U0LENA"})
    outgoing: list[Outgoing] = [
        Post("U0DAN", "It is accepted"),
        Post("C0LOGISTICS", "It is accepted"),
        Update("It is accepted", reference="ideas.card:1:U0NADIA"),
        Respond("https://example.com", "Done"),
    ]

    assert {*concerned(work, outgoing)} == {"U0LENA", "U0DAN", "U0NADIA"}
