"""A report always reaches somebody."""

from dataclasses import replace

from bot.ideas.report.routing import Route, places_of, route, route_above
from bot.people.domain import Rank
from tests.ideas.builders import a_report, some_words
from tests.ideas.fakes import COMPANY, some_people


async def test_manager_of_the_department_receives_the_report() -> None:
    people, _ = some_people()

    assert await route(some_words(department_id="logistics"), people=people) == Route(
        ("U0LENA",), Rank.MANAGERS, "UTC"
    )


async def test_every_member_of_a_user_group_receives_the_report() -> None:
    logistics = replace(COMPANY.departments[0], managers=("S0GROUP",))
    people, directory = some_people(replace(COMPANY, departments=(logistics,)))
    directory.references["S0GROUP"] = ("U0LENA", "U0MARCO")

    assert (await route(some_words(department_id="logistics"), people=people)).holders == (
        "U0LENA",
        "U0MARCO",
    )


async def test_deputy_receives_it_when_the_manager_is_on_vacation() -> None:
    people, directory = some_people()
    directory.go_on_vacation("U0LENA")

    assert await route(some_words(department_id="logistics"), people=people) == Route(
        ("U0NADIA",), Rank.DEPUTIES, "UTC"
    )


async def test_next_level_receives_it_when_manager_and_deputy_are_gone() -> None:
    people, directory = some_people()
    directory.leave("U0LENA")
    directory.leave("U0NADIA")

    found = await route(some_words(department_id="logistics"), people=people)

    assert found == Route(("U0XENIA",), Rank.NEXT_LEVEL, "UTC")


async def test_administrators_receive_it_when_all_levels_are_gone() -> None:
    people, directory = some_people()
    directory.leave("U0TARA")
    directory.leave("U0XENIA")

    found = await route(some_words(department_id="accounting"), people=people)

    assert found == Route(("U0ZOE",), Rank.ADMINISTRATORS, "UTC")


async def test_administrators_channel_is_left_when_nobody_can_be_reached() -> None:
    people, directory = some_people()
    directory.leave("U0TARA")
    directory.leave("U0XENIA")
    directory.leave("U0ZOE")

    found = await route(some_words(department_id="accounting"), people=people)

    assert found == Route((), Rank.ADMINISTRATORS, "UTC")


async def test_department_that_is_unknown_goes_to_the_administrators() -> None:
    people, _ = some_people()

    assert (await route(some_words(department_id="gone"), people=people)).holders == ("U0ZOE",)


async def test_late_report_goes_to_the_deputy_and_then_above() -> None:
    people, _ = some_people()
    words = some_words(department_id="logistics")

    deputy = await route_above(a_report(words=words, holders=("U0LENA",)), people=people)

    above = await route_above(
        a_report(words=words, holders=("U0LENA", "U0NADIA")),
        people=people,
    )

    assert deputy == Route(("U0NADIA",), Rank.DEPUTIES, "UTC")
    assert above == Route(("U0XENIA",), Rank.NEXT_LEVEL, "UTC")


async def test_late_report_of_the_topmost_level_goes_to_the_administrators() -> None:
    people, _ = some_people()

    above = await route_above(
        a_report(words=some_words(department_id="management"), holders=("U0XENIA",)),
        people=people,
    )

    assert above == Route(("U0ZOE",), Rank.ADMINISTRATORS, "UTC")


async def test_nobody_is_above_those_who_all_have_it() -> None:
    people, _ = some_people()

    assert (
        await route_above(
            a_report(
                words=some_words(department_id="management"), holders=("U0XENIA", "U0ZOE")
            ),
            people=people,
        )
        is None
    )


async def test_report_goes_to_the_department_s_channel_too() -> None:
    people, _ = some_people()

    to = await route(some_words(department_id="logistics"), people=people)

    assert places_of(to, a_report(), COMPANY) == ("U0LENA", "C0LOGISTICS")


async def test_administrators_channel_gets_what_no_manager_can_take() -> None:
    people, directory = some_people()
    for gone in ("U0LENA", "U0NADIA", "U0XENIA"):
        directory.leave(gone)

    to = await route(some_words(department_id="logistics"), people=people)

    assert places_of(to, a_report(), COMPANY) == ("U0ZOE", "C0LOGISTICS", "C0ADMINS")


async def test_channel_that_serves_both_gets_it_once() -> None:
    to = Route((), Rank.ADMINISTRATORS, "UTC")
    company = replace(COMPANY, administrators_channel="C0LOGISTICS")

    assert places_of(to, a_report(), company) == ("C0LOGISTICS",)
