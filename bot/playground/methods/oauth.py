"""oauth.v2.access, auth.revoke and apps.uninstall: how an app comes in, stays and goes.

https://docs.slack.dev/reference/methods/oauth.v2.access
"""

from typing import TYPE_CHECKING

from bot.playground.calls import Call
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError

if TYPE_CHECKING:
    from bot.playground.grants import Token


async def access(call: Call) -> JsonObject:
    """A token for a code, or a new token for what renews an old one."""
    _check_app(call)
    grants = call.slack.grants
    match call.text("grant_type", "authorization_code"):
        case "authorization_code":
            code, token = grants.exchange(call.needed("code"), call.text("redirect_uri"))
            installer: JsonObject = {"authed_user": {"id": code.installer}}
            return _granted(call, token) | installer
        case "refresh_token":
            return _granted(call, grants.refresh(call.needed("refresh_token")))
        case _:
            raise CallRefusedError("invalid_grant_type")


async def revoke(call: Call) -> JsonObject:
    """Make the token invalid."""
    if not call.flag("test"):
        call.slack.grants.revoke(call.token)
    return {"revoked": not call.flag("test")}


async def uninstall(call: Call) -> JsonObject:
    """Take the app out of the workspace."""
    _check_app(call)
    call.slack.uninstall()
    return {}


def _check_app(call: Call) -> None:
    app = call.slack.app
    if not app.client_id or call.text("client_id") != app.client_id:
        raise CallRefusedError("invalid_client_id")
    if call.text("client_secret") != app.client_secret:
        raise CallRefusedError("bad_client_secret")


def _granted(call: Call, token: "Token") -> JsonObject:
    workspace = call.slack.workspace
    granted: JsonObject = {
        "access_token": token.access,
        "token_type": "bot",
        "scope": token.scopes,
        "bot_user_id": workspace.bot.member_id,
        "app_id": call.slack.app.app_id,
        "team": {"id": workspace.team_id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": call.slack.app.is_org_wide,
    }
    if token.refresh:
        lives = int(call.slack.grants.lives.total_seconds())
        granted |= {"refresh_token": token.refresh, "expires_in": lives}
    return granted
