"""What Ask decides, on guidance of two documents."""

from pathlib import Path

import pytest

from bot.ask.coverage import Coverage
from bot.ask.domain import Answer, NearDocument, NotCovered, Question
from bot.ask.service import answer_question
from bot.guidance.index import PassageIndex
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage

INVOICES = (
    "---\ntitle: Invoices\n---\n# Invoices\n\nBe exact. Send the invoice within two days.\n"
)
PHONE = "---\ntitle: Phone\n---\n# Phone\n\nAnswer the phone within four rings.\n"
ANY_WORD = Coverage({"without_elsewhere": {"words_known": 10.0, "constant": -1.0}})


@pytest.fixture
def passages(tmp_path: Path) -> PassageIndex:
    (tmp_path / "invoices.md").write_text(INVOICES)
    (tmp_path / "phone.md").write_text(PHONE)
    index = PassageIndex(FakeStorage(), a_fake_embedding())
    index.refresh(tmp_path)
    return index


def answer_to(passages: PassageIndex, text: str, *context: str) -> Answer | NotCovered:
    question = Question(text, context=context)
    return answer_question(question, passages=passages, coverage=ANY_WORD)


def test_an_answer_is_a_sentence_of_guidance_word_for_word(passages: PassageIndex) -> None:
    answer = answer_to(passages, "When do I send an invoice?")

    assert isinstance(answer, Answer)
    (citation,) = answer.citations
    assert answer.text == citation.quote == "Send the invoice within two days."
    assert citation.quote == INVOICES[citation.start : citation.end]
    assert (citation.document, citation.title) == ("invoices.md", "Invoices")


def test_a_question_that_is_not_covered_names_the_nearest_documents(
    passages: PassageIndex,
) -> None:
    answer = answer_to(passages, "Who won?")

    assert isinstance(answer, NotCovered)
    assert set(answer.nearest) == {
        NearDocument("invoices.md", "Invoices"),
        NearDocument("phone.md", "Phone"),
    }


def test_a_follow_up_is_understood_from_the_question_before_it(passages: PassageIndex) -> None:
    answer = answer_to(
        passages, "and how fast?", "Do I answer the phone when it rings at lunch?"
    )

    assert isinstance(answer, Answer)
    assert answer.citations[0].document == "phone.md"


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂🙂🙂", "```\nx = {}\n```", "متى؟", "?" * 40_000]
)
def test_a_message_without_a_question_is_not_covered(passages: PassageIndex, text: str) -> None:
    assert isinstance(answer_to(passages, text), NotCovered)


def test_a_very_long_message_is_understood_from_its_start_and_its_end(
    passages: PassageIndex,
) -> None:
    text = f"Hello! {'blah ' * 8_000} When do I send the invoice?"

    answer = answer_to(passages, text)

    assert isinstance(answer, Answer)
    assert answer.citations[0].document == "invoices.md"
