"""Composed answers are kept: the stand-in and the SQL store keep the same promises."""

from dataclasses import replace

import pytest

from bot.ask.compose.domain import ComposedAnswers
from bot.ask.compose.store import SqlComposedAnswers
from bot.ask.domain import Claim
from bot.guidance.domain import Line
from tests.ask.builders import NOON, an_answer
from tests.ask.fakes import FakeComposedAnswers


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def composed(request: pytest.FixtureRequest) -> ComposedAnswers:
    if request.param == "fake":
        return FakeComposedAnswers()
    return SqlComposedAnswers(request.getfixturevalue(f"{request.param}_database"))


async def test_an_answer_comes_back_with_its_excerpts_line_by_line(
    composed: ComposedAnswers,
) -> None:
    lines = (Line(((False, "Always:"), (True, "Call."))), Line(((False, "Late."),), 1, "1."))
    answer = replace(
        an_answer(lines=lines), claims=(Claim("Call.", (1,)),), follow_ups=("Why?",)
    )

    await composed.keep("key", answer, NOON)

    assert await composed.find("key") == answer


async def test_the_first_answer_under_a_key_stays(composed: ComposedAnswers) -> None:
    await composed.keep("key", an_answer(), NOON)
    await composed.keep("key", an_answer(quote="Another."), NOON)

    assert await composed.find("key") == an_answer()
    assert await composed.find("other") is None
