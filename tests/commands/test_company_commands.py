"""What operators see of settings and changes: ``settings``, ``audit``, ``doctor``, the log."""

import asyncio
import json
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.checks.company import check_company, check_variables
from bot.commands.run import warn_of_what_ends
from bot.company.organisation.domain import SUBJECT
from bot.company.overrides.store import SqlOverrides
from bot.company.settings.keys import keys_of, objection_to
from bot.composition.company_settings import DEPRECATED_VARIABLES, open_company_settings
from bot.database.engine import Database, open_database
from bot.database.migrate import make_ready
from bot.settings import Settings
from bot.yaml_files.reader import read_yaml
from tests.commands.running import Run, lines_of

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def settles(state: Path, key: str, value: object) -> None:
    """Set it as an administrator would, in the state of a command's run."""
    database = open_database(f"sqlite:///{state / 'bot.sqlite3'}")
    await make_ready(database)
    company = open_company_settings(database, Settings(), lambda: NOON)
    await company.set(key, value, "U0ZOE", "view:1")
    await database.close()


async def appoints(state: Path, key: str, *people: str) -> None:
    """Say in Slack who has a role."""
    database = open_database(f"sqlite:///{state / 'bot.sqlite3'}")
    await SqlOverrides(database, lambda: NOON, SUBJECT).set(key, [*people], "person-1")
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


def test_oversight_tells_roles_settings_and_changes_and_who_says_so(
    settled: Run, folder: Path
) -> None:
    (folder / "departments.yaml").write_text(
        "administrators: [ana@example.com]\ndepartments:\n"
        "  - {id: sales, name: Sales, managers: [U0LENA]}\n",
        encoding="utf-8",
    )
    asyncio.run(appoints(folder.parent / "state", "sales.managers", "U0TARA"))

    told = settled("oversight").stdout
    (as_json,) = lines_of(settled("oversight", "--json"))

    assert "| Administrators | ana@example.com | departments.yaml |" in told
    assert "| Managers of Sales | U0TARA | Slack |" in told
    assert "| Deputies of Sales | nobody is named | departments.yaml |" in told
    assert "| complaint_hours | 24 | Slack |" in told
    assert "| setting complaint_hours: set |" in told
    assert set(as_json) == {"roles", "settings", "changes"}
    assert "U0ZOE" not in told


def test_audit_tells_who_changed_what_under_a_pseudonym(settled: Run) -> None:
    (line,) = lines_of(settled("audit", "--json"))
    head, row = settled("audit", "--csv").stdout.removeprefix("\ufeff").splitlines()

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


async def test_doctor_names_what_cannot_be_and_what_counts_instead(
    sqlite_database: Database,
) -> None:
    company = open_company_settings(sqlite_database, Settings(), lambda: NOON)
    await company.overrides.set("complaint_hours", 0, "person-1")

    (finding,) = await check_company(sqlite_database, Settings())

    assert (finding.what, finding.is_well) == ("setting complaint_hours", False)
    assert "Slack says 0, which cannot be. This has to be a number from 1" in finding.says
    assert finding.says.endswith("What counts is the handbook: 48")
    assert "App Home" in finding.mend


def test_a_variable_that_cannot_be_ends_the_start_and_the_doctor(run: Run) -> None:
    served, examined = (run(command, COMPLAINT_HOURS="0.5") for command in ("serve", "doctor"))

    assert served.returncode != 0
    assert examined.returncode != 0
    assert "COMPLAINT_HOURS is set to '0.5', which cannot be" in served.stderr
    assert "COMPLAINT_HOURS: it is set to '0.5', which cannot be" in examined.stdout
    assert all("it has to be 1 or more" in said for said in (served.stderr, examined.stdout))


async def test_doctor_names_sites_where_no_department_is(sqlite_database: Database) -> None:
    company = open_company_settings(sqlite_database, Settings(), lambda: NOON)
    await company.set("site_holidays", {"Lyon": ["2026-07-14"]}, "U0ZOE", "view:1")

    findings = await check_company(sqlite_database, Settings())

    assert "Lyon: departments.yaml puts no department there" in [one.says for one in findings]


@pytest.mark.parametrize(
    "name", sorted(set(DEPRECATED_VARIABLES) - {"work_begins", "work_ends", "holidays"})
)
def test_a_variable_may_be_what_the_setting_may_be(name: str) -> None:
    field = Settings.model_fields[name]
    key = keys_of({"questions": 1})[DEPRECATED_VARIABLES[name]]

    bounds = [
        getattr(one, side)
        for side in ("ge", "le")
        for one in field.metadata
        if hasattr(one, side)
    ]

    assert len(bounds) == 2
    assert [objection_to(key, bound) for bound in bounds] == ["", ""]
    assert objection_to(key, bounds[0] - 0.01)
    assert objection_to(key, bounds[1] + 1)


def test_variables_that_end_are_one_line_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        warn_of_what_ends(Settings(complaint_hours=36, report_working_days=7))
        warn_of_what_ends(Settings())

    (line,) = caplog.records
    assert vars(line)["variables"] == "COMPLAINT_HOURS, REPORT_WORKING_DAYS"
    assert check_variables(Settings()) == []
