"""The store of own words and its fake keep the same promises."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from bot.database.engine import Database
from bot.quiz.own_words.domain import OwnWords, Written
from bot.quiz.own_words.store import SqlOwnWords
from tests.builders_quiz import MONDAY
from tests.quiz.own_words.fakes import FakeOwnWords

WRITTEN = Written("V1", "U0MARCO", "I compare it with the order.", MONDAY)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def own_words(request: pytest.FixtureRequest) -> OwnWords:
    if request.param == "fake":
        return FakeOwnWords()
    database = cast("Database", request.getfixturevalue(f"{request.param}_database"))
    return SqlOwnWords(database)


async def test_words_are_there_until_they_are_forgotten(own_words: OwnWords) -> None:
    await own_words.keep(WRITTEN)
    assert await own_words.of("V1") == WRITTEN.words

    await own_words.forget("V1")

    assert await own_words.of("V1") is None


async def test_same_sending_is_kept_once(own_words: OwnWords) -> None:
    await own_words.keep(WRITTEN)

    await own_words.keep(replace(WRITTEN, words="Something else."))

    assert await own_words.of("V1") == WRITTEN.words


async def test_words_that_nobody_came_for_are_forgotten_after_a_day(
    own_words: OwnWords,
) -> None:
    await own_words.keep(WRITTEN)
    later = replace(WRITTEN, words_id="V2", written_at=MONDAY + timedelta(hours=25))

    await own_words.keep(later)

    assert await own_words.of("V1") is None
    assert await own_words.of("V2") == WRITTEN.words


async def test_forgetting_what_is_not_there_is_fine(own_words: OwnWords) -> None:
    await own_words.forget("V9")

    assert await own_words.of("V9") is None
