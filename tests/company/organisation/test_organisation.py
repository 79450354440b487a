"""Who does what, by the file and by what administrators say in Slack."""

from dataclasses import replace
from typing import Any

import pytest

from bot.company.audit.store import SqlAuditTrail
from bot.company.organisation import messages
from bot.company.organisation.domain import (
    SUBJECT,
    ChangeOrganisation,
    Holder,
    ImpossibleOrganisationError,
    Responsibility,
    over,
)
from bot.company.organisation.listeners import back_to_file, changed
from bot.company.organisation.service import Organisation
from bot.company.organisation.work import OrganisationWork
from bot.company.overrides.store import SqlOverrides
from bot.database.engine import Database
from bot.delivery.tasks import work_of
from bot.people.permissions import NotAllowedError
from bot.playground.limits.checks import checked_view
from tests.ask.builders import NOON
from tests.builders_people import NORTHWIND, northwind

LOST = replace(NORTHWIND, trainers=("gone@northwind.example",))


class Desk:
    """An organisation in a database, and short ways to change it."""

    def __init__(self, database: Database) -> None:
        trail = SqlAuditTrail(database, lambda: NOON)
        self.people = northwind(company=LOST)
        self.trail = trail
        self.organisation = Organisation(
            people=self.people,
            overrides=SqlOverrides(database, lambda: NOON, SUBJECT),
            pseudonym_of=trail.pseudonym_of,
            record=trail.record,
            read_company=lambda: LOST,
            use=self.people.replace_company,
        )

    async def sets(self, values: dict[str, Any], who: str = "U0ZOE") -> None:
        work = work_of(ChangeOrganisation(who, values), f"company.organisation:{values}")
        handlers = OrganisationWork(self.organisation).handlers()
        await handlers[work.kind](work)

    async def shown(self) -> str:
        return str(messages.first_steps(await self.organisation.posts()))


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_what_is_set_in_slack_counts_at_once_and_after_the_next_look(desk: Desk) -> None:
    await desk.sets({"logistics.managers": ["U0NADIA"], "logistics.site": "Hamburg"})
    await desk.organisation.renew()

    logistics = desk.people.company.named("logistics")
    assert logistics
    assert (logistics.managers, logistics.site) == (("U0NADIA",), "Hamburg")
    assert logistics.deputies == ("U0NADIA",)  # as the file says


async def test_what_is_given_back_follows_the_file_again(desk: Desk) -> None:
    await desk.sets({"logistics.managers": ["U0NADIA"]})
    post = await desk.organisation.post("logistics")

    await desk.sets(back_to_file(post))

    logistics = desk.people.company.named("logistics")
    assert logistics
    assert logistics.managers == ("U0LENA",)


async def test_only_administrators_change_it(desk: Desk) -> None:
    with pytest.raises(NotAllowedError):
        await desk.sets({"logistics.managers": ["U0MARCO"]}, who="U0MARCO")


@pytest.mark.parametrize("named", [[], ["U0NOBODY"]])
async def test_somebody_who_is_here_runs_the_bot(desk: Desk, named: list[str]) -> None:
    with pytest.raises(ImpossibleOrganisationError, match="at least one administrator"):
        await desk.sets({"administrators": named})

    assert desk.people.company.administrators == ("U0ZOE",)


@pytest.mark.parametrize(
    "key",
    [
        "logistics.parent",
        "bakery.managers",
        "founder",
        "logistics.channel",
        "ideas_channel",
        "logistics.ideas_channel",
    ],
)
async def test_nothing_else_can_be_set(desk: Desk, key: str) -> None:
    with pytest.raises(ImpossibleOrganisationError):
        await desk.sets({key: ["U0ZOE"]})


async def test_the_next_level_and_channels_are_set_and_given_back(desk: Desk) -> None:
    await desk.sets({"logistics.parent": "it-systems", "logistics.channel": "C0LOGISTICS"})
    company = {"administrators_channel": "C0ADMINS2", "leadership_channel": "C0LEADERS"}
    await desk.sets(company | {"ideas_channel": "C0IDEAS"})

    logistics, post = desk.people.company.named("logistics"), await desk.organisation.posts()
    assert logistics
    assert (logistics.parent, logistics.channel) == ("it-systems", "C0LOGISTICS")
    assert desk.people.company.administrators_channel == "C0ADMINS2"
    assert desk.people.company.leadership_channel == "C0LEADERS"
    assert desk.people.company.ideas_channel == "C0IDEAS"
    for one in post:
        await desk.sets(back_to_file(one))
    assert desk.people.company == LOST


