"""Whoever is forgotten is named by no table and by no kept work."""

from collections.abc import Callable
from datetime import timedelta

import pytest

import bot.app  # noqa: F401  # knows every table
from bot.company.forgetting.domain import FinishForgetting, fingerprint_of, says, says_one_of
from bot.company.forgetting.service import KeptPersonalData
from bot.database.engine import Database
from bot.delivery.work import LAST_TRY, Work
from tests.ask.builders import NOON
from tests.company.records.filling import everything, fill
from tests.fakes import FakeDelivery

LISA, LISAS_LIKE = "U0LISA", "U0LISA2"
HER_WORK = Work("ask.answer", "ask.answer:1", {"employee_id": LISA}, "T1")


@pytest.fixture
async def forgetting(sqlite_database: Database) -> KeptPersonalData:
    await fill(sqlite_database, LISA, 1)
    await fill(sqlite_database, LISAS_LIKE, 2)
    delivery = FakeDelivery()
    return KeptPersonalData(database=sqlite_database, delivery=delivery, now=lambda: NOON)


def taken_in(forgetting: KeptPersonalData) -> list[Work]:
    assert isinstance(forgetting.delivery, FakeDelivery)
    return forgetting.delivery.taken_in


async def test_all_that_names_a_person_is_shown_work_among_it(
    forgetting: KeptPersonalData,
) -> None:
    await forgetting.delivery.take_in(HER_WORK)

    kept = {one.table: one.count for one in await forgetting.look(LISA)}

    assert kept["quiz_attempt"] == kept["home_visit"] == kept["ask_question"] == 1
    assert kept["work"] == 1
    assert await forgetting.look("U0NOBODY") == []


async def test_nothing_is_found_afterwards(forgetting: KeptPersonalData) -> None:
    left = await forgetting.forget(LISA, "T1")

    kept = str(await everything(forgetting.database)).replace(LISAS_LIKE, "")
    assert list(left) == []
    assert LISA not in kept
    assert len(await forgetting.look(LISAS_LIKE)) > 20


async def test_what_is_still_to_do_does_not_name_the_person(
    forgetting: KeptPersonalData,
) -> None:
    await forgetting.forget(LISA, "T1")

    (later,) = taken_in(forgetting)
    assert later.not_before == NOON + timedelta(hours=1)
    assert LISA not in str(later)


async def test_work_in_hand_is_looked_for_again_but_not_for_ever(
    forgetting: KeptPersonalData,
) -> None:
    await forgetting.delivery.take_in(HER_WORK)

    await forgetting.finish(FinishForgetting(fingerprint_of(LISA), NOON), "T1")
    await forgetting.finish(FinishForgetting(fingerprint_of(LISA), NOON, LAST_TRY), "T1")

    assert [work.payload.get("tries") for work in taken_in(forgetting)] == [None, 1]


@pytest.mark.parametrize(
    "is_said",
    [
        pytest.param(says(LISA), id="by the id"),
        pytest.param(says_one_of(fingerprint_of(LISA)), id="by its fingerprint"),
    ],
)
def test_an_id_is_known_among_others_that_begin_alike(is_said: Callable[[str], bool]) -> None:
    assert is_said('{"text": "<@U0LISA> asks", "to": "U0MARCO"}')
    assert is_said("company.bundle:U0LISA:2026")
    assert not is_said('{"to": "U0LISA2"}')
    assert not is_said("XU0LISA")
