"""Slack's page on which a person lets an app into the workspace, or does not.

https://docs.slack.dev/authentication/installing-with-oauth
"""

from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.browser import POLICY
from bot.playground.refusal import CallRefusedError
from bot.playground.slack import Slack

ADDRESS = "/oauth/v2/authorize"
REDIRECT = "/slack/oauth_redirect"  # where the manifest sends people back to
BAD_REQUEST, SEE_OTHER = 400, 303
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{app}</title>
<h1>{app} wants to be installed in {workspace}</h1><p>It may then: {scopes}</p>
<form method="post"><button name="choice" value="allow">Allow</button>
<button name="choice" value="cancel">Cancel</button></form></html>"""


def routes() -> list[BaseRoute]:
    """Where a browser finds the page."""
    return [
        Route(ADDRESS, _show, methods=["GET"]),
        Route(ADDRESS, _choose, methods=["POST"]),
    ]


async def _show(request: Request) -> Response:
    slack: Slack = request.app.state.slack
    try:
        _check(slack, request)
    except CallRefusedError as refused:
        return HTMLResponse(escape(refused.code), BAD_REQUEST)
    page = _PAGE.format(
        app=escape(slack.workspace.bot.real_name),
        workspace=escape(slack.workspace.name),
        scopes=escape(request.query_params["scope"].replace(",", ", ")),
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": POLICY})


async def _choose(request: Request) -> Response:
    """Send the person back with a code, or with why there is none."""
    slack: Slack = request.app.state.slack
    try:
        _check(slack, request)
    except CallRefusedError as refused:
        return HTMLResponse(escape(refused.code), BAD_REQUEST)
    asked = request.query_params
    form = dict(parse_qsl((await request.body()).decode()))
    named = asked.get("redirect_uri", "")
    answer = {"state": asked.get("state", "")}
    if form.get("choice") == "allow":
        installer = form.get("installer") or str(slack.workspace.roles[-1]["employee"])
        answer["code"] = slack.grants.issue_code(installer, asked["scope"], named)
    else:
        answer["error"] = "access_denied"
    return RedirectResponse(f"{named or _default(slack)}?{urlencode(answer)}", SEE_OTHER)


def _check(slack: Slack, request: Request) -> None:
    asked = request.query_params
    if not slack.app.client_id or asked.get("client_id") != slack.app.client_id:
        raise CallRefusedError("invalid_client_id")
    wanted = {scope for scope in asked.get("scope", "").split(",") if scope}
    if not wanted or (slack.app.scopes is not None and not wanted <= slack.app.scopes):
        raise CallRefusedError("invalid_scope")
    if asked.get("redirect_uri", _default(slack)) != _default(slack):
        raise CallRefusedError("bad_redirect_uri")


def _default(slack: Slack) -> str:
    """The only address that is registered: the bot's own."""
    bot = urlsplit(slack.app.url)
    return f"{bot.scheme}://{bot.netloc}{REDIRECT}"
