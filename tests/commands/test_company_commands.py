"""What operators see of settings and changes: ``settings``, ``audit``, ``doctor``, the log."""

import asyncio
import json
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.checks.company import check_company, check_variables
from bot.commands.run import warn_of_what_ends
from bot.composition.company_settings import open_company_settings
from bot.database.engine import Database, open_database
from bot.database.migrate import make_ready
from bot.settings import Settings
from bot.yaml_reader import read_yaml
from tests.commands.running import Run, lines_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def settles(state: Path, key: str, value: object) -> None:
    """Set it as an administrator would, in the state of a command's run."""
    database = open_database(f"sqlite:///{state / 'bot.sqlite3'}")
    await make_ready(database)
    company = open_company_settings(database, Settings(), lambda: NOON)
    await company.set(key, value, "U0ZOE", "view:1")
    await database.close()


@pytest.fixture
def settled(run: Run, folder: Path) -> Run:
    """A company that settled the hours of a complaint."""
    asyncio.run(settles(folder.parent / "state", "complaint_hours", 24))
    return run


def test_settings_say_what_counts_and_who_says_so(settled: Run) -> None:
    done = settled("settings", REPORT_WORKING_DAYS="7")

    assert "complaint_hours: 24 (Slack)" in done.stdout
    assert "report_working_days: 7 (the environment)" in done.stdout
    assert 'working_hours: ["09:00", "17:00"] (the default)' in done.stdout


def test_settings_are_written_for_programs_and_for_files(settled: Run) -> None:
    (as_json,) = lines_of(settled("settings", "--json"))
    as_yaml = read_yaml(settled("settings", "--format", "yaml").stdout)

    assert as_json["complaint_hours"] == {"value": 24, "by": "Slack"}
    assert as_yaml == {key: one["value"] for key, one in as_json.items()}


def test_audit_tells_who_changed_what_under_a_pseudonym(settled: Run) -> None:
    (line,) = lines_of(settled("audit", "--json"))
    head, row = settled("audit", "--csv").stdout.splitlines()

    assert line["who"].startswith("person-")
    assert (line["name"], line["old"], line["new"]) == ("complaint_hours", 48, 24)
    assert head == "at,who,subject,name,deed,old,new"
    assert row.endswith(f"{line['who']},setting,complaint_hours,set,48,24")
    assert "U0ZOE" not in row + json.dumps(line)


def test_audit_writes_one_form_at_a_time(settled: Run) -> None:
    assert settled("audit", "--csv", "--json").returncode != 0


def test_doctor_says_where_slack_and_the_files_differ(settled: Run) -> None:
    done = settled("doctor", COMPLAINT_HOURS="36")

    assert (
        "setting complaint_hours: 24 was set in Slack; the environment says 36" in done.stdout
    )
    assert "COMPLAINT_HOURS: still counts, for one version more" in done.stdout


async def test_doctor_names_what_this_version_does_not_know(sqlite_database: Database) -> None:
    company = open_company_settings(sqlite_database, Settings(), lambda: NOON)
    await company.overrides.set("lunch", "noon", "person-1")

    (finding,) = await check_company(sqlite_database, Settings())

    assert (finding.what, finding.is_well) == ("setting lunch", True)
    assert "does not know it" in finding.says


def test_variables_that_end_are_one_line_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        warn_of_what_ends(Settings(complaint_hours=36, report_working_days=7))
        warn_of_what_ends(Settings())

    (line,) = caplog.records
    assert vars(line)["variables"] == "COMPLAINT_HOURS, REPORT_WORKING_DAYS"
    assert check_variables(Settings()) == []
