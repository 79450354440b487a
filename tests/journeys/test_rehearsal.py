"""An owner rehearses: starts it, marks in a browser, stops, and goes on another day."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.__main__ import main

ROOT = Path(__file__).parents[2]
DOCUMENT = """# Deliveries

Tell the customer about a late delivery before they have to ask. Name the new date.

## Returns

A customer may return goods within 30 days.
"""
ASKED = "how long may a customer return goods\nwho won the world cup in 1966\n"
SECONDS = 60  # on a busy machine


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    """Return the command on a company's folder, with state of its own."""
    (tmp_path / "handbook").mkdir()
    (tmp_path / "handbook" / "deliveries.md").write_text(DOCUMENT, "utf-8")
    (tmp_path / "asked.txt").write_text(ASKED, "utf-8")
    command = [sys.executable, "-m", "bot", "rehearse", "--no-browser"]
    return [*command, "--knowledge", str(tmp_path / "handbook")]


@contextmanager
def running(words: list[str], state: Path) -> Iterator[str]:
    """Run the command until it is told to end; give the address of its page."""
    told = os.environ | {"STATE": str(state)}
    bot = subprocess.Popen(  # noqa: S603
        words, cwd=ROOT, env=told, stdout=subprocess.PIPE, text=True
    )
    with bot:
        assert bot.stdout
        said = bot.stdout.readline()
        yield said.removeprefix("The rehearsal is open at ").partition(" ")[0]
        bot.send_signal(signal.SIGINT)
        assert "Your marks are kept in" in bot.stdout.read()
        assert bot.wait(SECONDS) == 0


def test_marks_outlive_the_page_and_become_a_report(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    state = tmp_path / "state"
    with running([*words, "--questions", str(tmp_path / "asked.txt")], state) as url:
        returns, cup = httpx.get(f"{url}/questions").json()["questions"]
        for one, mark in ((returns, "right"), (cup, "should_refuse")):
            told = {"key": one["key"], "shown": one["shown"], "mark": mark}
            httpx.post(f"{url}/marks", json=told).raise_for_status()

    monkeypatch.setenv("STATE", str(state))
    monkeypatch.setattr(sys, "argv", ["bot", *words[3:], "--json"])
    assert main() == 0

    report = json.loads(capfd.readouterr().out)
    refused = next(one for one in report["shares"] if one["name"] == "refused")
    assert "30 days" in json.dumps(returns["excerpts"])
    assert cup["shown_as"] == "not_covered"
    assert (report["questions"], report["marked"]) == (2, 2)
    assert (refused["count"], refused["of"]) == (1, 1)