@pytest.mark.parametrize("above", ["logistics", "it-systems", "gone", "", 7])
async def test_no_department_is_above_itself(desk: Desk, above: object) -> None:
    with pytest.raises(ImpossibleOrganisationError):
        await desk.sets({"management.parent": above})


async def test_what_was_chosen_in_the_modal_is_taken_and_what_was_emptied_given_back(
    desk: Desk,
) -> None:
    post = await desk.organisation.post("logistics")
    shown = messages.modal(post)
    chosen: dict[str, Any] = {
        "parent": {"parent": {"selected_option": {"value": "it-systems"}}},
        "channel": {"channel": {"selected_conversation": "C0SHIFT"}},
    }

    assert checked_view(shown)
    assert {one.get("block_id") for one in shown["blocks"]} >= {"parent", "channel"}
    fields = {"logistics.parent": "it-systems", "logistics.channel": "C0SHIFT"}
    assert changed(replace(post, holders={}), chosen) == fields
    emptied: dict[str, Any] = {"parent": {"parent": {"selected_option": None}}}
    assert changed(replace(post, holders={}), emptied) == {"logistics.parent": None}


async def test_a_person_may_have_another_site_than_their_department(desk: Desk) -> None:
    await desk.sets({"logistics.site": "Hamburg", "person_sites": [["U0MARCO", "Lyon"]]})

    assert (await desk.people.employee("U0MARCO")).site == "Lyon"
    await desk.sets({"person_sites": None})
    assert (await desk.people.employee("U0MARCO")).site == "Hamburg"
    with pytest.raises(ImpossibleOrganisationError):
        await desk.sets({"person_sites": [["U0MARCO", "<!channel>"]]})


async def test_an_administrator_sees_to_whom_a_report_would_go(desk: Desk) -> None:
    await desk.sets({"logistics.managers": ["U0NADIA"]})

    shown = str(messages.modal(await desk.organisation.post("logistics")))

    route = "reach* Nadia (managers), then Nadia (deputies), then Xenia (next level), then Zoe"
    assert route in shown


async def test_the_trail_says_that_it_changed_and_names_nobody(desk: Desk) -> None:
    await desk.sets({"trainers": ["U0SAM"]})

    (entry,) = await desk.trail.entries()
    assert (entry.subject, entry.name, entry.deed) == ("role", "trainers", "set")
    assert "U0SAM" not in str(entry)


async def test_first_steps_say_who_is_there_and_who_is_not(desk: Desk) -> None:
    shown = await desk.shown()

    assert (
        "Deputies: Nadia · Site: not set · Next level: Management · People: 1 · Channel: none"
        in shown
    )
    assert "Next level: Management · People: :warning: nobody" in shown
    assert ":warning: nobody (:warning: not here: gone@northwind.example)" in shown


async def test_what_is_left_as_it_is_stays_with_the_file(desk: Desk) -> None:
    post = await desk.organisation.post("logistics")
    field = {"managers": ["U0LENA"], "deputies": ["U0ZOE"]}
    values: dict[str, Any] = {
        name: {name: {"selected_users": chosen}} for name, chosen in field.items()
    }

    assert changed(post, values) == {"logistics.deputies": ["U0ZOE"]}
    with pytest.raises(ImpossibleOrganisationError, match="A site is a place"):
        changed(post, values | {"site": {"site": {"value": "<!channel>"}}})


@pytest.mark.parametrize("said", ["U0ZOE", [1], None, {}])
def test_what_was_kept_and_cannot_be_does_not_count(said: Any) -> None:
    keys = ("trainers", "logistics.managers", "logistics.parent", "administrators_channel")

    assert over(NORTHWIND, dict.fromkeys(keys, said)) == NORTHWIND


def test_a_company_of_a_hundred_departments_fits_and_shows_what_lacks_first() -> None:
    lena = (Holder("U0LENA", ("Lena",), ("U0LENA",)),)
    posts = [
        Responsibility(
            f"d{n}", f"Plant {n}", {"managers": () if n == 99 else lena}, is_department=True
        )
        for n in range(100)
    ]

    blocks = messages.first_steps(posts)

    assert len(blocks) <= 6
    assert "*Plant 99*" in str(blocks[2])
    assert "Plant 98" in str(blocks[2]["accessory"])
    assert checked_view({"type": "home", "blocks": blocks})
