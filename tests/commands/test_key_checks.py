"""What `doctor` says of the keys that encrypt the tokens of several workspaces."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.checks.manifest import MANIFEST
from bot.commands.checks.slack import check_slack
from bot.commands.checks.workspaces import check_workspaces
from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp, with_manifest
from bot.settings import Settings
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.token_encryption import TokenEncryption
from tests.workspaces.oauth.test_tokens import an_install

KEY = "A" * 43 + "="  # 32 bytes of zero, as Fernet writes a key


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        slack_client_id="111.222",
        slack_client_secret=SecretStr("the-client-secret"),
        slack_signing_secret=SecretStr("the-signing-secret"),
        slack_api_url="http://127.0.0.1:9/api/",
        state=tmp_path,
    )


@pytest.mark.parametrize(
    ("keys", "is_well", "says"),
    [
        ("", True, "tokens are kept as Slack gives them"),
        (f"{KEY}, {KEY}", True, "tokens are encrypted"),
        ("no key", False, "TOKEN_KEYS holds what is no key"),
    ],
)
async def test_doctor_says_whether_tokens_are_encrypted(
    settings: Settings, keys: str, is_well: bool, says: str
) -> None:
    app = with_manifest(BotApp(signing_secret="s", bot_token="xoxb-1"), MANIFEST)
    async with running_playground(app) as slack:
        told = {"slack_api_url": slack.api_url, "token_keys": SecretStr(keys)}
        found = await check_slack(settings.model_copy(update=told))

    finding = next(one for one in found if one.what == "TOKEN_KEYS")
    assert finding.is_well == is_well
    assert says in finding.says


async def test_doctor_names_tokens_whose_key_is_lost(settings: Settings) -> None:
    house = open_database(settings.state_url)
    await migrate(house)
    kept = Installations(house, "111.222", encryption=TokenEncryption([KEY]))
    await kept.keep(an_install(), datetime.now(UTC))
    await house.close()

    findings = await check_workspaces(settings)

    (token,) = [finding for finding in findings if finding.what == "T1 token"]
    assert "TOKEN_KEYS lacks" in token.says
