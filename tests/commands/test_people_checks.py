"""Whether Slack knows those whom the company's file names."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.commands.checks.people import check_people
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp
from bot.playground.slack import Slack

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    app = BotApp(signing_secret="s", bot_token="xoxb-right")
    async with running_playground(app) as slack:
        yield slack


@pytest.fixture
def client(slack: Slack) -> AsyncWebClient:
    return AsyncWebClient(token="xoxb-right", base_url=slack.api_url)


async def test_the_demonstration_company_is_known_to_its_own_workspace(
    client: AsyncWebClient,
) -> None:
    (finding,) = await check_people(KNOWLEDGE, client)

    assert finding.is_well


async def test_who_is_unknown_or_gone_is_named(
    tmp_path: Path, slack: Slack, client: AsyncWebClient
) -> None:
    slack.workspace.member("U0LENA").is_deleted = True
    people = "administrators: [nobody@example.com, U0GHOST, xenia.papas@example.com]"
    company = f"{people}\ndepartments:\n  - {{id: a, name: A, managers: [U0LENA]}}\n"
    (tmp_path / "departments.yaml").write_text(company, encoding="utf-8")

    (finding,) = await check_people(tmp_path, client)

    assert finding.says.endswith("as nobody@example.com, U0GHOST, U0LENA")


async def test_a_company_that_cannot_be_looked_up_is_a_trouble() -> None:
    away = AsyncWebClient(token="xoxb-right", base_url="http://127.0.0.1:1/")

    (finding,) = await check_people(KNOWLEDGE, away)

    assert not finding.is_well
    assert finding.mend == "Try again."


async def test_a_folder_that_names_nobody_has_nothing_to_find(
    tmp_path: Path, client: AsyncWebClient
) -> None:
    assert await check_people(tmp_path, client) == []
