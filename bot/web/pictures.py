"""The address of team cases' pictures, made for Slack to fetch and show: they are no secret."""

import asyncio
from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from bot.web.slack_requests import Endpoint

KEPT_SECONDS = 86_400  # by whoever fetched it


def pictures_of(folder: Path) -> Endpoint:
    """Return the endpoint that hands out the folder's PNG files, by name."""

    async def answer(request: Request) -> Response:
        asked = request.path_params["file"]
        file = await asyncio.to_thread(_named, folder, asked)
        if file is None:
            return PlainTextResponse("There is no such picture.", HTTPStatus.NOT_FOUND)
        kept = {"Cache-Control": f"public, max-age={KEPT_SECONDS}"}
        return FileResponse(file, media_type="image/png", headers=kept)

    return answer


def _named(folder: Path, asked: str) -> Path | None:
    return next((one for one in folder.glob("*.png") if one.name == asked), None)
