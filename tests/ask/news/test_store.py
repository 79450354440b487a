"""What was told of a document is known until something else is."""

import pytest

from bot.ask.news.domain import ToldDocument, ToldDocuments
from bot.ask.news.store import SqlToldDocuments
from tests.ask.builders import NOON
from tests.ask.news.fakes import FakeToldDocuments


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def told(request: pytest.FixtureRequest) -> ToldDocuments:
    if request.param == "fake":
        return FakeToldDocuments()
    return SqlToldDocuments(request.getfixturevalue(f"{request.param}_database"))


async def test_what_was_told_stays_until_it_is_told_anew(told: ToldDocuments) -> None:
    await told.keep("a.md", "d1", "one", NOON)
    await told.see("a.md", "d2", NOON)
    await told.see("unknown.md", "d2", NOON)

    assert await told.all() == {"a.md": ToldDocument("a.md", "d1", "d2", NOON)}
    assert await told.text_of("a.md") == "one"

    await told.keep("a.md", "d2", "two", NOON)
    assert await told.all() == {"a.md": ToldDocument("a.md", "d2", "d2", NOON)}

    await told.drop("a.md")
    assert (await told.all(), await told.text_of("a.md")) == ({}, None)
