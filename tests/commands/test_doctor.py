"""What `doctor` finds, against the project's handbook and a workspace in a box."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.checks.knowledge import check_knowledge
from bot.commands.checks.manifest import MANIFEST
from bot.commands.checks.slack import check_slack
from bot.commands.checks.state import check_state
from bot.database import state_folder
from bot.database.engine import Database
from bot.delivery.fleet.replicas import Replicas
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.settings import Settings

GUIDANCE = (
    "---\ntitle: Vans\ndepartments: [moon]\nmoments: [eclipse]\n---\n# Vans\n\nWash them.\n"
)
DEPARTMENTS = "departments:\n  - {id: logistics, name: Logistics}\n"
MOMENTS = """
moments:
  - id: delivery
    name: Delivery
    summary: It comes.
    departments: [{id: sun, stage: interaction, how: It shines.}]
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "vans.md").write_text(GUIDANCE, encoding="utf-8")
    return Settings(knowledge=tmp_path / "knowledge", state=tmp_path / "state")


def test_finds_what_points_nowhere(settings: Settings) -> None:
    (settings.knowledge / "departments.yaml").write_text(DEPARTMENTS, encoding="utf-8")
    (settings.knowledge / "moments.yaml").write_text(MOMENTS, encoding="utf-8")

    says = [finding.says for finding in check_knowledge(settings) if not finding.is_well]

    assert says == [
        "there is no department 'moon'",
        "there is no moment 'eclipse'",
        "it has no owner, so its gaps go to the administrators",
        "Logistics has no manager; its reports go one level up",
        "delivery: there is no department 'sun'",
        "it is empty",
    ]


def test_a_folder_without_a_map_is_no_trouble(settings: Settings) -> None:
    (settings.knowledge / "empty.md").write_text("", encoding="utf-8")

    troubles = [finding for finding in check_knowledge(settings) if not finding.is_well]

    assert [finding.what for finding in troubles] == ["empty.md", "index"]


def test_a_knowledge_folder_that_is_not_there_is_named(settings: Settings) -> None:
    (finding,) = check_knowledge(settings.model_copy(update={"knowledge": Path("/nowhere")}))

    assert "no knowledge folder at /nowhere" in finding.says
    assert finding.mend == "Make it, or name another with KNOWLEDGE or --knowledge."


def test_the_folder_of_one_of_several_workspaces_cannot_be_named_otherwise(
    settings: Settings,
) -> None:
    several = {"slack_client_id": "1.2", "slack_client_secret": SecretStr("s")}
    own = settings.model_copy(update=several).of_workspace("T1")

    (finding,) = check_knowledge(own)

    assert finding.mend == "Make it, or bring it back from where you keep it."


def test_every_file_that_cannot_be_read_is_named(settings: Settings) -> None:
    for name in ("departments.yaml", "moments.yaml", "synonyms.yaml"):
        (settings.knowledge / name).write_text("- [7]\n", encoding="utf-8")

    findings = check_knowledge(settings)[:3]  # what is found beside them follows

    assert [Path(finding.says.split(":")[0]).name for finding in findings] == [
        "departments.yaml",
        "moments.yaml",
        "synonyms.yaml",
    ]
    assert all("it has to be fields with values" in finding.says for finding in findings)


async def test_a_state_that_is_a_file_is_mended_by_another_place(settings: Settings) -> None:
    settings.state.write_text("", encoding="utf-8")

    index = check_knowledge(settings)[-1]
    place, _ = await check_state(settings)

    assert place.says == f"{settings.state} is a file, and no folder"
    assert place.mend == "Move it away, or set STATE to another folder."
    assert "set STATE to another folder" in index.mend


async def test_an_old_sqlite_file_is_no_trouble_but_an_unmigrated_server_is(
    settings: Settings, empty_postgres_url: str
) -> None:
    server = settings.model_copy(update={"database_url": SecretStr(empty_postgres_url)})

    _, at_home = await check_state(settings)
    _, on_server = await check_state(server)

    assert at_home.is_well
    assert on_server.mend == "Run `python -m bot migrate`."


