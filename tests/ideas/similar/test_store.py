"""What every place that keeps vectors promises."""

from collections.abc import AsyncIterator

import pytest

from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.ideas.report.ports import ReportVectors
from bot.ideas.report.store import SqlReports
from bot.ideas.similar.store import SqlReportVectors
from tests.ideas.builders import a_report, an_entry
from tests.ideas.fakes import FakeVectors


@pytest.fixture(params=["fake", "sqlite", "postgres"])
async def vectors(request: pytest.FixtureRequest) -> AsyncIterator[ReportVectors]:
    if request.param == "fake":
        yield FakeVectors()
        return
    database = open_database(request.getfixturevalue(f"{request.param}_database_url"))
    await migrate(database)
    for press in ("press:1", "press:2"):
        await SqlReports(database).add(a_report(), an_entry(press))
    yield SqlReportVectors(database)
    await database.close()


async def test_keeps_vectors_by_report(vectors: ReportVectors) -> None:
    await vectors.keep(1, "local", [0.5, -0.25])
    await vectors.keep(2, "local", [1.0, 0.0])

    assert await vectors.of([1, 2, 3], "local") == {1: (0.5, -0.25), 2: (1.0, 0.0)}


async def test_later_vector_replaces_the_earlier(vectors: ReportVectors) -> None:
    await vectors.keep(1, "local", [0.5, -0.25])
    await vectors.keep(1, "openai:small", [1.0, 0.0])

    assert await vectors.of([1], "openai:small") == {1: (1.0, 0.0)}
    assert await vectors.of([1], "local") == {}
