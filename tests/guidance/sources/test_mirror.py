"""What is mirrored is kept by all or by none, and follows what the file names."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.database.engine import Database
from bot.delivery.tasks import work_of
from bot.guidance.audience import NOBODY
from bot.guidance.domain import Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.sources.domain import (
    DocumentSource,
    Mirror,
    MirroredFile,
    SourceChanges,
    SourceConfig,
    SourceState,
)
from bot.guidance.sources.mirror import MirrorReading, as_documents, within_audience
from bot.guidance.sources.mirroring import Mirroring
from bot.guidance.sources.reading import read_sources
from bot.guidance.sources.store import SqlMirror
from bot.guidance.sources.work import LookAtSources, SourcesWork, SyncSource
from tests.fakes import FakeDelivery
from tests.guidance.sources.fakes import FakeMirror, FakeSource

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
DOGS = MirroredFile("wiki", "dogs.md", "1", "Dogs are welcome.")
CATS = MirroredFile("wiki", "cats.pdf", "1", reason="it is encrypted", mend="Open it.")


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def mirror(request: pytest.FixtureRequest) -> Mirror:
    if request.param == "fake":
        return FakeMirror()
    return SqlMirror(request.getfixturevalue(f"{request.param}_database"))


async def test_it_keeps_what_changed_and_forgets_what_is_gone(mirror: Mirror) -> None:
    await mirror.keep("wiki", SourceChanges((DOGS, CATS), ()))
    newer = MirroredFile("wiki", "dogs.md", "2", "Dogs on a leash are welcome.")

    await mirror.keep("wiki", SourceChanges((newer,), ("cats.pdf",)))

    assert await mirror.versions("wiki") == {"dogs.md": "2"}
    assert await mirror.versions("share") == {}


async def test_it_knows_how_it_stands_with_each(mirror: Mirror) -> None:
    down = SourceState("wiki", NOW, failure="it sleeps")
    await mirror.keep_state(SourceState("wiki", NOW, NOW))
    await mirror.keep_state(down)

    assert await mirror.states() == {"wiki": down}


async def test_it_forgets_what_is_named_no_more(mirror: Mirror) -> None:
    await mirror.keep("wiki", SourceChanges((DOGS,), ()))
    await mirror.keep_state(SourceState("wiki", NOW, NOW))

    assert not await mirror.forget_all_but(["wiki"])
    assert await mirror.forget_all_but(["share"])
    assert await mirror.versions("wiki") == {}
    assert await mirror.states() == {}


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


async def test_the_index_reads_all_of_it(database: Database) -> None:
    await SqlMirror(database).keep("wiki", SourceChanges((DOGS, CATS), ()))

    assert MirrorReading(database)() == [CATS, DOGS]


async def test_a_file_is_read_again_once_it_has_another_version(database: Database) -> None:
    mirror, read_again = SqlMirror(database), MirrorReading(database)
    await mirror.keep("wiki", SourceChanges((DOGS, CATS), ()))
    read_again()
    unnoticed = replace(CATS, reason="it is empty")
    newer = replace(DOGS, version="2", text="Dogs wait.")

    await mirror.keep("wiki", SourceChanges((newer, unnoticed), ()))

    assert read_again() == [CATS, newer]  # of the same version, it was not read again
    await mirror.keep("wiki", SourceChanges((), ("cats.pdf",)))
    assert read_again() == [newer]


def test_a_document_says_what_its_source_says_where_it_says_nothing_itself() -> None:
    said = {"owner": "logistics", "departments": ["logistics", "people"]}
    config = SourceConfig("wiki", "git", "…", metadata=said)
    own = MirroredFile(
        "wiki", "own.md", "1", "---\nowner: U0LENA\ndepartments: it\n---\n\nDogs stay.\n"
    )

    dogs, theirs, cats = as_documents([DOGS, own, CATS], [config])

    assert isinstance(dogs, Source)
    document = read(dogs)
    assert isinstance(document, Document)
    assert document.guidance.owner == "logistics"
    assert document.guidance.departments == ("logistics", "people")
    assert isinstance(theirs, Source)
    assert theirs.text == own.text
    assert cats == Malformed("sources/wiki/cats.pdf", "it is encrypted", mend="Open it.")


@pytest.mark.parametrize(
    ("said", "bound", "readers"),
    [
        ("", (), ()),
        ("", ("finance",), ("finance",)),
        ("audience: [sales]\n", ("finance", "sales"), ("sales",)),
        ("audience: [sales]\n", ("finance",), NOBODY),
        ("audience: [sales]\n", (), ("sales",)),
        ("audience:\n  - sales\n  - finance\n", ("finance",), ("finance",)),
        ("audience: [oops\n", ("finance",), NOBODY),
    ],
)
def test_a_document_is_for_no_more_readers_than_its_source(
    said: str, bound: tuple[str, ...], readers: tuple[str, ...]
) -> None:
    written = Source("sources/wiki/own.md", f"---\ntitle: Dogs\n{said}---\n\nDogs stay.\n")
    config = SourceConfig("wiki", "git", "…", audience=bound)

    document = read(within_audience(written, [config]))

    assert isinstance(document, Document)
    assert document.guidance.audience == readers
    assert document.guidance.title == "Dogs"


def test_of_a_source_that_is_named_no_more_nobody_knows_its_readers() -> None:
    other = Source("guidance/own.md", "Dogs stay.")

    document = read(within_audience(Source("sources/wiki/own.md", "Dogs stay."), []))

    assert isinstance(document, Document)
    assert document.guidance.audience == NOBODY
    assert within_audience(other, []) == other


class Desk:
    """A source, and the work on it."""

    def __init__(self, source: FakeSource) -> None:
        self.mirror, self.delivery, self.refreshed = FakeMirror(), FakeDelivery(), 0
        self.now, self.named = NOW, {"wiki"}

        def opened(_config: SourceConfig) -> DocumentSource:
            return source

        mirroring = Mirroring(opened, self.mirror, str, lambda: self.now)
        self.work = SourcesWork(
            configs=lambda: [SourceConfig(one, "git", "…") for one in self.named],
            is_named=lambda name: name in self.named,
            mirroring=mirroring,
            refresh=self._refresh,
            delivery=self.delivery,
            now=lambda: self.now,
        )
        for kind, handler in self.work.handlers().items():
            self.delivery.register(kind, handler)

    async def _refresh(self) -> None:
        self.refreshed += 1

    async def turn(self) -> None:
        """Look once, and do what it takes in."""
        before = len(self.delivery.taken_in)
        look = work_of(LookAtSources(), f"look:{self.now}", "T1")
        await self.work.look(LookAtSources(), look)
        for one in self.delivery.taken_in[before:]:
            await self.work.sync(SyncSource(one.payload["source_id"]), one)


async def test_each_source_is_looked_at_in_its_turn_and_the_index_follows() -> None:
    source = FakeSource({"dogs.md": "Dogs are welcome."})
    desk = Desk(source)

    await desk.turn()
    desk.now += timedelta(minutes=14)
    await desk.turn()
    assert (desk.refreshed, source.read) == (1, ["dogs.md"])

    source.files["dogs.md"] = "Dogs on a leash are welcome."
    desk.now += timedelta(minutes=1)
    await desk.turn()
    assert [one.text for one in desk.mirror.files.values()] == ["Dogs on a leash are welcome."]


async def test_while_a_source_is_down_what_was_read_stays_and_it_is_told_since_when() -> None:
    source = FakeSource({"dogs.md": "Dogs are welcome."})
    desk = Desk(source)
    await desk.turn()
    source.is_down, desk.now = True, NOW + timedelta(hours=1)

    await desk.turn()

    assert list(desk.mirror.files) == [("wiki", "dogs.md")]
    state = (await desk.mirror.states())["wiki"]
    assert (state.failure, state.succeeded, state.tried) == ("it sleeps", NOW, desk.now)


async def test_what_the_file_names_no_more_is_forgotten() -> None:
    desk = Desk(FakeSource({"dogs.md": "Dogs are welcome."}))
    await desk.turn()
    desk.named = set()

    await desk.turn()

    assert (desk.mirror.files, desk.refreshed) == ({}, 2)


def test_the_file_names_each_kind_of_place(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(
        "sources:\n"
        "  handbook: {git: 'https://example.com/book.git', part: docs, owner: logistics}\n"
        "  site: {website: 'https://intranet.example.com/', departments: [people, logistics]}\n"
        "  wiki: {confluence: 'https://example.com/wiki', part: CS, every_minutes: 5}\n"
        "  share: {folder: /srv/share}\n"
        "  slip: {folder: /srv/share, git: /srv/other}\n"
    )

    handbook, site, wiki, share = read_sources(tmp_path / "sources.yaml")

    assert (handbook.kind, handbook.part, handbook.every_minutes) == ("git", "docs", 15)
    assert site.metadata == {"departments": ["people", "logistics"]}
    assert (wiki.part, wiki.every_minutes) == ("CS", 5)
    assert (share.kind, share.place) == ("folder", "/srv/share")
