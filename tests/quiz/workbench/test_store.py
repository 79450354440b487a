"""The store of question versions and its fake keep the same promises."""

from dataclasses import replace
from typing import cast

import pytest

from bot.database.engine import Database
from bot.quiz.workbench.domain import QuestionDeed, QuestionVersion, QuestionVersions
from bot.quiz.workbench.store import SqlQuestionVersions
from tests.builders_quiz import MONDAY, a_question
from tests.fakes_quiz import FakeQuestionVersions

FIRST = QuestionVersion(
    question_id="q",
    number=1,
    question=a_question("q"),
    deed=QuestionDeed.CHANGED,
    editor_id="U0SAM",
    at=MONDAY,
    key="one",
    counts=True,
)
RETIRED = replace(FIRST, number=2, question=None, deed=QuestionDeed.RETIRED, key="two")


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def versions(request: pytest.FixtureRequest) -> QuestionVersions:
    if request.param == "fake":
        return FakeQuestionVersions()
    return SqlQuestionVersions(
        cast("Database", request.getfixturevalue(f"{request.param}_database"))
    )


async def test_a_number_is_kept_once_and_the_highest_counts(versions: QuestionVersions) -> None:
    assert await versions.keep(FIRST)
    assert await versions.keep(FIRST)
    assert not await versions.keep(replace(FIRST, key="quicker"))
    assert await versions.keep(RETIRED)

    assert await versions.history("q") == [RETIRED, FIRST]
    assert await versions.history("other") == []
    assert await versions.newest() == {"q": RETIRED}


async def test_what_waits_counts_once_somebody_agreed(versions: QuestionVersions) -> None:
    waiting = replace(RETIRED, counts=False)
    await versions.keep(FIRST)
    await versions.keep(waiting)
    assert await versions.newest() == {"q": FIRST}

    assert not await versions.agree("q", 1, "U0TARA")
    assert await versions.agree("q", 2, "U0TARA")
    assert not await versions.agree("q", 2, "U0VIC")

    agreed = replace(waiting, counts=True, agreed_by="U0TARA")
    assert await versions.newest() == {"q": agreed}
