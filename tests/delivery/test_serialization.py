import json
from datetime import UTC, datetime

import pytest

from bot.delivery.serialization import (
    outgoing_from_json,
    outgoing_to_json,
    work_from_json,
    work_to_json,
)
from bot.delivery.work import (
    Ephemeral,
    Outgoing,
    Place,
    Post,
    PublishHome,
    Respond,
    Update,
    Work,
)
from bot.slack import section

WORKS = [
    Work("ask.answer", "ask.answer:T1:C1:1.1"),
    Work(
        "ideas.reminder",
        "ideas.reminder:7",
        {"report": 7},
        "T1",
        datetime(2026, 3, 29, 9, tzinfo=UTC),
        Place("C1", "1.1", "U0ANA"),
    ),
]

MESSAGES: list[Outgoing] = [
    Post("C1", "Hello", (section("Hello"),), "1.1", "ideas.card:7", "ideas.thread:7"),
    Ephemeral("C1", "U0ANA", "Hello"),
    Update("Hello", reference="ideas.card:7"),
    Respond("https://hooks.slack.com/actions/1", "Hello", replace_original=True),
    PublishHome("U0ANA", {"type": "home", "blocks": []}),
]


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.kind)
def test_work_comes_back_as_it_was_kept(work: Work) -> None:
    kept = json.loads(json.dumps(work_to_json(work)))

    assert work_from_json(kept) == work


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_a_message_comes_back_as_it_was_kept(message: Outgoing) -> None:
    kept = json.loads(json.dumps(outgoing_to_json(message)))

    assert outgoing_from_json(kept) == message
