"""What owners say of a document counts beside its text, until the text says something newer."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.database.engine import Database
from bot.guidance.domain import Guidance
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.parse.restating import restated
from bot.guidance.written.counting import that_count
from bot.guidance.written.domain import SaidOfDocument, SaidOfDocuments, WrittenInSlack
from bot.guidance.written.said_store import SqlSaidOfDocuments
from bot.guidance.written.store import read_written
from tests.guidance.written.fakes import FakeSaidOfDocuments

YAML = "---\ntitle: Phone\nowner: sales\nreviewed: 2025-01-02\n---\n\n# Phone\n\nAnswer.\n"
TOML = (
    '+++\ntitle = "Phone"\nowner = "sales"\nreviewed = 2025-01-02\n+++\n\n# Phone\n\nAnswer.\n'
)
BARE = "# Phone\n\nAnswer.\n"
TODAY = date(2026, 3, 4)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def kept(request: pytest.FixtureRequest) -> SaidOfDocuments:
    if request.param == "fake":
        return FakeSaidOfDocuments()
    return SqlSaidOfDocuments(request.getfixturevalue(f"{request.param}_database"))


async def test_each_thing_said_leaves_the_others(kept: SaidOfDocuments) -> None:
    await kept.ask("a.md", date(2025, 1, 2))
    await kept.confirm("a.md", TODAY)
    await kept.give("a.md", "U0ZOE", "sales")
    await kept.confirm("b.md", TODAY)

    said = await kept.all()

    assert said["a.md"] == SaidOfDocument(
        document="a.md",
        reviewed=TODAY,
        owner="U0ZOE",
        owner_before="sales",
        asked=date(2025, 1, 2),
    )
    assert said["b.md"] == SaidOfDocument(document="b.md", reviewed=TODAY)


async def test_the_index_reads_it(database: Database) -> None:
    await SqlSaidOfDocuments(database).confirm("a.md", TODAY)

    assert read_written(database).said["a.md"].reviewed == TODAY


def as_counts(text: str, **said: Any) -> Guidance:
    found: Mapping[str, SaidOfDocument] = {"a.md": SaidOfDocument(document="a.md", **said)}
    (source,) = that_count([Source("a.md", text)], WrittenInSlack({}, found))
    assert isinstance(source, Source)
    document = read(source)
    assert isinstance(document, Document)
    assert document.bad_lines == ()
    assert document.statements[0].text == "Answer."
    return document.guidance


@pytest.mark.parametrize("text", [YAML, TOML, BARE], ids=["YAML", "TOML", "without metadata"])
def test_a_later_review_and_another_owner_count(text: str) -> None:
    before = None if text == BARE else "sales"

    guidance = as_counts(text, reviewed=TODAY, owner="U0ZOE", owner_before=before)

    assert (guidance.title, guidance.reviewed, guidance.owner) == ("Phone", TODAY, "U0ZOE")


def test_what_the_text_says_newer_counts() -> None:
    older = {"reviewed": date(2024, 1, 1), "owner": "U0ZOE", "owner_before": "logistics"}

    guidance = as_counts(YAML, **older)

    assert (guidance.reviewed, guidance.owner) == (date(2025, 1, 2), "sales")


def test_it_may_be_nobodys() -> None:
    assert as_counts(YAML, owner="", owner_before="sales").owner is None


def test_nothing_else_of_the_text_is_changed() -> None:
    assert restated(YAML, {"reviewed": "2026-03-04"}) == YAML.replace(
        "2025-01-02", '"2026-03-04"'
    )
    assert restated(YAML, {}) == YAML


def test_other_documents_stay_as_they_are(tmp_path: Path) -> None:
    said = {"b.md": SaidOfDocument(document="b.md", reviewed=TODAY)}

    assert that_count([Source("a.md", YAML)], WrittenInSlack({}, said)) == [
        Source("a.md", YAML)
    ]
