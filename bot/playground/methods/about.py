"""auth.test, api.test, bots.info and apps.connections.open: the app about itself."""

from bot.playground.calls import Call
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError


async def auth_test(call: Call) -> JsonObject:
    """Whose token it is."""
    workspace = call.slack.workspace
    return {
        "url": call.slack.response_urls.base_url + "/",
        "team": workspace.name,
        "team_id": workspace.team_id,
        "user": workspace.bot.name,
        "user_id": workspace.bot.member_id,
        "bot_id": workspace.bot.bot_id,
        "is_enterprise_install": False,
    }


async def api_test(call: Call) -> JsonObject:
    """Says back what it was told."""
    if call.text("error"):
        raise CallRefusedError(call.text("error"), args=call.arguments)
    return {"args": call.arguments}


async def open_connection(call: Call) -> JsonObject:
    """Where to open a socket for Socket Mode; the ticket in it opens one."""
    base = call.slack.url.replace("http", "ws", 1)
    return {"url": f"{base}/socket?ticket={call.slack.sockets.issue_ticket()}"}


async def bots_info(call: Call) -> JsonObject:
    """The bot as Slack knows it."""
    bot = call.slack.workspace.bot
    if call.text("bot", bot.bot_id) != bot.bot_id:
        raise CallRefusedError("bot_not_found")
    about = {"id": bot.bot_id, "app_id": call.slack.app.app_id, "user_id": bot.member_id}
    return {"bot": about | {"name": bot.real_name, "deleted": False, "icons": {}}}
