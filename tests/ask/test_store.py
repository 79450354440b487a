"""What Ask keeps: the stand-ins and the SQL stores keep the same promises."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.ask.domain import AskedQuestions, Feedback, Gaps
from bot.ask.store import SqlAskedQuestions, SqlFeedback, SqlGaps
from bot.database.engine import Database, open_database
from bot.database.migrate import migrate
from tests.ask.builders import NOON, an_asked
from tests.ask.fakes import FakeAskedQuestions, FakeFeedback, FakeGaps


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str | None:
    if request.param == "fake":
        return None
    return str(request.getfixturevalue(f"{request.param}_database_url"))


@pytest.fixture
async def database(url: str | None) -> AsyncIterator[Database | None]:
    if url is None:
        yield None
        return
    database = open_database(url)
    await migrate(database)
    yield database
    await database.close()


@pytest.fixture
def asked_questions(database: Database | None) -> AskedQuestions:
    return SqlAskedQuestions(database) if database else FakeAskedQuestions()


@pytest.fixture
def feedback(database: Database | None) -> Feedback:
    return SqlFeedback(database) if database else FakeFeedback()


@pytest.fixture
def gaps(database: Database | None) -> Gaps:
    return SqlGaps(database) if database else FakeGaps()


async def test_a_question_is_found_again_as_it_was_asked(
    asked_questions: AskedQuestions,
) -> None:
    await asked_questions.keep(an_asked())
    await asked_questions.keep(an_asked(text="kept twice changes nothing"))

    assert await asked_questions.find(an_asked().key) == an_asked()
    assert await asked_questions.find("unknown") is None


async def test_old_questions_are_forgotten(asked_questions: AskedQuestions) -> None:
    await asked_questions.keep(an_asked())
    await asked_questions.keep(an_asked(key="new", asked_at=NOON + timedelta(days=40)))

    assert await asked_questions.forget_before(NOON + timedelta(days=30)) == 1
    assert await asked_questions.find(an_asked().key) is None
    assert await asked_questions.find("new") is not None


async def test_the_latest_judgement_of_an_employee_counts(feedback: Feedback) -> None:
    await feedback.give("answer", "U0DAN", is_helpful=True, reason="")
    await feedback.give("answer", "U0DAN", is_helpful=False, reason="wrong")
    await feedback.give("answer", "U0ANA", is_helpful=True, reason="")
    await feedback.give("answer", "U0BEN", is_helpful=False, reason="")

    assert await feedback.counted() == {"wrong": 1, "helpful": 1, "not helpful": 1}


async def test_one_question_asked_twice_is_one_gap(gaps: Gaps) -> None:
    first = await gaps.add(an_asked(), NOON)
    again = await gaps.add(an_asked(), NOON)

    assert again == first
    assert [asker.employee_id for asker in first.askers] == ["U0DAN"]


async def test_the_most_asked_gap_comes_first(gaps: Gaps) -> None:
    await gaps.add(an_asked(), NOON)
    other = await gaps.add(an_asked(key="other", text="Who waters the plants?"), NOON)
    await gaps.join(other.gap_id, an_asked(key="third", employee_id="U0ANA"))

    assert [gap.question for gap in await gaps.open()] == [
        "Who waters the plants?",
        "May I bring my dog?",
    ]


async def test_a_gap_is_closed_once_and_remembers_how(gaps: Gaps) -> None:
    gap = await gaps.add(an_asked(), NOON)

    closed = await gaps.close(gap.gap_id, "Dogs stay at home.", NOON)

    assert closed is not None
    assert closed.closing_note == "Dogs stay at home."
    assert closed.closed_at == NOON
    assert await gaps.close(gap.gap_id, "Again.", NOON) is None
    assert await gaps.open() == []
    assert await gaps.find(gap.gap_id) == closed


async def test_a_gap_that_never_was_cannot_be_closed(gaps: Gaps) -> None:
    assert await gaps.close(99, "Nothing to close.", NOON) is None
    assert await gaps.find(99) is None
