"""Folders and Git repositories are read as they are, and never out of their bounds."""

import subprocess
from pathlib import Path

import pytest

from bot.guidance.sources.domain import SourceConfig, SourceDownError
from bot.guidance.sources.git import GitRepository
from bot.guidance.sources.local_folder import LocalFolder

SECRET = "s3cr3t-token"


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Lena", "-c", "user.email=lena@example.com")
    command = ["git", *who, *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603  # ours


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "dogs.md").write_text("Dogs are welcome.")
    (folder / "docs" / "outside.md").symlink_to("/etc/passwd")
    (folder / "other.md").write_text("Not of this part.")
    git(folder, "init", "--quiet", "--initial-branch=main", ".")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=first")
    return folder


def of(repository: Path, copy: Path, **said: str) -> GitRepository:
    config = SourceConfig("handbook", "git", f"file://{repository}", part="docs", **said)  # type: ignore[arg-type]
    return GitRepository(config, "", copy)


def test_a_repository_is_followed_commit_by_commit(repository: Path, tmp_path: Path) -> None:
    source = of(repository, tmp_path / "copy")
    (first,) = source.listed()
    assert (first.path, source.content(first)) == ("dogs.md", b"Dogs are welcome.")

    git(repository, "mv", "docs/dogs.md", "docs/animals.md")
    (repository / "docs" / "dogs.md").write_text("Dogs on a leash are welcome.")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=second")
    moved, changed = of(repository, tmp_path / "copy").listed()

    assert (moved.path, moved.version) == ("animals.md", first.version)
    assert source.content(changed) == b"Dogs on a leash are welcome."


def test_another_branch_is_read_where_it_is_named(repository: Path, tmp_path: Path) -> None:
    git(repository, "checkout", "--quiet", "-b", "draft")
    (repository / "docs" / "cats.md").write_text("Cats are welcome.")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=cats")

    on_draft = of(repository, tmp_path / "one", branch="draft").listed()
    on_main = of(repository, tmp_path / "two", branch="main").listed()

    assert [one.path for one in on_draft] == ["cats.md", "dogs.md"]
    assert [one.path for one in on_main] == ["dogs.md"]


def test_why_a_repository_is_down_is_told_without_the_secret(tmp_path: Path) -> None:
    config = SourceConfig("handbook", "git", "https://127.0.0.1:1/handbook.git")

    with pytest.raises(SourceDownError) as caught:
        GitRepository(config, SECRET, tmp_path / "copy").listed()

    assert SECRET not in str(caught.value)
    assert "unable to access" in str(caught.value)


def test_another_program_is_never_run(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    config = SourceConfig("handbook", "git", f"ext::touch {trace}")

    with pytest.raises(SourceDownError):
        GitRepository(config, "", tmp_path / "copy").listed()

    assert not trace.exists()


def test_a_folder_lists_what_is_not_hidden(tmp_path: Path) -> None:
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "dogs.md").write_text("Dogs are welcome.")
    (tmp_path / ".hidden.md").write_text("Nobody sees it.")
    (tmp_path / "away.md").symlink_to(Path("/etc/passwd"))
    source = LocalFolder(str(tmp_path))

    listed = {one.path: one for one in source.listed()}

    assert source.content(listed["faq/dogs.md"]) == b"Dogs are welcome."
    with pytest.raises(SourceDownError, match="leads out"):
        source.content(listed["away.md"])
    assert ".hidden.md" not in listed


def test_a_folder_that_is_not_there_is_down(tmp_path: Path) -> None:
    with pytest.raises(SourceDownError, match="cannot be read"):
        LocalFolder(str(tmp_path / "nowhere")).listed()
