"""What the delivery promises, on SQLite and on Postgres."""

import asyncio
import logging
from collections.abc import Sequence

import pytest

from bot.delivery.running import runner
from bot.delivery.running.not_taken_in import NotTakenInError
from bot.delivery.work import Handler, Outgoing, Place, Post, Posted, Schedule, Work
from bot.errors import CannotDoError, TryAgainError
from tests.delivery.conftest import IMPATIENT, Bench, until
from tests.slack_stand_in import SlackStandIn

PLACE = Place("C1", "1.1", "U0ANA")


def a_work(key: str = "ask.answer:1", **fields: object) -> Work:
    return Work(kind="ask.answer", key=key, reports_failure_to=PLACE, **fields)  # type: ignore[arg-type]


def says(*texts: str) -> Handler:
    async def handler(work: Work) -> Sequence[Outgoing]:
        return [Post("C1", text, thread_ts="1.1") for text in texts]

    return handler


async def test_work_taken_in_is_answered_in_its_thread(
    bench: Bench, slack: SlackStandIn
) -> None:
    bench.delivery.register("ask.answer", says("Call the customer back."))
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: slack.posts)
    assert slack.texts == ["Call the customer back."]
    assert slack.posts[0].fields["thread_ts"] == "1.1"


async def test_the_same_work_taken_in_three_times_is_answered_once(
    bench: Bench, slack: SlackStandIn
) -> None:
    bench.delivery.register("ask.answer", says("Yes."))
    await bench.delivery.start()

    await asyncio.gather(*[bench.delivery.take_in(a_work()) for _ in range(3)])
    await bench.delivery.take_in(a_work("ask.answer:2"))

    await until(lambda: len(slack.posts) == 2)
    await bench.delivery.stop()
    assert len(slack.posts) == 2


async def test_a_message_posted_by_a_life_that_ended_is_not_posted_again(
    bench: Bench, slack: SlackStandIn
) -> None:
    slack.faults.extend(["drop after"])
    bench.delivery.register("ask.answer", says("Once."))
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: "conversations.replies" in slack.calls)
    await bench.delivery.stop()
    assert slack.texts == ["Once."]


async def test_an_answer_of_several_messages_keeps_their_order(
    bench: Bench, slack: SlackStandIn
) -> None:
    bench.delivery.register("ask.answer", says("One.", "Two.", "Three."))
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: len(slack.posts) == 3)
    assert slack.texts == ["One.", "Two.", "Three."]


async def test_a_refusal_is_told_in_the_thread_and_troubles_no_operator(
    bench: Bench, slack: SlackStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuses(work: Work) -> Sequence[Outgoing]:
        message = "Only managers may do this."
        raise CannotDoError(message)

    bench.delivery.register("ask.answer", refuses)
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: slack.posts)
    assert slack.texts == ["Only managers may do this."]
    told = [one for one in caplog.records if one.name.endswith(".runner")]
    assert [one for one in told if one.levelno > logging.INFO] == []


async def test_a_defect_ends_in_a_stated_failure(bench: Bench, slack: SlackStandIn) -> None:
    async def breaks(work: Work) -> Sequence[Outgoing]:
        raise LookupError("a defect")  # noqa: EM101, TRY003

    bench.delivery.register("ask.answer", breaks)
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: slack.posts)
    assert slack.texts == ["a defect"]


async def test_trouble_that_passes_is_waited_for(bench: Bench, slack: SlackStandIn) -> None:
    goes: list[str] = []

    async def works_the_second_time(work: Work) -> Sequence[Outgoing]:
        goes.append(work.key)
        if len(goes) == 1:
            message = "The language model is busy."
            raise TryAgainError(message)
        return [Post("C1", "Done.")]

    bench.delivery.register("ask.answer", works_the_second_time)
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: slack.posts)
    assert slack.texts == ["Done."]


async def test_work_of_a_kind_nobody_knows_ends_in_a_stated_failure(
    bench: Bench, slack: SlackStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "TRY_AGAIN", IMPATIENT.reference)
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: slack.posts)
    assert slack.texts == ["This can no longer be done here. Please start again."]


async def test_a_handler_may_take_in_further_work(bench: Bench, slack: SlackStandIn) -> None:
    async def passes_on(work: Work) -> Sequence[Outgoing]:
        await bench.delivery.take_in(Work("ideas.receipt", "ideas.receipt:1"))
        return []

    bench.delivery.register("ask.answer", passes_on)
    bench.delivery.register("ideas.receipt", says("Received."))
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())

    await until(lambda: slack.posts)
    assert slack.texts == ["Received."]


async def test_a_delivery_that_is_not_running_takes_nothing_in(bench: Bench) -> None:
    with pytest.raises(NotTakenInError):
        await bench.delivery.take_in(a_work())


async def test_a_message_with_a_reference_can_be_found(
    bench: Bench, slack: SlackStandIn
) -> None:
    async def refers(work: Work) -> Sequence[Outgoing]:
        return [
            Post("U0ANA", "The card.", reference="ideas.card:7"),
            Post("U0ANA", "More.", in_thread_of="ideas.card:7"),
        ]

    bench.delivery.register("ask.answer", refers)
    await bench.delivery.start()
    await bench.delivery.take_in(a_work())

    await until(lambda: len(slack.posts) == 2)

    card, more = slack.posts
    assert await bench.delivery.posted("ideas.card:7") == Posted("D0ANA", card.ts)
    assert await bench.delivery.posted("ideas.card:8") is None
    assert more.fields["thread_ts"] == card.ts


async def test_what_happened_can_be_watched(bench: Bench, slack: SlackStandIn) -> None:
    bench.delivery.register("ask.answer", says("Yes."))
    await bench.delivery.start()

    await bench.delivery.take_in(a_work())
    await until(lambda: slack.posts)
    figures = (await bench.delivery.figures()).decode()

    assert 'bot_work_accepted_total{kind="ask.answer"} 1.0' in figures
    assert "bot_acknowledge_seconds_count 1.0" in figures
    assert "bot_work_waiting" in figures


async def test_a_schedule_is_taken_in_when_its_turn_comes(
    bench: Bench, slack: SlackStandIn
) -> None:
    bench.delivery.register("quiz.ask", says("What would you do?"))
    await bench.delivery.start()

    await bench.delivery.keep_schedule(
        Schedule("quiz.ask:U0ANA", "* * * * * *", "Europe/Berlin", "quiz.ask")
    )

    await until(lambda: slack.posts)
    await bench.delivery.stop_schedule("quiz.ask:U0ANA")
