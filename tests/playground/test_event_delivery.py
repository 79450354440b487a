import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

import pytest
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.playground.event_delivery import EventDelivery, HttpLine, acknowledged
from bot.playground.refusal import CallRefusedError
from bot.playground.triggers import Triggers
from bot.web.serving import served
from tests.playground.conftest import APP
from tests.playground.echo_bot import SIGNING_SECRET

EVENT = {"type": "event_callback", "event_id": "Ev1"}


@dataclass
class Listener:
    """An app that answers what it is told to; keeps the requests."""

    answers: list[Response] = field(default_factory=list)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    async def answer(self, request: Request) -> Response:
        self.requests.append((dict(request.headers), await request.body()))
        return self.answers.pop(0) if self.answers else Response()

    def line(self) -> HttpLine:
        return HttpLine(replace(APP, url=self.url))


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    app = Starlette(routes=[Route("/", listener.answer, methods=["POST"])])
    async with served(app) as listener.url:
        yield listener


async def test_signs_what_it_sends(listener: Listener) -> None:
    await listener.line().send("events_api", EVENT, None)

    headers, body = listener.requests[0]
    assert SignatureVerifier(SIGNING_SECRET).is_valid_request(body, headers)


async def test_tries_again_three_times_and_says_why(listener: Listener) -> None:
    listener.answers = [Response(status_code=500)] * 4
    to_bot = EventDelivery(listener.line(), (0.0, 0.0, 0.0))

    to_bot.send_event(EVENT)
    await to_bot.idle()

    numbers = [headers.get("x-slack-retry-num") for headers, _ in listener.requests]
    reasons = {headers.get("x-slack-retry-reason") for headers, _ in listener.requests[1:]}
    assert numbers == [None, "1", "2", "3"]
    assert reasons == {"http_error"}


async def test_stops_when_it_is_told_to(listener: Listener) -> None:
    listener.answers = [Response(status_code=500, headers={"X-Slack-No-Retry": "1"})]
    to_bot = EventDelivery(listener.line(), (0.0, 0.0, 0.0))

    to_bot.send_event(EVENT)
    await to_bot.idle()

    assert len(listener.requests) == 1


def test_gives_an_app_three_seconds_as_slack_does() -> None:
    assert APP.seconds_to_reply == 3.0


async def test_takes_no_reply_that_comes_late() -> None:
    async def sleep(_: Request) -> Response:
        await asyncio.sleep(0.3)
        return Response()

    async with served(Starlette(routes=[Route("/", sleep, methods=["POST"])])) as url:
        reply = await HttpLine(replace(APP, url=url, seconds_to_reply=0.05)).send(
            "events_api", EVENT, None
        )

    assert reply.failure == "http_timeout"


async def test_tells_an_app_that_is_not_there() -> None:
    reply = await HttpLine(replace(APP, url="http://127.0.0.1:9")).send(
        "events_api", EVENT, None
    )

    assert reply.failure == "connection_failed"


async def test_gives_up_what_is_under_way_when_it_closes(listener: Listener) -> None:
    listener.answers = [Response(status_code=500)]
    to_bot = EventDelivery(listener.line(), (60.0,))
    to_bot.send_event(EVENT)
    await asyncio.sleep(0.1)

    await to_bot.close()

    assert to_bot.is_idle


@pytest.mark.parametrize(
    ("text", "body"),
    [("", {}), ('{"a": 1}', {"a": 1}), ("Thanks", {"text": "Thanks"}), ("[]", {"text": "[]"})],
)
def test_reads_an_acknowledgement_of_any_kind(text: str, body: dict[str, object]) -> None:
    assert acknowledged(text) == body


def test_a_trigger_opens_one_modal() -> None:
    known = Triggers(APP.seconds_to_reply)
    trigger_id = known.issue("U0DAN")

    assert known.use(trigger_id) == "U0DAN"
    with pytest.raises(CallRefusedError, match="exchanged_trigger_id"):
        known.use(trigger_id)


def test_a_trigger_does_not_live_longer_than_it_may() -> None:
    known = Triggers(-1.0)

    with pytest.raises(CallRefusedError, match="expired_trigger_id"):
        known.use(known.issue("U0DAN"))


def test_nobody_can_make_a_trigger_up() -> None:
    with pytest.raises(CallRefusedError, match="invalid_trigger_id"):
        Triggers(APP.seconds_to_reply).use("1.2.3")
