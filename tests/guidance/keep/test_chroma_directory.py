"""What only an index in a directory can suffer."""

import fcntl
import os
from pathlib import Path

import pytest
from chromadb.errors import InternalError

from bot.guidance.domain import IndexBusyError, IndexFolderError, IndexUnreadableError
from bot.guidance.index import PassageIndex
from bot.guidance.keep import chroma_directory
from bot.guidance.keep import chroma_records as records
from bot.guidance.keep.chroma_directory import ChromaDirectory
from tests.fakes_embedding import a_fake_embedding


def an_index(tmp_path: Path) -> PassageIndex:
    storage = ChromaDirectory(tmp_path / "index")
    return PassageIndex(storage, a_fake_embedding(), look_again_seconds=0)


def folders(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "index").iterdir() if path.is_dir()]


def kept_in(tmp_path: Path) -> set[str]:
    with chroma_directory._opened(folders(tmp_path)[0]) as client:
        return records.digests_kept(client)


@pytest.mark.parametrize("damage", ["chroma.sqlite3", "*/data_level0.bin"])
def test_a_damaged_index_says_how_to_mend_it_and_is_mended_so(
    tmp_path: Path, knowledge: Path, damage: str
) -> None:
    an_index(tmp_path).refresh(knowledge)
    for path in folders(tmp_path)[0].glob(damage):
        path.write_bytes(b"not what it was")
    (folders(tmp_path)[0] / "chroma.sqlite3").write_bytes(b"nor this")

    with pytest.raises(IndexUnreadableError, match="python -m bot index --rebuild"):
        an_index(tmp_path).search("invoice", limit=1)

    mended = an_index(tmp_path)
    mended.refresh(knowledge, rebuild=True)
    assert mended.search("invoice", limit=1)


def test_an_index_whose_entries_are_gone_says_how_to_mend_it(
    tmp_path: Path, knowledge: Path
) -> None:
    an_index(tmp_path).refresh(knowledge)
    folders(tmp_path)[0].rename(tmp_path / "elsewhere")

    with pytest.raises(IndexUnreadableError, match="--rebuild"):
        an_index(tmp_path).search("invoice", limit=1)


def test_only_two_states_are_kept(tmp_path: Path, knowledge: Path) -> None:
    index = an_index(tmp_path)
    for days in ("two", "three", "four", "five"):
        (knowledge / "invoices.md").write_text(f"Send the invoice within {days} days.")
        index.refresh(knowledge)

    assert len(kept_in(tmp_path)) == 3  # the phone's, the last and the one before
    assert "five" in index.search("invoice", limit=1)[0].passage.text


def test_a_second_writer_is_told_that_the_index_is_busy(
    tmp_path: Path, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chroma_directory, "_LOCK_TIMEOUT_SECONDS", 0.0)
    (tmp_path / "index").mkdir()
    with (tmp_path / "index" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        with pytest.raises(IndexBusyError, match="try again"):
            an_index(tmp_path).refresh(knowledge)


def test_what_a_killed_writer_left_is_cleared_away(tmp_path: Path, knowledge: Path) -> None:
    left = tmp_path / "index" / "building"
    left.mkdir(parents=True)
    (left / "chroma.sqlite3").write_bytes(b"half a database")
    index = an_index(tmp_path)

    index.refresh(knowledge)

    assert index.search("invoice", limit=1)
    assert not left.exists()


def test_an_index_that_may_only_be_read_is_read(
    tmp_path: Path, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_index(tmp_path).refresh(knowledge)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    found = an_index(tmp_path).search("invoice", limit=1)

    assert found
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_disk_without_room_is_named_and_what_was_found_is_still_found(
    tmp_path: Path, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = an_index(tmp_path)
    index.refresh(knowledge)
    (knowledge / "invoices.md").write_text("Send the invoice within five days.")
    monkeypatch.setattr(records, "write_entries", no_room)

    with pytest.raises(IndexFolderError, match="There is no room"):
        index.refresh(knowledge)

    assert an_index(tmp_path).search("invoice", limit=1)
    assert len(kept_in(tmp_path)) == 2


def no_room(*_: object) -> None:
    message = "error returned from database: (code: 13) database or disk is full"
    raise InternalError(message)


def test_a_full_disk_on_which_nothing_can_be_read_is_named(
    tmp_path: Path, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_index(tmp_path).refresh(knowledge)
    monkeypatch.setattr(chroma_directory, "_ROOM_TO_READ", 10**18)
    monkeypatch.setattr(records, "read_entries", no_room)

    with pytest.raises(IndexFolderError, match="There is no room"):
        an_index(tmp_path).search("invoice", limit=1)


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path, knowledge: Path) -> None:
    (tmp_path / "index").write_text("Not a folder.")

    with pytest.raises(IndexFolderError, match="Not a directory"):
        an_index(tmp_path).search("invoice", limit=1)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Not a folder.")

    with pytest.raises(IndexFolderError, match="set STATE"):
        ChromaDirectory(tmp_path / "file" / "index").clear()


def test_a_writer_killed_before_it_is_done_leaves_the_state_before(
    tmp_path: Path, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_index(tmp_path).refresh(knowledge)
    (knowledge / "invoices.md").write_text("Send the invoice within five days.")
    with monkeypatch.context() as killed:
        killed.setattr(ChromaDirectory, "_point_to", interrupted)
        with pytest.raises(KeyboardInterrupt):
            an_index(tmp_path).refresh(knowledge)

    found = an_index(tmp_path).search("invoice", limit=1)

    assert found[0].passage.text == "Send the invoice within two days."
    assert len(kept_in(tmp_path)) == 3


def test_what_a_killed_writer_added_goes_with_the_next_change(
    tmp_path: Path, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_index(tmp_path).refresh(knowledge)
    (knowledge / "invoices.md").write_text("Send the invoice within five days.")
    with monkeypatch.context() as killed:
        killed.setattr(ChromaDirectory, "_point_to", interrupted)
        with pytest.raises(KeyboardInterrupt):
            an_index(tmp_path).refresh(knowledge)
    (knowledge / "invoices.md").write_text("Send the invoice within six days.")

    an_index(tmp_path).refresh(knowledge)

    assert "six" in an_index(tmp_path).search("invoice", limit=1)[0].passage.text
    assert len(kept_in(tmp_path)) == 3


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_what_an_earlier_version_kept_is_made_anew(tmp_path: Path, knowledge: Path) -> None:
    (tmp_path / "index" / "18c0-ab12").mkdir(parents=True)
    (tmp_path / "index" / "current").write_text("18c0-ab12")
    index = an_index(tmp_path)

    report = index.refresh(knowledge)

    assert report.embedded == 2
    assert [path.name for path in folders(tmp_path)] == ["entries"]
