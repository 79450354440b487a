"""Which documents somebody may read: by groups alone, in a channel what all of it may."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.company.outsiders.readers import SlackReaders
from bot.guidance.audience import EVERYBODY
from bot.guidance.domain import Guidance
from bot.guidance.index import PassageIndex
from bot.people.service import CompanyPeople
from bot.workspaces.readership import Readerships
from tests.builders_people import EVERYBODY as STAFF
from tests.builders_people import NORTHWIND, a_profile
from tests.company.outsiders.fakes import DownSlack, FakeSlack, SilentDirectory, guests_stay
from tests.fakes_embedding import a_fake_embedding
from tests.fakes_people import FakeChosenDepartments, FakeDirectory
from tests.guidance.keep.fake_storage import FakeStorage

GROUP = "S0WAREHOUSE"
PAGE = Guidance("page.md", "Falcon", owner="U0ZOE", audience=("logistics",))
PRIVATE = {"is_private": True}


@pytest.fixture
def index(tmp_path: Path) -> PassageIndex:
    text = "---\naudience: [logistics]\nowner: U0ZOE\n---\n\nThe falcon flies.\n"
    (tmp_path / "page.md").write_text(text)
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
    index.refresh(tmp_path)
    return index


def in_company(
    index: PassageIndex,
    members: tuple[str, ...] = (GROUP,),
    directory: FakeDirectory | None = None,
    slack: FakeSlack | DownSlack | None = None,
) -> Readerships:
    """Return the readerships of a company in which Marco and Dan are in the group.

    Yara chose logistics, Zoe's profile names it.
    """
    (first, *others) = NORTHWIND.departments
    company = replace(NORTHWIND, departments=(replace(first, members=members), *others))
    profiles = {who: a_profile(who) for who in (*STAFF, "U0DAN", "U0BOT")}
    directory = directory or FakeDirectory(
        profiles, {GROUP: ("U0MARCO", "U0DAN")}, departments={"U0ZOE": "Logistics"}
    )
    chosen = FakeChosenDepartments({"U0YARA": "logistics"})
    people = CompanyPeople(company, directory=directory, chosen=chosen)
    client = slack or FakeSlack({}, ())
    readers = SlackReaders(client, people, guests_belong=guests_stay, now=Clock().now)
    return Readerships(index, people, readers)


async def test_only_a_group_opens_a_document(index: PassageIndex) -> None:
    of_person = in_company(index).of_person

    assert (await of_person("U0MARCO")).may_read(PAGE)
    for one in ("U0YARA", "U0ZOE", "U0WHO"):
        assert not (await of_person(one)).may_read(PAGE)


async def test_who_is_named_one_by_one_is_in_no_group(index: PassageIndex) -> None:
    theirs = await in_company(index, members=("U0MARCO", "U0YARA")).of_person("U0MARCO")

    assert not theirs.may_read(PAGE)


async def test_while_slack_does_not_say_nobody_is_in_a_group(index: PassageIndex) -> None:
    assert await in_company(index, directory=SilentDirectory()).of_person("U0X") == EVERYBODY


@pytest.mark.parametrize(
    ("place", "members", "may"),
    [
        (PRIVATE, ("U0MARCO", "U0DAN", "U0BOT"), True),
        (PRIVATE, ("U0MARCO", "U0BOT"), True),
        (PRIVATE, ("U0MARCO", "U0DAN", "U0ZOE", "U0BOT"), False),
        (PRIVATE, ("U0MARCO", "U0APP", "U0BOT"), False),
        ({"is_mpim": True}, ("U0MARCO", "U0DAN", "U0BOT"), True),
        ({}, ("U0MARCO", "U0DAN", "U0BOT"), False),
        ({"is_private": True, "is_ext_shared": True}, ("U0MARCO", "U0BOT"), False),
    ],
)
async def test_a_channel_may_read_what_each_in_it_may(
    index: PassageIndex, place: dict[str, bool], members: tuple[str, ...], may: bool
) -> None:
    readerships = in_company(index, slack=FakeSlack(place, members))

    assert (await readerships.of_place("C1", "U0MARCO")).may_read(PAGE) is may


async def test_of_a_channel_that_slack_does_not_show_nobody_is_known(
    index: PassageIndex,
) -> None:
    readerships = in_company(index, slack=DownSlack())

    assert await readerships.of_place("C1", "U0MARCO") == EVERYBODY


async def test_who_asks_alone_is_the_only_reader(index: PassageIndex) -> None:
    for place in ("D1", "U0MARCO"):
        assert (await in_company(index).of_place(place, "U0MARCO")).may_read(PAGE)


async def test_a_named_owner_may_read_what_they_answer_for(index: PassageIndex) -> None:
    may_read = in_company(index).may_read

    assert await may_read(PAGE, "U0ZOE")
    assert await may_read(replace(PAGE, audience=()), "U0YARA")
    assert not await may_read(PAGE, "U0YARA")
    assert not await may_read(replace(PAGE, owner=None), "U0ZOE")


async def test_where_everything_is_for_everybody_nobody_is_asked_who_reads(
    tmp_path: Path,
) -> None:
    slack = FakeSlack(PRIVATE, ("U0MARCO",))
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)

    assert await in_company(index, slack=slack).of_place("C1", "U0MARCO") == EVERYBODY
    assert slack.calls == []
