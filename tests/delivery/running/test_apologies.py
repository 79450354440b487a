"""Where somebody is told that their work failed, and who reads it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

import pytest

from bot.company.outsiders.work import Screen
from bot.delivery.running.runner import Apology, WorkRunner, apologise
from bot.delivery.serialization import work_to_json
from bot.delivery.store import StepAttempt
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Place, Posted, Work
from bot.errors import CannotDoError
from bot.people.domain import DirectoryUnavailableError
from tests.company.outsiders.fakes import FakeReaders, people

ASKED = Work("ask", "k", reports_failure_to=Place("C0SHARED", "1.1", "U0DAN"))


class FakeAttempts:
    """Every step is tried for the first time."""

    async def begin(self, key: str, now: datetime) -> StepAttempt:
        return StepAttempt(1, now, None, None)


async def fails(_work: Work) -> Sequence[Outgoing]:
    message = "I cannot do that."
    raise CannotDoError(message)


async def said(work: Work, *, apology: Handler | None = None) -> list[dict[str, Any]]:
    """Return what goes out when the work fails."""
    handlers = {"ask": fails, **({Apology.KIND: apology} if apology else {})}
    runner = WorkRunner(handlers, cast("Any", None), cast("Any", FakeAttempts()), explain=str)
    decided = await runner.decide(work_to_json(work))
    return list(decided["outgoing"])


def screened(*shared: str) -> Handler:
    async def nowhere(_reference: str) -> Posted | None:
        return None

    return Screen(people(), FakeReaders(*shared), nowhere).through(
        performs(Apology, apologise)[1]
    )


async def unknown(_work: Work) -> Sequence[Outgoing]:
    raise DirectoryUnavailableError


async def test_where_outsiders_read_only_who_asked_is_told() -> None:
    (told,) = await said(ASKED, apology=screened("C0SHARED"))

    assert (told["is"], told["employee_id"]) == ("Ephemeral", "U0DAN")
    assert told["text"] == "I cannot do that."


async def test_among_our_own_people_it_is_told_in_the_thread() -> None:
    (told,) = await said(ASKED, apology=screened())

    assert (told["is"], told["channel"], told["thread_ts"]) == ("Post", "C0SHARED", "1.1")


async def test_while_nobody_says_who_reads_there_it_is_told_directly() -> None:
    (told,) = await said(ASKED, apology=unknown)

    assert (told["is"], told["channel"], told["thread_ts"]) == ("Post", "U0DAN", None)


@pytest.mark.parametrize("place", [Place("D0DAN", "1.1", "U0DAN"), Place("U0DAN")])
async def test_in_a_direct_message_nobody_else_reads(place: Place) -> None:
    (told,) = await said(Work("ask", "k", reports_failure_to=place), apology=unknown)

    assert told["channel"] == place.channel
