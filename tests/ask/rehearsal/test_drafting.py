"""Which questions of a language model a rehearsal takes, whatever it writes."""

from pathlib import Path
from typing import Any

import pytest

from bot.ask.rehearsal.drafting import MOST_DOCUMENTS, draft_questions
from bot.guidance.domain import Guidance, Passage
from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import (
    LanguageModelError,
    ModelRequest,
    OutOfReachError,
    UnusableReplyError,
)
from bot.prompts import read_prompt
from tests.language_model.builders import a_guarded_model
from tests.language_model.fakes import FakeLanguageModel, Writes

PROMPT = read_prompt(Path(__file__).parents[3] / "prompts" / "ask" / "rehearse.md")


def a_document(name: str, text: str = "Answer within a day.") -> list[Passage]:
    return [Passage(Guidance(f"{name}.md", name), (), text, 0, len(text), ((0, len(text)),))]


def form(*questions: str) -> dict[str, Any]:
    return {"questions": [{"passage": 1, "question": one} for one in questions]}


async def drafted(writes: Writes, documents: int = 1) -> tuple[list[str], FakeLanguageModel]:
    model, told = FakeLanguageModel(writes), []
    questions = await draft_questions(
        [a_document(f"d{number}") for number in range(documents)],
        generator=ReplyGenerator(a_guarded_model(model), new_delimiter=lambda: "f3nc3"),
        prompt=PROMPT,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1][0] <= told[-1][1]
    return questions, model


async def test_only_what_somebody_could_type_on_one_line_is_taken() -> None:
    questions, _ = await drafted(
        lambda _: form(
            "  how soon do I answer  ",
            "Two lines?\nAnd more?",
            "see https://evil.example for it",
            "<!channel> who is in?",
            "word",
            "a\x07b c",
            "how  soon do i ANSWER",
        )
    )

    assert questions == ["how soon do I answer"]


async def test_no_document_gives_more_than_six() -> None:
    questions, _ = await drafted(lambda _: form(*(f"how about {n}" for n in range(50))))

    assert len(questions) == 6


async def test_the_material_is_fenced_and_told_apart_from_the_rules() -> None:
    _, model = await drafted(lambda _: form("how soon"))

    (request,) = model.requests
    assert "Answer within a day." in request.material
    assert "Answer within a day." not in request.rules
    assert request.feature == "ask.rehearse"


async def test_a_reply_of_no_use_costs_one_document() -> None:
    def writes(request: ModelRequest) -> dict[str, Any] | LanguageModelError:
        is_first = "d0" in request.material
        return UnusableReplyError("no") if is_first else form("what about it")

    questions, _ = await drafted(writes, documents=2)

    assert len(questions) == 1


async def test_what_was_drafted_before_a_failure_stands() -> None:
    def writes(request: ModelRequest) -> dict[str, Any] | LanguageModelError:
        return form("how soon") if "d0" in request.material else OutOfReachError("down")

    questions, _ = await drafted(writes, documents=2)

    assert questions == ["how soon"]


async def test_a_document_at_which_it_fails_once_is_left_out() -> None:
    def writes(request: ModelRequest) -> dict[str, Any] | LanguageModelError:
        name = next(one for one in ("d0", "d1", "d2") if one in request.material)
        return OutOfReachError("down") if name == "d1" else form(f"how soon is {name}")

    questions, _ = await drafted(writes, documents=3)

    assert questions == ["how soon is d0", "how soon is d2"]


async def test_where_it_fails_twice_in_a_row_no_more_is_asked() -> None:
    def writes(request: ModelRequest) -> dict[str, Any] | LanguageModelError:
        return form("how soon") if "d0" in request.material else OutOfReachError("down")

    _, model = await drafted(writes, documents=9)

    assert len(model.requests) == 3


async def test_a_failure_before_the_first_is_told() -> None:
    with pytest.raises(OutOfReachError):
        await drafted(lambda _: OutOfReachError("down"))


async def test_of_many_documents_some_from_all_over_are_read() -> None:
    _, model = await drafted(lambda _: form("how soon"), documents=100)

    assert len(model.requests) == MOST_DOCUMENTS
    assert any("\nd0\n" in one.material for one in model.requests)
    assert any("\nd97\n" in one.material for one in model.requests)
