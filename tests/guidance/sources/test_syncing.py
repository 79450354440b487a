"""A look at a source finds what changed, and forgets nothing while it is down."""

from pathlib import Path

import pytest

from bot.guidance.convert.errors import UnreadableError
from bot.guidance.sources.domain import SourceChanges, SourceDownError
from bot.guidance.sources.syncing import changes_of
from tests.guidance.sources.fakes import FakeSource

PAGES = {"dogs.md": "Dogs are welcome.", "faq/cats.md": "Cats stay outside."}


def convert(path: Path) -> str:
    reason = f"no {path.suffix} today"
    raise UnreadableError(reason, "Bring another.")


def changes(source: FakeSource, known: dict[str, str] | None = None) -> SourceChanges:
    return changes_of("wiki", source, known or {}, convert)


def known_of(found: SourceChanges) -> dict[str, str]:
    return {one.path: one.version for one in found.files}


@pytest.mark.parametrize("tells_versions", [True, False])
def test_all_is_new_at_first_and_only_what_changed_afterwards(tells_versions: bool) -> None:
    source = FakeSource(dict(PAGES), tells_versions=tells_versions)

    first = changes(source)
    assert [(one.document, one.text) for one in first.files] == [
        ("sources/wiki/dogs.md", "Dogs are welcome."),
        ("sources/wiki/faq/cats.md", "Cats stay outside."),
    ]

    source.files["dogs.md"] = "Dogs on a leash are welcome."
    again = changes(source, known_of(first))
    assert [one.text for one in again.files] == ["Dogs on a leash are welcome."]
    assert not changes(source, {**known_of(first), **known_of(again)}).files


def test_what_is_as_before_is_not_read_again() -> None:
    source = FakeSource(dict(PAGES))
    first = changes(source)
    source.read.clear()

    changes(source, known_of(first))

    assert source.read == []


def test_what_moved_is_gone_from_its_old_place() -> None:
    source = FakeSource(dict(PAGES))
    first = changes(source)
    source.files = {"animals/dogs.md": PAGES["dogs.md"], "faq/cats.md": PAGES["faq/cats.md"]}

    found = changes(source, known_of(first))

    assert [one.path for one in found.files] == ["animals/dogs.md"]
    assert found.gone == ("dogs.md",)


@pytest.mark.parametrize("source", [FakeSource(dict(PAGES), is_down=True), FakeSource({})])
def test_one_that_is_down_or_empty_all_at_once_forgets_nothing(source: FakeSource) -> None:
    with pytest.raises(SourceDownError):
        changes(source, {"dogs.md": "v"})


def test_a_file_that_cannot_be_had_stays_as_it_was_and_is_counted() -> None:
    source = FakeSource(dict(PAGES), lost={"dogs.md"})

    found = changes(source, {"dogs.md": "older"})

    assert [one.path for one in found.files] == ["faq/cats.md"]
    assert (found.unread, found.gone) == (1, ())


def test_a_file_that_cannot_be_read_is_named_and_the_rest_counts() -> None:
    source = FakeSource({**PAGES, "dogs.pdf": "no PDF", "dogs.exe": "no document"})

    found = {one.path: one for one in changes(source).files}

    assert (found["dogs.pdf"].reason, found["dogs.pdf"].text) == ("no .pdf today", "")
    assert set(found) == {"dogs.md", "faq/cats.md", "dogs.pdf"}
