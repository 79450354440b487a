"""Which words of a question are mended."""

import pytest

from bot.guidance.rank.spelling import Speller, spelled_in

TEXT = (
    "The customer calls about the invoice. We always answer; the price of a process is clear."
)
SPELLER = Speller([spelled_in([TEXT])])


@pytest.mark.parametrize(
    ("question", "mended"),
    [
        ("did the custmer call", "did the customer call"),
        ("Invoise is wrong", "invoice is wrong"),
        ("we ansewr at once", "we answer at once"),
        ("the proces takes long", "the process takes long"),
    ],
)
def test_a_misspelt_word_becomes_the_nearest_of_the_guidance(
    question: str, mended: str
) -> None:
    assert SPELLER.mend(question) == mended


@pytest.mark.parametrize(
    "question",
    [
        "the customer calls",
        "an English word such as measles or vegan",  # known, though guidance has it not
        "ask Custmer Ltd about it",  # a name
        "what is a CUSTMER number",  # an abbreviation
        "the xylqz is wrong",  # like no word
        "teh inv",  # too short
        "wann antworten wir dem kundem auf seine anfragen",  # another language
        "🙂 123",
        "",
    ],
)
def test_a_word_that_may_be_meant_is_left_alone(question: str) -> None:
    assert SPELLER.mend(question) == question


def test_a_word_nearer_to_an_english_word_is_left_alone() -> None:
    assert SPELLER.mend("a wonderfull day") == "a wonderfull day"
