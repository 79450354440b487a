"""Where the page of a rehearsal is, what it is told, and what it may change."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.ask.rehearsal.domain import Mark
from bot.ask.rehearsal.messages import question_as_json, report_as_json
from bot.ask.rehearsal.report import RehearsalReport, report_on
from bot.ask.rehearsal.service import AnswerChangedError, Rehearsal, mark_of
from bot.ask.sureness import Thresholds
from bot.errors import BotError
from bot.guidance.standards.domain import HandbookFinding
from bot.web.limited_bodies import LimitedBodies
from bot.web.origins import OwnPagesOnly
from bot.web.serving import LOOPBACK
from bot.web.strict_pages import StrictPages

PAGE = Path(__file__).parent / "page"
BAD_REQUEST, CONFLICT = 400, 409
_LONGEST_BODY = 10_000  # bytes


@dataclass(frozen=True, slots=True)
class RehearsalDesk:
    """A rehearsal, and what its report needs beside it."""

    rehearsal: Rehearsal
    findings: Callable[[], Sequence[HandbookFinding]]  # takes seconds the first time
    keep_thresholds: Callable[[Thresholds, int], object]  # with the number of marks

    def report(self) -> RehearsalReport:
        """Return the report on all marks that there are now."""
        marked, counting = self.rehearsal.marked(), self.rehearsal.thresholds()
        return report_on(len(self.rehearsal.asked), marked, counting, self.findings())


class MarkRequest(BaseModel):
    """A mark for what was shown; without one, it is taken back."""

    model_config = ConfigDict(extra="forbid")
    key: str
    shown: str
    mark: Mark | None


class ThresholdsRequest(BaseModel):
    """The thresholds that somebody saw proposed."""

    model_config = ConfigDict(extra="forbid")
    sure: float
    near: float | None


def rehearsal_site(desk: RehearsalDesk) -> Starlette:
    """Return the pages of a rehearsal; they are for this machine alone."""
    routes = [
        Route("/", _index),
        Route("/questions", _questions),
        Route("/marks", _marks),
        Route("/marks", _told_in_words(_mark), methods=["POST"]),
        Route("/report", _told_in_words(_report)),
        Route("/thresholds", _told_in_words(_set_thresholds), methods=["POST"]),
        Mount("/page", StaticFiles(directory=PAGE)),
    ]
    middleware = [
        Middleware(StrictPages),
        Middleware(TrustedHostMiddleware, allowed_hosts=[LOOPBACK, "localhost"]),
        Middleware(OwnPagesOnly),
        Middleware(LimitedBodies, longest=_LONGEST_BODY),
    ]
    site = Starlette(routes=routes, middleware=middleware)
    site.state.desk = desk
    return site


def _told_in_words(
    answer: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers with our own sentence where something cannot be done."""

    async def told(request: Request) -> Response:
        try:
            return await answer(request)
        except AnswerChangedError as error:
            return JSONResponse({"error": str(error)}, CONFLICT)
        except BotError as error:
            return JSONResponse({"error": str(error)}, BAD_REQUEST)
        except ValidationError:
            return JSONResponse({"error": "The page sent something else."}, BAD_REQUEST)

    return told


async def _index(_: Request) -> Response:
    return FileResponse(PAGE / "index.html")


async def _questions(request: Request) -> Response:
    rehearsal = _desk(request).rehearsal
    kept = rehearsal.marks.all()
    asked = [question_as_json(one, mark_of(one, kept)) for one in rehearsal.questions()]
    return JSONResponse({"questions": asked})


async def _marks(request: Request) -> Response:
    rehearsal = _desk(request).rehearsal
    kept = rehearsal.marks.all()
    questions = rehearsal.questions()
    return JSONResponse({"marks": {one.key: mark_of(one, kept) for one in questions}})


async def _mark(request: Request) -> Response:
    asked = MarkRequest.model_validate(await _body(request))
    rehearsal = _desk(request).rehearsal
    await asyncio.to_thread(rehearsal.mark, asked.key, asked.shown, asked.mark)
    return await _marks(request)


async def _report(request: Request) -> Response:
    return JSONResponse(report_as_json(await asyncio.to_thread(_desk(request).report)))


async def _set_thresholds(request: Request) -> Response:
    """Write the thresholds, if they are those that the marks speak for now."""
    seen = ThresholdsRequest.model_validate(await _body(request))
    desk = _desk(request)
    report = await asyncio.to_thread(desk.report)
    proposed = report.calibration.proposed
    if not report.calibration.is_new or proposed != Thresholds(seen.sure, seen.near):
        message = "The marks speak for other thresholds by now. Look at the report again."
        raise AnswerChangedError(message)
    await asyncio.to_thread(desk.keep_thresholds, proposed, report.marked)
    return await _report(request)


async def _body(request: Request) -> Any:
    """Return what the page sent, in JSON, which no other site can post; None if it is none."""
    body = await request.body()
    if not request.headers.get("content-type", "").startswith("application/json"):
        return None
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _desk(request: Request) -> RehearsalDesk:
    desk: RehearsalDesk = request.app.state.desk
    return desk
