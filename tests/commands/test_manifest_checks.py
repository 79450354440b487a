"""The app in Slack, compared with the manifest in this folder."""

import copy
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.commands.checks.manifest import check_manifest, wanted_manifest, what_is_lacking
from tests.slack_stand_in import SlackStandIn


@dataclass
class ExportingSlack(SlackStandIn):
    """Shows the manifest of its app to whoever has a configuration token."""

    manifest: dict[str, Any] = field(default_factory=dict)

    def _carry_out(self, method: str, fields: dict[str, Any]) -> dict[str, Any]:
        known = {"bots.info": {"bot": {"app_id": "A0BOT"}}}
        exported = {"manifest": self.manifest} if fields.get("app_id") == "A0BOT" else {}
        return super()._carry_out(method, fields) | known.get(method, exported)


@pytest.fixture
async def slack() -> AsyncIterator[ExportingSlack]:
    stand_in = ExportingSlack(manifest=copy.deepcopy(dict(wanted_manifest())))
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


def a_client(slack: SlackStandIn) -> AsyncWebClient:
    return AsyncWebClient(token="xoxb-right", base_url=slack.url)


async def test_an_app_made_from_the_manifest_is_well(slack: ExportingSlack) -> None:
    (finding,) = await check_manifest(a_client(slack), "B0BOT", "xoxe.xoxp-1")

    assert finding.is_well


async def test_an_app_without_its_command_and_an_event_is_a_trouble(
    slack: ExportingSlack,
) -> None:
    slack.manifest["features"]["slash_commands"] = []
    slack.manifest["settings"]["event_subscriptions"]["bot_events"].remove("team_join")

    (finding,) = await check_manifest(a_client(slack), "B0BOT", "xoxe.xoxp-1")

    assert finding.says == "the app lacks command /customer, event team_join"
    assert "Paste slack-manifest.json" in finding.mend


async def test_a_configuration_token_that_ran_out_is_named(slack: ExportingSlack) -> None:
    slack.faults_of["apps.manifest.export"] = ["token_expired"]

    (finding,) = await check_manifest(a_client(slack), "B0BOT", "xoxe.xoxp-1")

    assert finding.what == "SLACK_CONFIGURATION_TOKEN"
    assert "token_expired" in finding.says


def test_an_app_with_nothing_lacks_everything() -> None:
    lacking = {*what_is_lacking(wanted_manifest(), {})}

    assert {"command /customer", "tab home", "setting interactivity"} <= lacking
