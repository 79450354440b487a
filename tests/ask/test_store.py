"""Questions are kept: the stand-in and the SQL store keep the same promises."""

from datetime import timedelta

import pytest

from bot.ask.domain import AskedQuestions
from bot.ask.store import SqlAskedQuestions
from bot.guidance.domain import Line
from tests.ask.builders import a_citation, an_asked
from tests.ask.fakes import FakeAskedQuestions


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def asked_questions(request: pytest.FixtureRequest) -> AskedQuestions:
    if request.param == "fake":
        return FakeAskedQuestions()
    return SqlAskedQuestions(request.getfixturevalue(f"{request.param}_database"))


async def test_a_question_is_found_again_as_it_was_asked(
    asked_questions: AskedQuestions,
) -> None:
    lines = (Line(((True, "Call."), (False, "Early."))), Line(((False, "Twice."),), 1, "1."))
    asked = an_asked(quoted=(a_citation(lines=lines), a_citation()))
    await asked_questions.keep(asked)
    await asked_questions.keep(an_asked(text="kept twice changes nothing"))

    assert await asked_questions.find(an_asked().key) == asked
    assert await asked_questions.find("unknown") is None


async def test_who_was_quoted_what_of_a_document_is_known_for_as_long_as_it_is_asked(
    asked_questions: AskedQuestions,
) -> None:
    elsewhere = a_citation(document="b.md")
    quoted, moment = (a_citation(), elsewhere), an_asked().asked_at
    await asked_questions.keep(an_asked(quoted=quoted))
    await asked_questions.keep(an_asked(key="none", employee_id="U0UMA"))
    early = {"key": "early", "employee_id": "U0ZOE", "quoted": quoted}
    await asked_questions.keep(an_asked(**early, asked_at=moment - timedelta(seconds=1)))

    found = await asked_questions.quoted_since(a_citation().document, moment)

    assert found == [("U0DAN", a_citation())]
