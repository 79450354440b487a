"""Where a second person must agree, nothing counts before, and no text is lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.ask.agreement.domain import Agree, DecidedAlreadyError, NotTheirsToAgreeError
from bot.ask.agreement.work import AgreementWork
from bot.ask.domain import Owners
from bot.ask.editing.domain import ChangeGuidance
from bot.ask.editing.work import EditingWork
from bot.delivery.tasks import work_of
from bot.delivery.work import Outgoing, Post, Update
from tests.ask.agreement.fakes import FakeWaitingChanges
from tests.ask.builders import NOON
from tests.ask.editing.test_work import Library
from tests.fakes import FakeDelivery

NEW = "# Phone\n\nAnswer within two rings.\n"


class Company(Library):
    """The library of one document, which Lena and Max own; Zoe administers."""

    def __init__(self, folder: Path, owners: Sequence[str] = ("U0LENA", "U0MAX")) -> None:
        super().__init__(folder)
        self.owners = owners
        self.is_wanted = True
        self.waiting, self.delivery = FakeWaitingChanges(), FakeDelivery()
        self.unread_by: set[str] = set()
        editing = EditingWork(
            pages=self.pages(),
            publish=self.publish,
            record=self.trail.record,
            follow=self.follow,
            now=lambda: NOON,
            ask_second=self.agreement().ask,
        )
        handlers = {**editing.handlers(), **self.agreement().handlers()}
        for kind, handler in handlers.items():
            self.delivery.register(kind, handler)

    async def owners_of(self, _document: str | None) -> Owners:
        return Owners(tuple(self.owners))

    async def administrators(self) -> Sequence[str]:
        return ("U0ZOE",)

    async def wants_second(self) -> bool:
        return self.is_wanted

    async def name_of(self, employee_id: str) -> str:
        return employee_id.removeprefix("U0").title()

    async def may_read(self, _document: str, employee_id: str) -> bool:
        return employee_id not in self.unread_by

    def agreement(self) -> AgreementWork:
        return AgreementWork(
            waiting=self.waiting,
            is_wanted=self.wants_second,
            owners_of=self.owners_of,
            administrators=self.administrators,
            may_change=self.pages().may_change,
            may_read=self.may_read,
            name_of=self.name_of,
            delivery=self.delivery,
            record=self.trail.record,
            now=lambda: NOON,
        )

    async def changes(
        self, who: str = "U0LENA", outcome: str = "changed", text: str = NEW, number: int = 0
    ) -> Sequence[Outgoing]:
        typed = text if outcome == "changed" else ""
        task = ChangeGuidance(who, "phone.md", number, outcome, text, typed)
        key = f"ask.change_guidance:{outcome}:{number}:{who}"
        await self.delivery.take_in(work_of(task, key))
        return await self.delivery.run()

    async def says(self, who: str, *, agrees: bool, number: int = 1) -> Sequence[Outgoing]:
        task = Agree(who, str(number), agrees)
        await self.delivery.take_in(work_of(task, f"ask.agree:{who}:{agrees}:{number}"))
        return await self.delivery.run()

    async def now(self) -> str:
        return (await self.pages().page("phone.md", "U0DAN")).text


@pytest.fixture
def company(tmp_path: Path) -> Company:
    return Company(tmp_path)


def told(some: Sequence[Outgoing]) -> dict[str, str]:
    return {one.channel: str(one.blocks) for one in some if isinstance(one, Post)}


async def test_nothing_counts_before_another_owner_agrees(company: Company) -> None:
    asked = told(await company.changes())

    assert "Answer within four rings" in await company.now()
    assert set(asked) == {"U0MAX", "U0LENA"}
    assert "~Answer within four rings.~" in asked["U0MAX"]
    assert "as soon as Max agrees" in asked["U0LENA"]

    after = await company.says("U0MAX", agrees=True)

    assert await company.now() == NEW
    (version,) = await company.versions.history("phone.md")
    assert version.editor_id == "U0LENA"
    assert any(isinstance(one, Update) and "Max agreed" in one.text for one in after)
    deeds = [one.deed for one in await company.trail.entries()]
    assert sorted(deeds) == ["agreed", "changed"]


@pytest.mark.parametrize("outcome", ["retired", "given back", "undone"])
async def test_taking_back_waits_as_well(company: Company, outcome: str) -> None:
    company.is_wanted = False
    await company.changes()
    company.is_wanted = True

    await company.changes(outcome=outcome, text="", number=1)

    assert await company.now() == NEW
    await company.says("U0MAX", agrees=True)
    assert await company.now() != NEW


async def test_what_is_not_agreed_to_comes_back_to_whoever_typed_it(company: Company) -> None:
    await company.changes()

    sent = await company.says("U0MAX", agrees=False)

    returned = [one for one in sent if isinstance(one, Post) and one.channel == "U0LENA"]
    assert "did not agree" in returned[0].text
    assert "Answer within two rings." in str(returned[1].blocks)
    assert "Answer within four rings" in await company.now()


async def test_nobody_agrees_to_their_own_change_nor_to_others_documents(
    company: Company,
) -> None:
    await company.changes()

    for who in ("U0LENA", "U0DAN"):
        with pytest.raises(NotTheirsToAgreeError):
            await company.says(who, agrees=True)
    assert "Answer within four rings" in await company.now()


async def test_nobody_is_asked_about_what_they_may_not_read(tmp_path: Path) -> None:
    company = Company(tmp_path, owners=("U0LENA",))
    company.unread_by = {"U0ZOE"}

    (said, returned) = (one for one in await company.changes() if isinstance(one, Post))

    assert {said.channel, returned.channel} == {"U0LENA"}


async def test_the_first_word_counts(company: Company) -> None:
    await company.changes()
    await company.says("U0MAX", agrees=False)

    with pytest.raises(DecidedAlreadyError):
        await company.says("U0ZOE", agrees=True)


async def test_the_only_owner_asks_an_administrator(tmp_path: Path) -> None:
    company = Company(tmp_path, owners=("U0LENA",))

    assert set(told(await company.changes())) == {"U0ZOE", "U0LENA"}


async def test_where_nobody_else_may_agree_the_editor_is_told_and_keeps_the_text(
    tmp_path: Path,
) -> None:
    company = Company(tmp_path, owners=("U0ZOE",))

    why, returned = [one for one in await company.changes("U0ZOE") if isinstance(one, Post)]

    assert "nobody else may" in why.text
    assert "Answer within two rings." in str(returned.blocks)
    assert "Answer within four rings" in await company.now()


async def test_agreed_to_after_another_change_it_is_given_back(company: Company) -> None:
    await company.changes()
    company.is_wanted = False
    await company.changes("U0ZOE", text="# Phone\n\nNever.\n")
    company.is_wanted = True

    sent = await company.says("U0MAX", agrees=True)

    assert "Yours is not published" in str(sent)
    assert "Never." in await company.now()


async def test_where_one_persons_word_is_enough_nobody_is_asked(company: Company) -> None:
    company.is_wanted = False

    await company.changes()

    assert await company.now() == NEW
