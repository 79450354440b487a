"""What a language model writes besides answers is counted by what code lets pass."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from bot.composition.opening import open_index
from bot.guidance.index import PassageIndex
from bot.language_model.port import ModelRequest, TimedOutError
from bot.settings import Settings
from tests.evaluation.authoring import Writing, open_desk
from tests.journeys.running import ROOT, make_index_ready
from tests.language_model.builders import a_guarded_model
from tests.language_model.fakes import FakeLanguageModel

SETTINGS = Settings(knowledge=ROOT / "knowledge", state=ROOT / "var")
PIECES = 1


@pytest.fixture(scope="module")
def index() -> PassageIndex:
    make_index_ready(SETTINGS)
    return open_index(SETTINGS)


async def written(
    index: PassageIndex, writes: Callable[[ModelRequest], Any], pieces: int = PIECES
) -> Mapping[str, Writing]:
    writer = a_guarded_model(FakeLanguageModel(writes))
    desk = open_desk(SETTINGS, index, writer, pieces)
    return {one.counted: one for one in await desk.writings()}


def praise_and_quote_nothing(request: ModelRequest) -> dict[str, Any]:
    """Find every action good, write nothing, and name a theme by words of the reports."""
    said = request.material.rpartition("[employee")[2]
    evidence = said.partition("]\n")[2].partition("\n[end of employee")[0]
    forms: dict[str, dict[str, Any]] = {
        "quiz.draft": {"questions": []},
        "quiz.advice": {"evidence": evidence, "meets": True, "pitfalls": []},
        "ideas.lesson": {"questions": []},
        "ideas.theme": {"name": "Shelf on the note"},
    }
    return forms[request.feature]


async def test_what_is_empty_or_judged_wrongly_is_not_good(index: PassageIndex) -> None:
    writings = await written(index, praise_and_quote_nothing, pieces=2)

    drafts, advice, lessons = (
        writings[one]
        for one in (
            "questions that the bank would take",
            "own words judged as by the trainer",
            "complaints made a question",
        )
    )
    assert (drafts.tried, drafts.good) == (5 * 2, 0)
    assert (lessons.tried, lessons.good) == (2, 0)
    assert (advice.tried, advice.good) == (2, 1), "the best choice of every other question"


async def test_a_theme_with_a_word_of_the_reports_is_good(index: PassageIndex) -> None:
    writings = await written(index, praise_and_quote_nothing)

    assert writings["problems named"] == Writing(
        "ideas/theme", "problems named", PIECES, PIECES
    )


async def test_a_language_model_that_fails_has_written_nothing_good(
    index: PassageIndex,
) -> None:
    writings = await written(index, lambda _: TimedOutError("nothing"))

    assert [one.good for one in writings.values()] == [0, 0, 0, 0]


async def test_without_pieces_nothing_is_written(index: PassageIndex) -> None:
    assert await written(index, praise_and_quote_nothing, pieces=0) == {}
