import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web.rate_limit import BURST, CALLER_GAP, seldom


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def page(_: Request) -> Response:
    return PlainTextResponse("page")


def visiting(clock: Clock, *addresses: str) -> list[httpx.AsyncClient]:
    app = Starlette(routes=[Route("/", seldom(page, clock))])
    transports = [httpx.ASGITransport(app, client=(who, 1)) for who in addresses]
    return [httpx.AsyncClient(transport=one, base_url="http://bot") for one in transports]


async def test_who_comes_too_often_is_told_when_to_come_again() -> None:
    clock = Clock()
    (client,) = visiting(clock, "10.0.0.1")

    let_in = [(await client.get("/")).status_code for _ in range(BURST)]
    refused = await client.get("/")
    clock.now += CALLER_GAP
    again = await client.get("/")

    assert let_in == [httpx.codes.OK] * BURST
    assert refused.status_code == httpx.codes.TOO_MANY_REQUESTS
    assert refused.headers["retry-after"] == "2"
    assert again.status_code == httpx.codes.OK


async def test_one_who_comes_too_often_keeps_nobody_else_out() -> None:
    loud, quiet = visiting(Clock(), "10.0.0.1", "10.0.0.2")
    for _ in range(3 * BURST):
        await loud.get("/")

    assert (await quiet.get("/")).status_code == httpx.codes.OK


async def test_many_who_come_at_once_are_too_many() -> None:
    crowd = visiting(Clock(), *(f"10.0.0.{number}" for number in range(11 * BURST)))

    got = [(await one.get("/")).status_code for one in crowd]

    assert got.count(httpx.codes.OK) == 10 * BURST
