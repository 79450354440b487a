from dataclasses import replace

import pytest

from bot.people.domain import Company, Level, Profile, Rank, Role, Standing
from bot.people.service import CompanyPeople, UnknownDepartmentError
from tests.builders_people import EVERYBODY, NORTHWIND, a_profile, northwind
from tests.fakes_people import FakeChosenDepartments, FakeDirectory


def named(levels: tuple[Level, ...]) -> list[tuple[Rank, list[str]]]:
    return [(level.rank, [who.employee_id for who in level.employees]) for level in levels]


async def test_managers_answer_first_then_deputies_then_those_above() -> None:
    levels = await northwind().managers_of("logistics")

    assert named(levels) == [
        (Rank.MANAGERS, ["U0LENA"]),
        (Rank.DEPUTIES, ["U0NADIA"]),
        (Rank.NEXT_LEVEL, ["U0XENIA"]),
        (Rank.ADMINISTRATORS, ["U0ZOE"]),
    ]


async def test_a_manager_on_vacation_is_passed_over() -> None:
    levels = await northwind("U0LENA").managers_of("logistics")

    assert levels[0].rank is Rank.DEPUTIES


async def test_a_manager_whom_slack_does_not_know_is_passed_over() -> None:
    company = replace(
        NORTHWIND, departments=(replace(NORTHWIND.departments[0], managers=("U0X",)),)
    )

    levels = await northwind(company=company).managers_of("logistics")

    assert levels[0].rank is Rank.DEPUTIES


async def test_administrators_answer_for_a_department_that_does_not_exist() -> None:
    levels = await northwind().managers_of("bakery")

    assert named(levels) == [(Rank.ADMINISTRATORS, ["U0ZOE"])]


async def test_who_heads_a_department_manages_those_below_it_too() -> None:
    xenia = await northwind().employee("U0XENIA")

    assert xenia.manages == {"logistics", "it-systems", "management"}


async def test_a_deputy_is_a_manager_of_the_own_department() -> None:
    nadia = await northwind().employee("U0NADIA")

    assert nadia.roles == {Role.EMPLOYEE, Role.MANAGER}
    assert nadia.manages == {"logistics"}


async def test_trainers_and_administrators_come_from_the_file() -> None:
    people = northwind()

    assert Role.TRAINER in (await people.employee("U0SAM")).roles
    assert Role.ADMINISTRATOR in (await people.employee("U0ZOE")).roles


async def test_a_stranger_has_no_rights() -> None:
    stranger = await northwind().employee("U0NOBODY")

    assert not stranger.is_active
    assert stranger.roles == frozenset()


async def test_who_was_deactivated_loses_every_right() -> None:
    directory = FakeDirectory({"U0LENA": a_profile("U0LENA", is_active=False)})
    people = CompanyPeople(NORTHWIND, directory=directory, chosen=FakeChosenDepartments())

    lena = await people.employee("U0LENA")

    assert lena.roles == frozenset()
    assert lena.manages == frozenset()


async def test_members_of_a_user_group_are_managers_one_by_one() -> None:
    group = replace(NORTHWIND.departments[0], managers=("S0HEADS", "U0LENA"))
    directory = FakeDirectory(
        {who: a_profile(who) for who in EVERYBODY}, {"S0HEADS": ("U0LENA", "U0MARCO")}
    )
    people = CompanyPeople(
        Company((group,)), directory=directory, chosen=FakeChosenDepartments()
    )

    levels = await people.managers_of("logistics")

    assert named(levels)[0] == (Rank.MANAGERS, ["U0LENA", "U0MARCO"])


async def test_an_employee_chooses_a_department() -> None:
    people = northwind()

    yara = await people.choose_department("U0YARA", "logistics")

    assert yara.department_id == "logistics"
    assert set(await people.members_of("logistics")) == {"U0MARCO", "U0YARA"}


async def test_a_department_that_does_not_exist_cannot_be_chosen() -> None:
    with pytest.raises(UnknownDepartmentError):
        await northwind().choose_department("U0YARA", "bakery")


