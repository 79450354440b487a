"""A manager's monthly look: sent once, ticked, and shown as a trend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from bot.delivery.work import Outgoing, Work
from bot.errors import CannotDoError
from bot.people.domain import Department
from bot.people.groups import Band
from bot.quiz.domain import Rule
from bot.quiz.looks.work import LookWork
from tests.builders_quiz import a_question
from tests.fakes import FakeDelivery
from tests.fakes_quiz import FakeLooks
from tests.quiz.desk import Desk
from tests.quiz.office import words_of

BANK = tuple(
    a_question(
        f"{moment}-{n}", moment_id=moment, of_rule=Rule(f"{moment} {n}", f"{moment} {n}.")
    )
    for moment in ("delivery", "invoicing")
    for n in range(5)
)


@dataclass
class LookDesk:
    """A desk with looks on it."""

    bands: Mapping[str, Band] = field(default_factory=dict)
    is_wanted: bool = True

    def __post_init__(self) -> None:
        self.desk, self.looks = Desk(questions=BANK), FakeLooks()
        self.delivery = FakeDelivery()
        self.work = LookWork(
            quiz=self.desk.quiz,
            looks=self.looks,
            bands_of=self.bands_of,
            is_wanted=self.wanted,
            delivery=self.delivery,
            now=self.desk.clock,
        )
        self.delivery.handlers |= self.work.handlers()

    async def bands_of(self, _department: Department) -> Mapping[str, Band]:
        return self.bands

    async def wanted(self) -> bool:
        return self.is_wanted

    async def does(self, kind: str, key: str = "k", **payload: object) -> Sequence[Outgoing]:
        await self.delivery.take_in(Work(kind, f"{kind}:{key}", payload, "T0NORTH"))
        return await self.delivery.run()

    async def sends(self, key: str = "k") -> str:
        given = {"employee_id": "U0LENA", "department_id": "logistics"}
        return words_of(await self.does("quiz.look", key, **given))


async def test_a_manager_gets_one_look_a_month() -> None:
    desk = LookDesk()

    await desk.does("quiz.looks", "1")
    await desk.does("quiz.looks", "again")

    mine = [work for work in desk.delivery.taken_in if work.kind == "quiz.look"]
    mine = [work for work in mine if work.payload["employee_id"] == "U0LENA"]
    assert [work.payload["department_id"] for work in mine] == ["logistics"]
    assert mine[0].key == "quiz.look:U0LENA:2026-03"


async def test_the_weakest_moment_comes_with_five_lines_and_two_sentences() -> None:
    desk = LookDesk({"delivery": Band.HIGH, "invoicing": Band.LOW})

    sent = await desk.sends()

    assert "*Your look of the month: Invoicing*" in sent
    assert "In the quiz Logistics knows least here." in sent
    assert "1. invoicing 0." in sent
    assert "5. invoicing 4." in sent
    assert sent.count("“") == 2
    assert "Looks so far" not in sent


async def test_nothing_is_said_of_a_weakest_moment_that_may_not_be_told() -> None:
    sent = await LookDesk().sends()

    assert "knows least" not in sent
    assert "has not been looked at for longest" in sent


async def test_ticks_are_kept_and_become_a_trend_without_a_name() -> None:
    desk = LookDesk()
    await desk.sends()
    look = next(iter(desk.looks.kept))
    given = {"employee_id": "U0LENA", "look_id": look}

    told = words_of(await desk.does("quiz.tick_look", ticked=[0, 2, 99], **given))
    desk.desk.wait(days=31)
    following = await desk.sends("next")

    assert "*Delivery: 2 of 5 seen.* Thank you." in told
    assert "•  delivery 1." in told
    assert "March 2026: Delivery, 2 of 5" in following
    assert "*Your look of the month: Invoicing*" in following
    assert "U0" not in told


async def test_nobody_ticks_somebody_else_s_look() -> None:
    desk = LookDesk()
    await desk.sends()
    look = next(iter(desk.looks.kept))

    with pytest.raises(CannotDoError):
        await desk.does("quiz.tick_look", employee_id="U0MARCO", look_id=look, ticked=[0])
    assert desk.looks.kept[look].ticked is None


async def test_who_manages_the_department_no_more_gets_none() -> None:
    desk = LookDesk()

    sent = await desk.does("quiz.look", employee_id="U0MARCO", department_id="logistics")

    assert list(sent) == []


async def test_a_company_that_wants_none_sends_none() -> None:
    desk = LookDesk(is_wanted=False)

    await desk.does("quiz.looks")

    assert [work.kind for work in desk.delivery.taken_in] == ["quiz.looks"]
