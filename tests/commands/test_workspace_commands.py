"""The command line where several workspaces install the app."""

import asyncio
import json
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.__main__ import main
from bot.commands.checks.slack import check_slack
from bot.commands.checks.workspaces import check_workspaces
from bot.database.engine import open_file
from bot.database.migrate import migrate
from bot.database.workspace_database import create_workspace_database, workspace_database
from bot.ideas.report.store import SqlReports
from bot.settings import Settings
from bot.workspaces.oauth.installations import Installations
from tests.ideas.builders import a_report, an_entry, some_words
from tests.workspaces.conftest import HANDBOOK
from tests.workspaces.oauth.test_tokens import an_install

Run: TypeAlias = Callable[..., tuple[int, str, str]]
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
SECRETS = {
    "SLACK_CLIENT_ID": "111.222",
    "SLACK_CLIENT_SECRET": "the-client-secret",
    "SLACK_SIGNING_SECRET": "the-signing-secret",
}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    told = SECRETS | {
        "STATE": str(tmp_path / "state"),
        "SLACK_API_URL": "http://127.0.0.1:9/api/",
    }
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return Settings()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["bot", *words])
        code = main()
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture(scope="module")
def two_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two workspaces with a report each; the second has removed the app since."""
    state = tmp_path_factory.mktemp("two")
    asyncio.run(_two(state))
    return state


@pytest.fixture
def two(settings: Settings, two_once: Path) -> Settings:
    shutil.copytree(two_once, settings.state)
    for name, text in HANDBOOK.items():
        file = settings.of_workspace("T1").knowledge / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return settings


async def _two(state: Path) -> None:
    house = open_file(state / "bot.sqlite3")
    await migrate(house)
    kept = Installations(house, "111.222")
    for team_id in ("T1", "T2"):
        await kept.keep(an_install(team_id=team_id, team_name=f"Company {team_id}"), NOW)
        room = workspace_database(house, team_id)
        await create_workspace_database(room)
        words = some_words(today=f"A word of {team_id}.")
        await SqlReports(room).add(a_report(words=words), an_entry())
        await room.close()
    await kept.end("T2", NOW)
    await house.close()


def test_a_table_is_of_the_workspace_that_is_named(two: Settings, run: Run) -> None:
    code, printed, _ = run("export", "reports", "--workspace", "T1", "--format", "jsonl")

    assert code == 0
    assert "A word of T1" in printed
    assert "A word of T2" not in printed


@pytest.mark.parametrize("named", [[], ["--workspace", "T9"], ["--workspace", "../T1"]])
def test_a_table_of_no_workspace_is_refused_with_those_there_are(
    two: Settings, run: Run, named: list[str]
) -> None:
    code, printed, says = run("export", "reports", *named)

    assert (code, printed) == (1, "")
    assert "T1, T2. Name one with --workspace" in says


def test_one_workspace_need_not_be_named(
    settings: Settings, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SECRETS:
        monkeypatch.delenv(name)
    run("migrate")

    code, _, _ = run("export", "reports")
    refused, _, says = run("export", "reports", "--workspace", "T1")

    assert (code, refused) == (0, 1)
    assert "leave --workspace out" in says


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("command", [("settings",), ("audit",), ("index",)])
@pytest.mark.parametrize(
    ("token", "told"),
    [
        ("xoxb-1", "SLACK_BOT_TOKEN names one workspace; leave --workspace out."),
        ("", "For one of several, set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET"),
    ],
)
def test_a_workspace_named_without_the_tokens_of_several_is_told_what_to_do(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    token: str,
    told: str,
) -> None:
    for name in SECRETS:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SLACK_BOT_TOKEN", token)

    code, _, says = run(*command, "--workspace", "T1")

    assert code == 1
    assert told in says
    assert "leave --workspace out" in says


def test_the_guidance_of_one_workspace_is_indexed(two: Settings, run: Run) -> None:
    code, printed, _ = run("index", "--workspace", "T1", "--json")

    assert (code, json.loads(printed)["documents"]) == (0, 1)


@pytest.mark.parametrize("team_id", ["T2", "T9", ".."])
def test_a_workspace_without_a_folder_cannot_be_indexed(
    two: Settings, run: Run, team_id: str
) -> None:
    code, _, says = run("index", "--workspace", team_id)

    assert code == 1
    assert "There is no workspace" in says


def test_workspaces_are_listed_with_what_becomes_of_them(two: Settings, run: Run) -> None:
    _, printed, _ = run("workspaces")
    _, lines, _ = run("workspaces", "--json")

    first, second = printed.splitlines()
    assert first == "T1  Company T1  installed 2026-11-25 by U1"
    assert second.startswith("T2  Company T2  removed; what it kept is deleted on")
    removed = json.loads(lines.splitlines()[1])
    assert removed["deleted_at"] == "2026-12-25T09:00:00+00:00"


def test_before_anybody_installed_the_list_says_where_to(settings: Settings, run: Run) -> None:
    code, printed, _ = run("workspaces")

    assert (code, "/slack/install" in printed) == (0, True)


def test_a_removed_workspace_can_be_forgotten_at_once(two: Settings, run: Run) -> None:
    code, _, _ = run("workspaces", "--forget", "T2")
    _, lines, _ = run("workspaces", "--json")

    assert (code, json.loads(lines.splitlines()[1])["deleted_at"][:5]) == (0, "2000-")


@pytest.mark.parametrize(("team_id", "why"), [("T1", "has the app"), ("T9", "Nothing is kept")])
def test_what_has_the_app_or_never_had_it_is_not_forgotten(
    two: Settings, run: Run, team_id: str, why: str
) -> None:
    code, _, says = run("workspaces", "--forget", team_id)

    assert code == 1
    assert why in says


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"SLACK_CLIENT_SECRET": ""}, "SLACK_CLIENT_SECRET must be set as well"),
        ({"SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET must be set as well"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_BOT_TOKEN belongs to one workspace"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_APP_TOKEN belongs to one workspace"),
    ],
)
def test_serving_refuses_tokens_that_do_not_go_together(
    settings: Settings,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    changes: dict[str, str],
    why: str,
) -> None:
    for name, value in changes.items():
        monkeypatch.setenv(name, value)

    code, _, says = run("serve")

    assert code == 1
    assert why in says


async def test_doctor_names_what_each_workspace_lacks(
    settings: Settings, two_once: Path
) -> None:
    shutil.copytree(two_once, settings.state)

    findings = await check_workspaces(settings)

    whats = {finding.what: finding.is_well for finding in findings}
    assert whats["T1 token"] is False  # nobody answers as Slack here
    assert whats["T1 database"] is True
    assert whats["T1 KNOWLEDGE"] is False  # it has no folder
    assert not any(what.startswith("T2") for what in whats)


async def test_doctor_says_when_slack_cannot_be_reached(settings: Settings) -> None:
    (finding,) = await check_slack(settings)

    assert (finding.what, finding.is_well) == ("Slack", False)


async def test_doctor_says_which_token_is_missing(settings: Settings) -> None:
    lacking = settings.model_copy(update={"slack_signing_secret": None})

    (finding,) = await check_slack(lacking)

    assert "SLACK_SIGNING_SECRET must be set as well" in finding.says
