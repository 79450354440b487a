"""A workspace's own folder: a copy of the starter, made once and whole."""

import shutil
from pathlib import Path

import pytest

from bot.workspaces.several.knowledge_folder import provide, remove


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    folder = tmp_path / "starter"
    folder.mkdir()
    (folder / "departments.yaml").write_text("departments: []\n", encoding="utf-8")
    return folder


def test_it_begins_as_a_copy(starter: Path, tmp_path: Path) -> None:
    own = tmp_path / "workspaces" / "T1" / "knowledge"

    provide(own, starter)

    assert (own / "departments.yaml").read_text("utf-8") == "departments: []\n"
    assert [one.name for one in own.parent.iterdir()] == ["knowledge"]


def test_what_was_edited_since_stays(starter: Path, tmp_path: Path) -> None:
    own = tmp_path / "T1" / "knowledge"
    provide(own, starter)
    (own / "departments.yaml").write_text("departments: []  # ours\n", encoding="utf-8")

    provide(own, starter)

    assert "ours" in (own / "departments.yaml").read_text("utf-8")


def test_two_replicas_that_begin_at_once_make_one_copy(
    starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "T1" / "knowledge"
    copied = shutil.copytree

    def copied_while_another_was_quicker(source: Path, target: Path) -> Path:
        copied(source, own)
        return Path(copied(source, target))

    monkeypatch.setattr(shutil, "copytree", copied_while_another_was_quicker)

    provide(own, starter)

    assert [one.name for one in own.parent.iterdir()] == ["knowledge"]


def test_a_disk_that_takes_nothing_is_said(
    starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refuse)

    with pytest.raises(PermissionError):
        provide(tmp_path / "T1" / "knowledge", starter)

    assert list((tmp_path / "T1").iterdir()) == []


def test_what_is_removed_is_gone_with_all_that_lies_in_it(
    starter: Path, tmp_path: Path
) -> None:
    provide(tmp_path / "T1" / "knowledge", starter)
    provide(tmp_path / "T2" / "knowledge", starter)

    remove(tmp_path, "T1")
    remove(tmp_path, "T1")

    assert not (tmp_path / "T1").exists()
    assert (tmp_path / "T2" / "knowledge").exists()
