"""Runs a command on a folder of one document."""

import io
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.commands.running import LATE, Done, Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    folder.mkdir()
    (folder / "deliveries.md").write_text(LATE, encoding="utf-8")
    return folder


@pytest.fixture
def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Run a command on the folder with state of its own and no setting from outside."""

    def run(*words: str, typed: bytes = b"", **settings: str) -> Done:
        told = {"KNOWLEDGE": str(folder), "STATE": str(folder.parent / "state"), **settings}
        for name, value in told.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["bot", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        code = main()
        printed = capfd.readouterr()
        return Done(code, printed.out, printed.err)

    return run
