"""Who owns a document changes it; of two at once one counts, and the other loses nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.ask.domain import Owners
from bot.ask.editing.domain import NotTheirGuidanceError
from bot.ask.editing.pages import GuidancePages
from bot.ask.editing.work import EditingWork
from bot.delivery.work import Post, Work
from bot.guidance.index import PassageIndex
from bot.guidance.sources.mirror import within_audience
from bot.guidance.written.domain import VersionDeed, WrittenVersion
from bot.people.domain import Employee, Role
from bot.playground.limits.checks import checked_blocks
from tests.ask.builders import NOON
from tests.company.fakes import FakeAuditTrail
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage
from tests.guidance.written.fakes import FakeWrittenVersions

ROLES = {"U0ZOE": Role.ADMINISTRATOR, "U0TARA": Role.TRAINER}


class Library:
    """One document about the phone, which Lena owns."""

    def __init__(self, folder: Path) -> None:
        self.versions = FakeWrittenVersions()
        self.trail = FakeAuditTrail()
        self.trainers = False
        self.followed: list[tuple[str, str]] = []
        (folder / "phone.md").write_text("# Phone\n\nAnswer within four rings.\n")
        self.index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
        self.index.refresh(folder)

    async def owners_of(self, _document: str | None) -> Owners:
        return Owners(("U0LENA",))

    async def employee(self, employee_id: str) -> Employee:
        role = ROLES.get(employee_id, Role.EMPLOYEE)
        return Employee(employee_id, "", roles=frozenset({Role.EMPLOYEE, role}))

    async def trainers_publish(self) -> bool:
        return self.trainers

    async def follow(self, version: WrittenVersion, team_id: str) -> None:
        self.followed.append((version.document, version.deed.value))

    async def publish(self, version: WrittenVersion) -> bool:
        return await self.versions.keep(version)

    def pages(self) -> GuidancePages:
        return GuidancePages(
            index=self.index,
            versions=self.versions,
            owners_of=self.owners_of,
            employee=self.employee,
            trainers_publish=self.trainers_publish,
            in_folder=lambda document: document == "phone.md",
            within=lambda one: within_audience(one, ()),
        )

    async def does(self, key: str = "k", **changes: Any) -> Post:
        (post,) = await self.tells(key, **changes)
        return post

    async def tells(self, key: str = "k", **changes: Any) -> Sequence[Post]:
        usual = {"employee_id": "U0LENA", "document": "phone.md", "number": 0}
        usual |= {"outcome": "changed", "text": "# Phone\n\nAnswer within two rings.\n"}
        work = EditingWork(
            pages=self.pages(),
            publish=self.publish,
            record=self.trail.record,
            follow=self.follow,
            now=lambda: NOON,
        )
        task = Work("ask.change_guidance", key, usual | changes)
        return [one for one in await work.handlers()[task.kind](task) if isinstance(one, Post)]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


async def test_a_change_counts_and_its_editor_reads_the_difference(library: Library) -> None:
    told = await library.does()

    assert "~Answer within four rings.~" in str(told.blocks)
    assert "*Answer within two rings.*" in str(told.blocks)
    page = await library.pages().page("phone.md", "U0DAN")
    assert (page.number, page.text, page.may_change) == (
        1,
        "# Phone\n\nAnswer within two rings.\n",
        False,
    )
    (entry,) = await library.trail.entries()
    assert (entry.subject, entry.name, entry.deed) == ("document", "phone.md", "changed")


async def test_of_two_at_once_the_second_is_told_and_keeps_the_text(library: Library) -> None:
    await library.does("first")

    text = "# Phone\n\nNever answer.\n"
    told, returned = await library.tells("second", employee_id="U0ZOE", text=text)

    assert "Yours is not published" in str(told.blocks)
    assert "Never answer." in str(returned.blocks)
    assert "two rings" in (await library.pages().page("phone.md", "U0ZOE")).text


@pytest.mark.parametrize("field", ["typed", "text"])  # an earlier version kept no `typed`
async def test_the_second_gets_back_every_character_that_they_typed(
    library: Library, field: str
) -> None:
    await library.does("first")
    typed = "".join(f"{number}. *A* <line> & ```more```\n" for number in range(1200))

    _, *returned = await library.tells("second", **{field: typed})

    blocks = [block for one in returned for block in checked_blocks([*one.blocks])]
    pieces = [block["elements"][0] for block in blocks if block["type"] == "rich_text"]
    assert "".join(one["elements"][0]["text"] for one in pieces) == typed


async def test_whoever_was_second_to_undo_has_nothing_to_put_in_again(library: Library) -> None:
    await library.does("first")

    told = await library.does("second", outcome="undone", text="# Phone\n")

    assert "Yours is not published" in str(told.blocks)


async def test_the_same_change_run_again_after_a_crash_is_one_version(library: Library) -> None:
    await library.does()
    await library.does()

    assert len(await library.versions.history("phone.md")) == 1


@pytest.mark.parametrize(
    ("who", "trainers", "may"),
    [
        ("U0LENA", False, True),
        ("U0ZOE", False, True),
        ("U0TARA", False, False),
        ("U0TARA", True, True),
        ("U0DAN", True, False),
    ],
)
async def test_who_may_change_it_is_settled(
    library: Library, who: str, trainers: bool, may: bool
) -> None:
    library.trainers = trainers

    assert (await library.pages().page("phone.md", who)).may_change is may


async def test_whoever_may_not_change_it_cannot(library: Library) -> None:
    with pytest.raises(NotTheirGuidanceError):
        await library.does(employee_id="U0DAN")

    assert await library.versions.newest() == {}


async def test_given_back_the_file_counts_again(library: Library) -> None:
    await library.does("one")
    await library.does("two", number=1, outcome="given back", text="")

    page = await library.pages().page("phone.md", "U0LENA")

    assert (page.number, page.text) == (2, "# Phone\n\nAnswer within four rings.\n")


async def test_what_is_retired_is_listed_so_that_it_can_come_back(library: Library) -> None:
    await library.does("one", outcome="retired", text="")

    (one,) = await library.pages().found("", "U0LENA")

    assert one.document == "phone.md"
    assert (await library.pages().page("phone.md", "U0LENA")).text == ""


async def test_retiring_and_bringing_back_are_followed_and_told_by_title(
    library: Library,
) -> None:
    written = "---\ntitle: Dogs in the shop\n---\n\nOn a leash.\n"
    document = {"document": "guidance/answers/gap-5.md"}
    await library.does("one", **document, outcome="written", text=written)

    retired = await library.does("two", **document, number=1, outcome="retired", text="")
    await library.does("three", **document, number=2, outcome="undone", text=written)
    await library.does("four", **document, number=3, text=written.replace("On", "Off"))

    assert retired.text == "Done: “Dogs in the shop” is retired: I quote it to nobody."
    assert [deed for _, deed in library.followed] == ["written", "retired", "undone"]
    assert "gap-5" not in str(retired.blocks)


async def test_what_is_retired_is_listed_by_its_title(library: Library) -> None:
    await library.does("one", document="a/gap-5.md", text="# Dogs in the shop\n\nNo.\n")
    await library.does("two", document="a/gap-5.md", number=1, outcome="retired", text="")

    (one,) = await library.pages().found("", "U0LENA")

    assert one.title == "Dogs in the shop (retired)"


def a_version(number: int, text: str, **changes: Any) -> WrittenVersion:
    usual = {"document": "page.md", "deed": VersionDeed.CHANGED, "editor_id": "U0LENA"}
    return WrittenVersion(number=number, text=text, at=NOON, key=str(number), **usual | changes)


SECRET = "---\naudience: [finance]\n---\n\nThe falcon flies.\n"


async def test_what_is_for_some_alone_is_found_and_opened_by_nobody_else(
    library: Library,
) -> None:
    await library.versions.keep(a_version(1, SECRET))
    await library.versions.keep(a_version(2, "", deed=VersionDeed.RETIRED))
    pages = library.pages()

    assert await pages.found("", "U0ZOE") == []
    for attempt in (pages.page, pages.changeable, pages.history):
        with pytest.raises(NotTheirGuidanceError, match="for others alone"):
            await attempt("page.md", "U0ZOE")
    assert not await pages.may_change("page.md", "U0ZOE")


async def test_an_open_page_shows_no_version_that_was_for_others(library: Library) -> None:
    await library.versions.keep(a_version(1, SECRET))
    await library.versions.keep(a_version(2, "The falcon sleeps.\n"))

    (shown,) = await library.pages().history("page.md", "U0DAN")

    assert shown.text == "The falcon sleeps.\n"
