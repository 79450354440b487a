"""Where files are sent to and fetched from."""

from urllib.parse import urlsplit

import httpx
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError
from bot.playground.scopes import check_scopes
from bot.playground.slack import Slack
from bot.playground.uploads import LARGEST_BYTES

NOT_FOUND, TOO_LARGE, TOO_MANY, BROKEN = 404, 413, 429, 500
FETCH_SECONDS = 3.0


def routes() -> list[BaseRoute]:
    """Where files go and come from."""
    return [
        Route("/upload/{file_id}", _upload, methods=["POST"]),
        Route("/files/{file_id}", _download),
        Route("/files-pri/{file_id}", _private),
        Route("/sign-in", _sign_in),
        Route("/pictures/{file}", _picture),
    ]


async def _upload(request: Request) -> Response:
    file = _file(request)
    if file is None:
        return Response(status_code=NOT_FOUND)
    content = await request.body()
    if len(content) > LARGEST_BYTES:
        return Response(status_code=TOO_LARGE)
    file["content"] = content
    return Response(f"OK - {len(content)}")


async def _download(request: Request) -> Response:
    """Hand a file out as something to save, never as a page of this address."""
    file = _file(request)
    if file is None or file["content"] is None:
        return Response(status_code=NOT_FOUND)
    kept = (letter for letter in file["name"] if letter.isalnum() or letter in ".-_ ")
    name = "".join(kept).encode("ascii", "ignore").decode()
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(file["content"], media_type="application/octet-stream", headers=headers)


async def _private(request: Request) -> Response:
    """Hand a file to the app's token; whoever may not read it is led to where one signs in.

    https://docs.slack.dev/reference/objects/file-object, "Authenticating with the URL".
    """
    slack: Slack = request.app.state.slack
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    try:
        await slack.faults.before_call("url_private")
        slack.check_bot_token(token)
        check_scopes("files.info", "", slack.app.scopes)
    except CallRefusedError as refused:
        status = {"ratelimited": TOO_MANY, "internal_error": BROKEN}.get(refused.code)
        return Response(status_code=status) if status else RedirectResponse("/sign-in", 302)
    file = _file(request)
    if file is None or file["content"] is None:
        return Response(status_code=NOT_FOUND)
    return Response(file["content"], media_type="application/octet-stream")


async def _sign_in(_: Request) -> Response:
    return HTMLResponse("<!DOCTYPE html><html><title>Sign in to Slack</title></html>")


async def _picture(request: Request) -> Response:
    """Fetch a picture from the bot, as Slack does, so that pages load from here alone."""
    app_url = urlsplit(request.app.state.slack.app.url)
    address = f"{app_url.scheme}://{app_url.netloc}{request.url.path}"
    async with httpx.AsyncClient(trust_env=False, timeout=FETCH_SECONDS) as client:
        try:
            fetched = await client.get(address)
        except httpx.HTTPError:
            return Response(status_code=NOT_FOUND)
    is_picture = fetched.is_success and fetched.headers.get("content-type") == "image/png"
    if not is_picture:
        return Response(status_code=NOT_FOUND)
    return Response(fetched.content, media_type="image/png")


def _file(request: Request) -> JsonObject | None:
    files: dict[str, JsonObject] = request.app.state.slack.workspace.files
    return files.get(request.path_params["file_id"])
