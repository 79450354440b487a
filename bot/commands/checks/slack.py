"""Checks of Slack: the tokens, and what the app was allowed when it was installed."""

from collections.abc import Mapping
from pathlib import Path

from aiohttp import ClientError
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.commands.checks.clock import check_clock
from bot.commands.checks.finding import Finding, trouble, well
from bot.commands.checks.manifest import PASTE, check_manifest, parts_of, wanted_manifest
from bot.commands.checks.people import check_people
from bot.commands.tokens import check_tokens
from bot.errors import CannotDoError
from bot.settings import Settings
from bot.slack_clients import slack_client
from bot.workspaces.oauth.token_encryption import TokenEncryption

TOKENS_STAND = "under OAuth & Permissions of your Slack app"
BASICS_STAND = "under Basic Information of your Slack app"
UNREACHED = (SlackApiError, ClientError, TimeoutError, OSError)


async def check_slack(settings: Settings) -> list[Finding]:
    """Return whether Slack takes the tokens and grants what the manifest asks for."""
    if settings.slack_client_id or settings.slack_client_secret:
        return await _check_app_of_several(settings)
    return [
        *await _check_bot_token(settings),
        *await _check_way_in(settings),
    ]


async def _check_app_of_several(settings: Settings) -> list[Finding]:
    try:
        check_tokens(settings)
    except CannotDoError as error:
        return [trouble("SLACK_CLIENT_ID", str(error), f"All three stand {BASICS_STAND}.")]
    client = slack_client(settings.slack_api_url)
    try:
        reply = await client.api_test()
    except UNREACHED as error:
        mend = "Check SLACK_API_URL and the network."
        return [trouble("Slack", f"it says {_why(error)}", mend)]
    says = f"workspaces can install the app at /slack/install on port {settings.port}"
    return [
        well("SLACK_CLIENT_ID", says),
        *check_clock(reply.headers),
        _check_keys(settings),
    ]


def _check_keys(settings: Settings) -> Finding:
    try:
        is_set = TokenEncryption(settings.keys_of_tokens).is_set
    except CannotDoError as error:
        return trouble("TOKEN_KEYS", str(error), "Correct it, or leave it empty.")
    if is_set:
        return well("TOKEN_KEYS", "tokens are encrypted before they are kept")
    says = "not set: tokens are kept as Slack gives them; docs/slack.md says how to encrypt"
    return well("TOKEN_KEYS", says)


async def check_token_of(what: str, client: AsyncWebClient, knowledge: Path) -> list[Finding]:
    """Return whether Slack takes the token of one of several workspaces, its scopes, people."""
    try:
        reply = await client.auth_test()
    except UNREACHED as error:
        mend = "Let its people install the app again at /slack/install."
        return [trouble(what, f"Slack says {_why(error)}", mend)]
    return [
        well(what, f"it belongs to {reply['team']}"),
        *_check_scopes(reply.headers),
        *await check_people(knowledge, client),
    ]


async def _check_bot_token(settings: Settings) -> list[Finding]:
    token = settings.slack_bot_token
    if token is None:
        return [trouble("SLACK_BOT_TOKEN", "it is not set", f"It stands {TOKENS_STAND}.")]
    if not token.get_secret_value().startswith("xoxb-"):
        says = "it does not begin with xoxb-"
        return [trouble("SLACK_BOT_TOKEN", says, f"The bot token stands {TOKENS_STAND}.")]
    client = slack_client(settings.slack_api_url, token.get_secret_value())
    try:
        reply = await client.auth_test()
    except UNREACHED as error:
        mend = f"Copy it again; it stands {TOKENS_STAND}. Check SLACK_API_URL and the network."
        return [trouble("SLACK_BOT_TOKEN", f"Slack says {_why(error)}", mend)]
    says = f"it belongs to {reply['user']} in {reply['team']}"
    findings = [
        well("SLACK_BOT_TOKEN", says),
        *check_clock(reply.headers),
        *_check_scopes(reply.headers),
        *await check_people(settings.knowledge, client),
    ]
    configuration = settings.slack_configuration_token
    if configuration is None:
        return findings
    secret = configuration.get_secret_value()
    return [*findings, *await check_manifest(client, reply["bot_id"], secret)]


def _check_scopes(headers: Mapping[str, str]) -> list[Finding]:
    named = {name.lower(): value for name, value in headers.items()}
    if "x-oauth-scopes" not in named:
        return []  # something other than slack.com, which names no scopes
    granted = {scope.strip() for scope in named["x-oauth-scopes"].split(",")}
    wanted = parts_of(wanted_manifest())["scope"]
    missing = sorted(wanted - granted)
    if not missing:
        return [well("scopes", f"all {len(wanted)} of slack-manifest.json are granted")]
    return [trouble("scopes", f"not granted: {', '.join(missing)}", PASTE)]


async def _check_way_in(settings: Settings) -> list[Finding]:
    if settings.slack_app_token is not None:
        return [await _check_app_token(settings, settings.slack_app_token)]
    if settings.slack_signing_secret is not None:
        says = f"set; Slack must send to /slack/events on port {settings.port}"
        return [well("SLACK_SIGNING_SECRET", says)]
    says = "neither it nor SLACK_SIGNING_SECRET is set, so Slack cannot reach the bot"
    mend = f"Set one of them; both stand {BASICS_STAND}."
    return [trouble("SLACK_APP_TOKEN", says, mend)]


async def _check_app_token(settings: Settings, token: SecretStr) -> Finding:
    client = slack_client(settings.slack_api_url)
    try:
        await client.apps_connections_open(app_token=token.get_secret_value())
    except UNREACHED as error:
        mend = f"It begins with xapp-, needs connections:write, and stands {BASICS_STAND}."
        return trouble("SLACK_APP_TOKEN", f"Slack says {_why(error)}", mend)
    return well("SLACK_APP_TOKEN", "Slack opens a socket for it")


def _why(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return str(error.response["error"])
    return f"nothing ({type(error).__name__})"
