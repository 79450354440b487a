"""The address of help desks: hands on what they signed, and changes nothing for others."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.errors import TryAgainError
from bot.ideas.tickets.domain import Admission
from bot.ideas.tickets.door import TicketDoor
from bot.web.limited_bodies import NO_MORE
from bot.web.slack_requests import Endpoint

PATH = "/tickets/{source}"
SLOWER = {"Retry-After": "60"}
UNSIGNED = "not signed by this help desk"
_ANSWERS: Mapping[Admission, tuple[str, HTTPStatus]] = MappingProxyType(
    {
        Admission.TAKEN: ("taken in", HTTPStatus.ACCEPTED),
        Admission.NOT_MEANT: ("not of the sort that tickets.yaml takes", HTTPStatus.OK),
        Admission.UNREADABLE: (
            "no ticket with a number and words, where tickets.yaml says that they stand",
            HTTPStatus.UNPROCESSABLE_ENTITY,
        ),
        Admission.UNSIGNED: (UNSIGNED, HTTPStatus.UNAUTHORIZED),
    }
)


def for_help_desks(tickets: TicketDoor) -> Endpoint:
    """Return the endpoint to which each help desk sends its tickets."""

    async def answer(request: Request) -> Response:
        source = request.path_params["source"]
        if not tickets.knows(source):  # what there is, is nobody's to find out
            return PlainTextResponse(UNSIGNED, HTTPStatus.UNAUTHORIZED, NO_MORE)
        body = await request.body()
        try:
            door = await tickets.take(source, dict(request.headers), body)
        except TryAgainError as error:
            return PlainTextResponse(str(error), HTTPStatus.SERVICE_UNAVAILABLE, SLOWER)
        text, status = _ANSWERS[door]
        return PlainTextResponse(text, status)

    return answer