async def test_a_server_that_is_away_is_a_trouble(settings: Settings) -> None:
    away = SecretStr("postgresql://nobody@127.0.0.1:1/none")

    _, finding = await check_state(settings.model_copy(update={"database_url": away}))

    assert not finding.is_well
    assert "DATABASE_URL" in finding.mend


async def test_a_folder_with_too_little_room_is_a_trouble(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state_folder, "LEAST_MEGABYTES", 10**9)

    finding, _ = await check_state(settings)

    assert "MB of room left" in finding.says
    assert finding.mend == "Make room there, or set STATE to another folder."


async def test_an_address_that_names_no_database_is_a_trouble(settings: Settings) -> None:
    nonsense = SecretStr("mysql://db/bot")

    (finding,) = await check_state(settings.model_copy(update={"database_url": nonsense}))

    assert "DATABASE_URL must begin with" in finding.says


async def test_replicas_that_live_are_named_and_must_share_an_index(
    settings: Settings, postgres_database: Database, postgres_database_url: str
) -> None:
    for replica_id in ("bot-1", "bot-2"):
        await Replicas(postgres_database, replica_id).enter()
    server = {"database_url": SecretStr(postgres_database_url)}
    with_chroma = {**server, "chroma_url": "http://chroma:8000"}

    apart = (await check_state(settings.model_copy(update=server)))[-1]
    together = (await check_state(settings.model_copy(update=with_chroma)))[-1]

    assert apart.mend == "Set CHROMA_URL."
    assert together.says == "bot-1, bot-2 showed life in the last seconds"


async def test_slack_confirms_the_tokens(settings: Settings) -> None:
    app = BotApp(signing_secret="s", bot_token="xoxb-right", app_token="xapp-right")
    async with running_playground(with_manifest(app, MANIFEST)) as slack:
        told = settings.model_copy(
            update={
                "slack_bot_token": SecretStr("xoxb-right"),
                "slack_app_token": SecretStr("xapp-right"),
                "slack_api_url": slack.api_url,
            }
        )
        findings = await check_slack(told)

    assert [finding.what for finding in findings if finding.is_well] == [
        "SLACK_BOT_TOKEN",
        "clock",
        "scopes",
        "SLACK_APP_TOKEN",
    ]


async def test_a_scope_that_was_not_granted_is_a_trouble(settings: Settings) -> None:
    app = BotApp(signing_secret="s", bot_token="xoxb-right", scopes=frozenset({"chat:write"}))
    async with running_playground(app) as slack:
        told = settings.model_copy(
            update={
                "slack_bot_token": SecretStr("xoxb-right"),
                "slack_api_url": slack.api_url,
            }
        )
        _, _, scopes, _ = await check_slack(told)

    assert "app_mentions:read" in scopes.says
    assert "chat:write," not in scopes.says


async def test_a_token_that_slack_refuses_is_a_trouble(settings: Settings) -> None:
    app = BotApp(signing_secret="s", bot_token="xoxb-right")
    async with running_playground(app) as slack:
        told = settings.model_copy(
            update={
                "slack_bot_token": SecretStr("xoxb-wrong"),
                "slack_app_token": SecretStr("xapp-wrong"),
                "slack_api_url": slack.api_url,
            }
        )
        findings = await check_slack(told)

    assert [finding.says for finding in findings] == ["Slack says invalid_auth"] * 2


async def test_tokens_of_the_wrong_kind_or_none_are_troubles(settings: Settings) -> None:
    wrong = settings.model_copy(update={"slack_bot_token": SecretStr("xapp-mixed-up")})
    signed = settings.model_copy(update={"slack_signing_secret": SecretStr("s")})

    findings = [*await check_slack(wrong), *await check_slack(signed)]

    assert [(finding.what, finding.is_well) for finding in findings] == [
        ("SLACK_BOT_TOKEN", False),
        ("SLACK_APP_TOKEN", False),
        ("SLACK_BOT_TOKEN", False),
        ("SLACK_SIGNING_SECRET", True),
    ]


async def test_slack_out_of_reach_is_a_trouble(settings: Settings) -> None:
    told = settings.model_copy(
        update={
            "slack_bot_token": SecretStr("xoxb-right"),
            "slack_api_url": "http://127.0.0.1:1/api/",
        }
    )

    findings = await check_slack(told)

    assert "Slack says nothing" in findings[0].says
