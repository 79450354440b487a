from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from pydantic import SecretStr
from starlette.routing import Route

from bot.app import build_bot, tell_the_employee
from bot.clock import Clock
from bot.composition.opening import company_file, question_copy
from bot.errors import CannotDoError
from bot.people.reading import read_company
from bot.settings import Settings
from bot.web.routes import site_of
from bot.workspaces.services import WorkspaceServices

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"
FILES = sorted(
    str(path.relative_to(KNOWLEDGE))
    for path in [*KNOWLEDGE.glob("*.yaml"), KNOWLEDGE / "questions" / "logistics.yaml"]
)


def test_a_planned_error_speaks_for_itself() -> None:
    assert tell_the_employee(CannotDoError("That gap is closed.")) == "That gap is closed."


def test_a_defect_is_one_neutral_sentence() -> None:
    told = tell_the_employee(KeyError("employee_id"))

    assert "employee_id" not in told
    assert told.startswith("Something went wrong on my side.")


@pytest.mark.parametrize(("secret", "is_open"), [("a-secret", True), (None, False)])
async def test_without_a_signing_secret_nobody_can_send_over_http(
    secret: str | None, is_open: bool, tmp_path: Path
) -> None:
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-1"),
        slack_signing_secret=SecretStr(secret) if secret else None,
        state=tmp_path,
    )

    bot = build_bot(settings, Clock())

    paths = {route.path for route in site_of(bot).routes if isinstance(route, Route)}
    assert ("/slack/events" in paths) is is_open


async def test_a_start_with_a_file_that_is_no_yaml_takes_nobodys_rights(tmp_path: Path) -> None:
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    departments = "departments: [{id: stores, name: Stores, managers: [ana@x.example]}]\n"
    (knowledge / "departments.yaml").write_text(departments, encoding="utf-8")
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-1"), state=tmp_path / "state", knowledge=knowledge
    )
    services_of(settings).company_file.keep()
    (knowledge / "departments.yaml").write_text("departments: [", encoding="utf-8")

    services = services_of(settings)

    assert services.people.company.departments[0].managers == ("ana@x.example",)
    assert "departments.yaml:" in services.company_file.read()[1][0]


@pytest.mark.parametrize("slip", ["right: [", None], ids=["no YAML", "taken away"])
@pytest.mark.parametrize("name", FILES)
async def test_a_bot_starts_and_rights_hold_whichever_file_slips(
    tmp_path: Path, name: str, slip: str | None
) -> None:
    knowledge = tmp_path / "knowledge"
    copytree(KNOWLEDGE, knowledge, ignore=ignore_patterns("guidance"))
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-1"), state=tmp_path / "state", knowledge=knowledge
    )
    company_file(settings).keep()  # as a running bot does each minute
    if slip is None:
        (knowledge / name).unlink()
    else:
        (knowledge / name).write_text(slip, encoding="utf-8")

    departments = services_of(settings).people.company.departments

    is_gone = (name, slip) == ("departments.yaml", None)  # the company took everybody's away
    held = () if is_gone else read_company(KNOWLEDGE / "departments.yaml").departments
    assert departments == held


async def test_a_running_bot_keeps_the_quiz_as_it_is_right_before_anybody_plays(
    tmp_path: Path, sqlite_database_url: str
) -> None:
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-1"),
        database_url=SecretStr(sqlite_database_url),
        state=tmp_path / "state",
        knowledge=KNOWLEDGE,
    )
    bot = build_bot(settings, Clock())

    await bot._workspace.renew_company()  # as each minute
    await bot._workspace.close()

    path = KNOWLEDGE / "questions" / "logistics.yaml"
    assert question_copy(settings, path).read_bytes() == path.read_bytes()


def services_of(settings: Settings) -> WorkspaceServices:
    """Return what the features share in a bot that was built just now."""
    bot = build_bot(settings, Clock())
    return bot._workspace.services  # nothing of it can be seen from outside
