"""Owner and administrators hear of a file that slips, once, and when it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.company.broken_files.domain import KnownFile, LookAtFiles
from bot.company.broken_files.store import SqlKnownFiles
from bot.company.broken_files.work import BrokenFilesWork
from bot.database.engine import Database
from bot.delivery.work import Post, Work
from tests.ask.builders import NOON
from tests.fakes import FakeDelivery

OWNER, ADMINISTRATORS = "U0LENA", "C0ADMINS"


@dataclass
class Company:
    """Files that may slip, and looks at them five minutes apart."""

    database: Database
    slips: dict[str, Sequence[str]] = field(default_factory=dict)
    now: datetime = NOON
    delivery: FakeDelivery = field(default_factory=FakeDelivery)

    def __post_init__(self) -> None:
        self.work = BrokenFilesWork(
            find=lambda: self.slips,
            where=self.where,
            known=SqlKnownFiles(self.database),
            delivery=self.delivery,
            now=lambda: self.now,
        )
        self.delivery.handlers |= self.work.handlers()

    async def where(self, _file: str) -> Sequence[str]:
        return (OWNER, ADMINISTRATORS, OWNER)

    async def looks(self, times: int = 1) -> list[Post]:
        """Look so often; return what was posted."""
        before = len(self.delivery.sent)
        for _ in range(times):
            self.now += timedelta(minutes=5)
            key = f"look:{self.now.isoformat()}"
            await self.delivery.take_in(Work(LookAtFiles.KIND, key))
            await self.delivery.run()
        return [one for one in self.delivery.sent[before:] if isinstance(one, Post)]


@pytest.fixture
def company(sqlite_database: Database) -> Company:
    return Company(sqlite_database)


async def test_it_is_told_within_a_quarter_of_an_hour_and_once(company: Company) -> None:
    company.slips["signposts.yaml"] = ["signposts.yaml:3: no <id>. Write one."]

    told = await company.looks(3)
    again = await company.looks(3)

    assert [one.channel for one in told] == [OWNER, ADMINISTRATORS]
    assert "&gt;signposts.yaml:3: no &lt;id&gt;. Write one." not in str(told[0].blocks)
    assert "signposts.yaml:3: no &lt;id&gt;. Write one." in str(told[0].blocks)
    assert again == []


async def test_that_it_is_mended_is_told_too(company: Company) -> None:
    company.slips["guidance/returns.md"] = ["It is not UTF-8 (byte 7)."]
    await company.looks(2)
    company.slips.clear()

    told = await company.looks()

    assert {one.text for one in told} == {
        "guidance/returns.md is mended: nothing in it slips any more."
    }


async def test_of_many_slips_some_are_named_and_the_rest_counted(company: Company) -> None:
    company.slips["messages.yaml"] = [f"line {number}: no." for number in range(1, 9)]

    told = await company.looks(2)

    assert "8 things in messages.yaml are to be mended." in told[0].text
    assert "line 5: no." in str(told[0].blocks)
    assert "line 6: no." not in str(told[0].blocks)
    assert "And 3 more" in str(told[0].blocks)


async def test_what_waited_is_shown_as_it_is_then(company: Company) -> None:
    company.slips["moments.yaml"] = ["line 1: no."]
    (card, _) = await company.looks(2)
    assert card.reference

    assert await company.work.again(card.reference) == card
    company.slips.clear()
    (mended, _) = await company.looks()
    assert mended.reference
    assert await company.work.again(card.reference) is None
    assert await company.work.again(mended.reference) == mended


async def test_two_looks_at_the_same_moment_tell_once(company: Company) -> None:
    company.slips["moments.yaml"] = ["line 1: no."]
    await company.looks()
    stale = (await company.work.known.all())["moments.yaml"]
    told = await company.looks()

    await company.work.known.keep(KnownFile(stale.file, stale.says, stale.since))
    again = await company.looks()

    assert len(told) == 2
    assert again == []
