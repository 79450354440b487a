"""Questions are kept: the stand-in and the SQL store keep the same promises."""

import pytest

from bot.ask.domain import AskedQuestions
from bot.ask.store import SqlAskedQuestions
from tests.ask.builders import an_asked
from tests.ask.fakes import FakeAskedQuestions


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def asked_questions(request: pytest.FixtureRequest) -> AskedQuestions:
    if request.param == "fake":
        return FakeAskedQuestions()
    return SqlAskedQuestions(request.getfixturevalue(f"{request.param}_database"))


async def test_a_question_is_found_again_as_it_was_asked(
    asked_questions: AskedQuestions,
) -> None:
    await asked_questions.keep(an_asked())
    await asked_questions.keep(an_asked(text="kept twice changes nothing"))

    assert await asked_questions.find(an_asked().key) == an_asked()
    assert await asked_questions.find("unknown") is None
