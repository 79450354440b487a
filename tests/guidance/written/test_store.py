"""Versions of what is written in Slack are kept, each once; the index reads what counts."""

from datetime import date
from pathlib import Path

import pytest

from bot.database.engine import Database, open_database
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.written.domain import (
    VersionDeed,
    WrittenVersions,
    as_document,
)
from bot.guidance.written.store import SqlWrittenVersions, read_written
from tests.guidance.written.fakes import FakeWrittenVersions, a_version


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def versions(request: pytest.FixtureRequest) -> WrittenVersions:
    if request.param == "fake":
        return FakeWrittenVersions()
    return SqlWrittenVersions(request.getfixturevalue(f"{request.param}_database"))


async def test_of_two_who_write_the_same_version_one_is_kept(versions: WrittenVersions) -> None:
    assert await versions.keep(a_version())
    assert not await versions.keep(a_version(text="No dogs.", key="another"))

    assert await versions.keep(a_version())  # the same work, run again
    assert await versions.history("guidance/answers/gap-1.md") == [a_version()]


async def test_the_newest_version_counts_and_none_is_lost(versions: WrittenVersions) -> None:
    second = a_version(number=2, text="No dogs.", deed=VersionDeed.CHANGED, key="k2")
    await versions.keep(a_version())
    await versions.keep(second)

    assert await versions.newest() == {second.document: second}
    assert await versions.history(second.document) == [second, a_version()]


async def test_the_index_reads_what_counts(database: Database) -> None:
    versions = SqlWrittenVersions(database)
    await versions.keep(a_version())
    await versions.keep(a_version(document="retired.md", text="", deed=VersionDeed.RETIRED))
    await versions.keep(a_version(document="folder.md", text="", deed=VersionDeed.GIVEN_BACK))

    assert read_written(database).texts == {
        "guidance/answers/gap-1.md": "Dogs on a leash are welcome.\n",
        "retired.md": "",
    }


def test_where_there_is_no_database_nothing_was_written(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/none.sqlite3")

    assert read_written(database).texts == {}


def test_an_answer_reads_as_a_document_whatever_is_in_it() -> None:
    title = 'May we say: "yes, #1"? --- {all} of it'
    text = as_document(title, "Yes.\n\n- Ask first.", owner="U0LENA", reviewed=date(2026, 1, 2))

    document = read(Source("a.md", text))

    assert isinstance(document, Document)
    guidance = document.guidance
    assert (guidance.title, guidance.owner) == (title, "U0LENA")
    assert guidance.reviewed == date(2026, 1, 2)
    assert document.bad_lines == ()
    assert document.excerpt(0).text == "Yes.\nAsk first."
