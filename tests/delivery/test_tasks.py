"""Work is typed data: what one version of the bot keeps, another reads."""

import json
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar

import pytest

from bot.delivery.serialization import work_from_json, work_to_json
from bot.delivery.tasks import UnreadableWorkError, performs, schedule_of, task_in, work_of
from bot.delivery.work import Outgoing, Post, Work


class Mood(StrEnum):
    GLAD = "glad"


@dataclass(frozen=True, slots=True)
class Greet:
    KIND: ClassVar[str] = "test.greet"
    name: str
    mood: Mood = Mood.GLAD
    at: datetime | None = None
    others: tuple[str, ...] = ()


SECRET = "my boss is rude"
GREET = Greet("Uma", Mood.GLAD, datetime(2026, 11, 28, 9, tzinfo=UTC), ("Dan", "Lena"))


def kept(work: Work) -> Work:
    return work_from_json(json.loads(json.dumps(work_to_json(work))))


def test_a_task_comes_back_as_it_was_kept() -> None:
    assert task_in(kept(work_of(GREET, "test.greet:1")), Greet) == GREET


def test_what_an_earlier_or_a_later_version_kept_is_read() -> None:
    earlier = Work("test.greet", "1", {"name": "Uma"})
    later = Work("test.greet", "1", {"name": "Uma", "color": "red"})

    assert task_in(earlier, Greet) == task_in(later, Greet) == Greet("Uma")


def test_what_cannot_be_read_is_said_without_its_words() -> None:
    work = Work("test.greet", "1", {"name": [SECRET]})

    with pytest.raises(UnreadableWorkError) as raised:
        task_in(work, Greet)

    assert SECRET not in "".join(traceback.format_exception(raised.value))


def test_a_schedule_carries_its_task() -> None:
    schedule = schedule_of(Greet("Uma"), "greeting", "0 9 * * *", "Europe/Berlin", "T1")

    assert task_in(Work(schedule.kind, "1", schedule.payload), Greet) == Greet("Uma")


async def test_a_handler_is_given_the_task() -> None:
    async def greet(task: Greet, work: Work) -> Sequence[Outgoing]:
        return [Post(task.name, work.key)]

    kind, handle = performs(Greet, greet)

    assert kind == "test.greet"
    assert await handle(work_of(GREET, "key")) == [Post("Uma", "key")]
