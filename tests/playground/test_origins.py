"""No page of another site acts here in its visitor's browser."""

import httpx
import pytest

from tests.playground.conftest import Api, Place

DEED = {"as": "U0DAN", "do": "say", "channel": "C0GENERAL", "text": "Hello"}


async def post(client: httpx.AsyncClient, **headers: str) -> int:
    answer = await client.post("/page/do", json=DEED, headers=headers)
    return answer.status_code


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:81", "null"])
async def test_another_sites_page_may_do_nothing(api: Api, origin: str) -> None:
    assert await post(api.client, origin=origin) == 403
    assert api.employee("U0DAN").messages(channel="#general") == []


async def test_the_page_itself_may(api: Api) -> None:
    assert await post(api.client, origin="http://127.0.0.1") == 200


async def test_a_name_that_only_points_at_this_machine_is_refused(api: Api) -> None:
    assert await post(api.client, host="evil.example", origin="http://evil.example") == 400


async def test_another_sites_page_opens_no_websocket(place: Place) -> None:
    handshake = {
        "connection": "upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
        "origin": "https://evil.example",
    }
    async with httpx.AsyncClient(base_url=place.slack.url) as client:
        answer = await client.get("/socket", headers=handshake)

    assert answer.status_code == 403
