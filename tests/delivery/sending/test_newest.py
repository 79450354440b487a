"""What is older never replaces what is newer, in whatever order they reach Slack."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.delivery.work import Outgoing, Post, PublishHome, Update, Work
from bot.slack import section
from tests.delivery.conftest import Bench, until
from tests.delivery.sending.conftest import NOON, WORK, Sender
from tests.slack_stand_in import SlackStandIn

LATER = NOON + timedelta(seconds=1)


def a_page(text: str, employee_id: str = "U0ANA") -> PublishHome:
    return PublishHome(employee_id, {"type": "home", "blocks": [section(text)]})


def pages(slack: SlackStandIn) -> list[str]:
    """Return what was published, oldest first."""
    published = [
        call.fields["view"] for call in slack.arrived if call.method == "views.publish"
    ]
    views: list[Any] = [json.loads(one) if isinstance(one, str) else one for one in published]
    return [view["blocks"][0]["text"]["text"] for view in views]


async def test_an_older_page_that_comes_late_is_left_out(
    send: Sender, slack: SlackStandIn
) -> None:
    await send(a_page("Chosen"), key="2#0", as_of=LATER)

    assert await send(a_page("Not chosen"), key="1#0", as_of=NOON) is None

    assert pages(slack) == ["Chosen"]


async def test_a_page_of_the_same_moment_or_later_is_published(
    send: Sender, slack: SlackStandIn
) -> None:
    for text, as_of in {"One": NOON, "Two": NOON, "Three": LATER}.items():
        await send(a_page(text), key=text, as_of=as_of)

    assert pages(slack) == ["One", "Two", "Three"]


async def test_somebody_elses_page_is_a_page_of_its_own(
    send: Sender, slack: SlackStandIn
) -> None:
    await send(a_page("Ana's"), key="2#0", as_of=LATER)
    await send(a_page("Ben's", "U0BEN"), key="1#0", as_of=NOON)

    assert pages(slack) == ["Ana's", "Ben's"]


async def test_a_newer_page_waits_for_an_older_one_on_its_way(
    send: Sender, slack: SlackStandIn
) -> None:
    slack.faults_of["views.publish"] = ["hang"]
    sender = send.of_a_replica()
    older = asyncio.create_task(sender.send(a_page("Old"), key="1#0", work=WORK, as_of=NOON))
    await until(lambda: "views.publish" in slack.calls)

    await sender.send(a_page("New"), key="2#0", work=WORK, as_of=LATER)
    await older

    assert pages(slack) == ["New"]


async def test_a_message_is_not_renewed_by_what_was_decided_before(
    send: Sender, slack: SlackStandIn
) -> None:
    await send(Post("C1", "A card", reference="card:1"))
    await send(Update("Done", reference="card:1"), key="2#0", as_of=LATER)
    await send(Update("In progress", reference="card:1"), key="1#0", as_of=NOON)

    renewed = [one.fields["text"] for one in slack.arrived if one.method == "chat.update"]
    assert renewed == ["Done"]


async def test_the_page_of_the_work_taken_in_last_stands_in_the_end(
    bench: Bench, slack: SlackStandIn
) -> None:
    first_may_end = asyncio.Event()

    async def publish(work: Work) -> Sequence[Outgoing]:
        if work.key == "first":
            await first_may_end.wait()
        return [a_page(work.key)]

    bench.delivery.register("home.publish", publish)
    await bench.delivery.start()
    for key in ("first", "second"):
        await bench.delivery.take_in(Work("home.publish", key))
    await until(lambda: pages(slack) == ["second"])

    first_may_end.set()
    await bench.delivery.stop()  # it finishes what is in hand

    assert pages(slack) == ["second"]