async def test_a_department_that_was_closed_is_nobodys() -> None:
    people = northwind()

    people.replace_company(Company())

    assert people.company == Company()
    assert (await people.employee("U0MARCO")).department_id is None


async def test_suggests_the_department_that_the_slack_profile_names() -> None:
    directory = FakeDirectory(departments={"U0YARA": " logistics ", "U0SAM": "Juggling"})
    people = CompanyPeople(NORTHWIND, directory=directory, chosen=FakeChosenDepartments())

    assert await people.suggested_department("U0YARA") == NORTHWIND.named("logistics")
    assert await people.suggested_department("U0SAM") is None


@pytest.mark.parametrize("said", ["Logistics Department", "the logistics team", "LOGISTICS"])
async def test_a_department_may_be_spelt_in_many_ways(said: str) -> None:
    directory = FakeDirectory(departments={"U0YARA": said})
    people = CompanyPeople(NORTHWIND, directory=directory, chosen=FakeChosenDepartments())

    assert await people.suggested_department("U0YARA") == NORTHWIND.named("logistics")


async def test_a_profile_without_a_department_suggests_none() -> None:
    directory = FakeDirectory(departments={"U0YARA": " & Department "})
    people = CompanyPeople(NORTHWIND, directory=directory, chosen=FakeChosenDepartments())

    assert await people.suggested_department("U0YARA") is None


async def test_a_department_stands_for_those_who_answer_for_it() -> None:
    people = northwind("U0LENA")

    assert await people.resolve("logistics") == ("U0NADIA",)
    assert await people.resolve("U0MARCO") == ("U0MARCO",)


async def test_tells_who_does_not_want_to_be_disturbed() -> None:
    directory = FakeDirectory(quiet={"U0MARCO"})
    people = CompanyPeople(NORTHWIND, directory=directory, chosen=FakeChosenDepartments())

    assert await people.wants_quiet("U0MARCO")


SITES = replace(
    NORTHWIND,
    departments=tuple(
        replace(each, site=site)
        for each, site in zip(NORTHWIND.departments, ("Lyon", "Porto", None), strict=True)
    ),
)


@pytest.mark.parametrize(
    ("who", "site"),
    [
        ("U0MARCO", "Lyon"),  # chose logistics
        ("U0LENA", "Lyon"),  # manages logistics
        ("U0XENIA", None),  # manages all, in two places
        ("U0YARA", None),  # chose nothing yet
    ],
)
async def test_somebody_works_where_their_department_does(who: str, site: str | None) -> None:
    assert (await northwind(company=SITES).employee(who)).site == site


def founded(company: Company, **profiles: Profile | None) -> CompanyPeople:
    """Return people of whom U0YARA installed the bot."""
    known = {who: profiles.get(who, a_profile(who)) for who in EVERYBODY}
    directory = FakeDirectory({who: profile for who, profile in known.items() if profile})
    return CompanyPeople(
        company, directory=directory, chosen=FakeChosenDepartments(), founder="U0YARA"
    )


@pytest.mark.parametrize(
    "zoe",
    [None, a_profile("U0ZOE", is_active=False), a_profile("U0ZOE", standing=Standing.FOREIGN)],
    ids=["unknown", "deactivated", "of another company"],
)
async def test_who_installed_the_bot_runs_it_while_nobody_named_is_here(
    zoe: Profile | None,
) -> None:
    yara = await founded(NORTHWIND, U0ZOE=zoe).employee("U0YARA")

    assert Role.ADMINISTRATOR in yara.roles


async def test_who_is_named_and_here_replaces_who_installed_the_bot() -> None:
    people = founded(NORTHWIND)

    assert Role.ADMINISTRATOR not in (await people.employee("U0YARA")).roles
    assert await people.administrators() == ("U0ZOE",)


async def test_a_company_that_names_nobody_is_run_by_who_installed_the_bot() -> None:
    people = founded(replace(NORTHWIND, administrators=()))

    assert await people.administrators() == ("U0YARA",)
