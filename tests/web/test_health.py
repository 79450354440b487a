import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot.web import health
from bot.web.health import Check, Metrics, Readiness, alive


async def well() -> None:
    """Is well."""


async def unwell() -> None:
    raise ConnectionError


async def hangs() -> None:
    await asyncio.sleep(60)


async def figures() -> bytes:
    return b"bot_work_waiting 0.0"


def asking(**checks: Check) -> httpx.AsyncClient:
    routes = [
        Route("/healthz", alive),
        Route("/readyz", Readiness(checks, lambda: ()).answer),
        Route("/metrics", Metrics(figures).answer),
    ]
    app = Starlette(routes=routes)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bot")


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with asking(database=well, slack=well) as client:
        yield client


async def test_a_bot_that_runs_is_alive(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).json() == {"status": "alive"}


async def test_a_bot_whose_parts_are_well_is_ready(client: httpx.AsyncClient) -> None:
    answer = await client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["parts"] == {"database": "ok", "slack": "ok"}


async def test_a_bot_is_not_ready_while_a_part_is_unwell() -> None:
    async with asking(database=well, slack=unwell) as client:
        answer = await client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["parts"] == {"database": "ok", "slack": "ConnectionError"}


async def test_a_part_that_does_not_answer_is_unwell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "TIMEOUT_SECONDS", 0.05)

    async with asking(database=hangs) as client:
        answer = await client.get("/readyz")

    assert answer.json()["parts"] == {"database": "TimeoutError"}


async def test_asking_often_burdens_nobody() -> None:
    asked: list[str] = []

    async def counts() -> None:
        asked.append("database")

    async with asking(database=counts) as client:
        await client.get("/readyz")
        await client.get("/readyz")

    assert asked == ["database"]


async def test_counting_often_burdens_nobody() -> None:
    counted: list[str] = []

    async def count() -> bytes:
        await asyncio.sleep(0)
        counted.append("once")
        return b"figures"

    app = Starlette(routes=[Route("/metrics", Metrics(count).answer)])
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        answers = await asyncio.gather(*(client.get("/metrics") for _ in range(5)))

    assert [answer.text for answer in answers] == ["figures"] * 5
    assert counted == ["once"]


async def test_figures_are_there_for_prometheus(client: httpx.AsyncClient) -> None:
    assert (await client.get("/metrics")).text == "bot_work_waiting 0.0"
