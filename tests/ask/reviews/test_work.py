"""An owner is asked once it is due; what they say counts, and nobody else may say it."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.ask.domain import Owners
from bot.ask.reviews.domain import DocumentGoneError, NotTheirReviewError, reference_of
from bot.ask.reviews.work import ReviewWork
from bot.delivery.work import Outgoing, Post, Update, Work
from bot.errors import CannotDoError
from bot.guidance.index import PassageIndex
from bot.guidance.parse.folder import sources_in
from bot.guidance.review import REVIEW_EVERY
from bot.guidance.written.counting import that_count
from bot.guidance.written.domain import WrittenInSlack
from tests.ask.builders import NOON
from tests.company.fakes import FakeAuditTrail
from tests.fakes import FakeDelivery
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage
from tests.guidance.written.fakes import FakeSaidOfDocuments

TEXT = "---\ntitle: {title}\nowner: {owner}\nreviewed: {reviewed}\n---\n\nAnswer.\n"
DUE = (NOON - REVIEW_EVERY).date()
OLD = DUE - timedelta(days=9)
LATER = DUE + timedelta(days=1)
COLLEAGUES = ("U0LENA", "U0MAX", "U0ZOE")


class Library:
    """Three documents of Lena and one of Max; Zoe administers."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.now = folder, NOON
        self.said, self.trail, self.delivery = (
            FakeSaidOfDocuments(),
            FakeAuditTrail(),
            FakeDelivery(),
        )
        self.write("old.md", "U0LENA", OLD)
        self.write("due.md", "U0LENA", DUE)
        self.write("later.md", "U0LENA", LATER)
        self.write("max.md", "U0MAX", DUE)
        self._said = WrittenInSlack()
        self.index = PassageIndex(
            FakeStorage(),
            a_fake_embedding(),
            documents_in=lambda folder: that_count(sources_in(folder), self._said),
            look_again_seconds=0,
        )
        self.index.refresh(folder)
        for kind, handler in self.work().handlers().items():
            self.delivery.register(kind, handler)

    def write(self, name: str, owner: str, reviewed: date) -> None:
        text = TEXT.format(title=name.removesuffix(".md"), owner=owner, reviewed=reviewed)
        (self.folder / name).write_text(text)

    def work(self) -> ReviewWork:
        return ReviewWork(
            guidance=self.index.guidance,
            said=self.said,
            refresh=self.refresh,
            owners_of=self.owners_of,
            may_change=self.may_change,
            is_colleague=self.is_colleague,
            name_of=self.name_of,
            delivery=self.delivery,
            record=self.trail.record,
            now=lambda: self.now,
        )

    async def refresh(self) -> None:
        self._said = WrittenInSlack({}, await self.said.all())
        self.index.refresh(self.folder)

    async def owners_of(self, document: str | None) -> Owners:
        found = self.index.document_at(document or "")
        owner = found.guidance.owner if found else None
        return Owners((owner or "U0ZOE",))

    async def may_change(self, document: str, employee_id: str) -> bool:
        return employee_id in {*(await self.owners_of(document)).employee_ids, "U0ZOE"}

    async def is_colleague(self, employee_id: str) -> bool:
        return employee_id in COLLEAGUES

    async def name_of(self, employee_id: str) -> str:
        return employee_id.removeprefix("U0").title()

    async def look(self, day: str = "1") -> list[str]:
        """Let the schedule look; return who was asked about what."""
        await self.delivery.take_in(Work("ask.look_at_reviews", f"look {day}"))
        sent = await self.delivery.run()
        return sorted(
            f"{one.channel} {one.text.split('“')[1].split('”')[0]}"
            for one in sent
            if isinstance(one, Post)
        )

    async def say(self, kind: str, who: str, document: str, **more: Any) -> list[Outgoing]:
        payload = {"employee_id": who, "document": document, "reviewed": OLD.isoformat()}
        return list(await self.work().handlers()[kind](Work(kind, "said", payload | more)))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


async def test_an_owner_is_asked_about_one_document_a_day_and_about_each_once(
    library: Library,
) -> None:
    assert await library.look("monday") == ["U0LENA old", "U0MAX max"]
    assert await library.look("tuesday") == ["U0LENA due"]
    assert await library.look("wednesday") == []

    library.now = datetime.combine(LATER + REVIEW_EVERY, NOON.timetz())
    assert await library.look("when it is due") == ["U0LENA later"]


async def test_what_is_still_right_is_reviewed_and_due_a_year_later(library: Library) -> None:
    await library.look()

    (renewed,) = await library.say("ask.confirm_document", "U0LENA", "old.md")

    assert isinstance(renewed, Update)
    assert renewed.reference == reference_of("old.md", OLD, "U0LENA")
    assert "reviewed by Lena on 20 November 2026. Next time: 20 November 2027" in renewed.text
    document = library.index.document_at("old.md")
    assert document
    assert document.guidance.reviewed == NOON.date()
    assert await library.look("next day") == ["U0LENA due"]
    (entry,) = await library.trail.entries()
    assert (entry.subject, entry.name, entry.deed) == ("document", "old.md", "still right")


async def test_a_card_that_waited_is_not_shown_once_it_was_reviewed(library: Library) -> None:
    reference = reference_of("old.md", OLD, "U0LENA")
    assert await library.work().again(reference)

    await library.say("ask.confirm_document", "U0LENA", "old.md")

    assert await library.work().again(reference) is None


async def test_whom_it_is_handed_to_owns_it_and_is_asked(library: Library) -> None:
    await library.look()

    renewed, asked = await library.say("ask.give_document", "U0LENA", "old.md", to="U0MAX")

    assert isinstance(renewed, Update)
    assert "is with Max now" in renewed.text
    assert isinstance(asked, Post)
    assert (asked.channel, "Is it still right?" in asked.text) == ("U0MAX", True)
    assert await library.owners_of("old.md") == Owners(("U0MAX",))


async def test_handing_on_that_runs_again_after_a_crash_is_no_fault(library: Library) -> None:
    await library.say("ask.give_document", "U0LENA", "old.md", to="U0MAX")
    await library.say("ask.give_document", "U0LENA", "old.md", to="U0MAX")

    assert (await library.said.all())["old.md"].owner_before == "U0LENA"


async def test_handed_on_twice_it_is_the_last_ones(library: Library) -> None:
    await library.say("ask.give_document", "U0LENA", "old.md", to="U0MAX")
    await library.say("ask.give_document", "U0MAX", "old.md", to="U0LENA")

    assert await library.owners_of("old.md") == Owners(("U0LENA",))


async def test_where_nobody_knows_whose_it_is_administrators_are_asked(
    library: Library,
) -> None:
    *_, asked = await library.say("ask.give_document", "U0LENA", "old.md", to="")

    assert isinstance(asked, Post)
    assert asked.channel == "U0ZOE"


@pytest.mark.parametrize("kind", ["ask.confirm_document", "ask.give_document"])
async def test_nobody_else_may_say_it(library: Library, kind: str) -> None:
    with pytest.raises(NotTheirReviewError):
        await library.say(kind, "U0MAX", "old.md", to="U0MAX")

    assert await library.said.all() == {}


async def test_it_is_handed_to_nobody_who_does_not_work_here(library: Library) -> None:
    with pytest.raises(CannotDoError):
        await library.say("ask.give_document", "U0LENA", "old.md", to="U0STRANGER")


async def test_a_document_that_is_gone_is_said_so(library: Library) -> None:
    (library.folder / "old.md").unlink()
    await library.refresh()

    with pytest.raises(DocumentGoneError):
        await library.say("ask.confirm_document", "U0ZOE", "old.md")
