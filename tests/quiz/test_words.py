"""What one may say to the quiz, and what is left to others."""

import pytest

from bot.quiz.first_contact import GREETING
from bot.quiz.listeners import asks_for_quiz, kind_of_command


@pytest.mark.parametrize(
    "words",
    [
        "quiz me",
        "Quiz me!",
        "QUIZ",
        " please quiz me. ",
        "Can you quiz me?",
        "quiz me again please",
        "test me now",
        "<@U0BOT> quiz me",
        "start the quiz",
        "Next quiz",
        "I'd like a quiz",
        "I want to take a quiz",
        "quiz me about deliveries",
    ],
)
def test_a_wish_for_the_quiz_is_understood(words: str) -> None:
    assert asks_for_quiz(words)


@pytest.mark.parametrize(
    "words",
    ["", "Who owns the quiz?", "My quiz answer was right, why?", "quizzical", "test", "me"],
)
def test_a_question_is_left_to_ask(words: str) -> None:
    assert not asks_for_quiz(words)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("quiz", "quiz.begin"),
        ("Quiz me", "quiz.begin"),
        ("pause until Monday", "quiz.pause"),
        ("my data", "quiz.my_data"),
        ("My  Data.", "quiz.my_data"),
        ("my-data", "quiz.my_data"),
        ("department", "quiz.ask_department"),
        ("my data protection officer asks …", None),
        ("", None),
    ],
)
def test_a_command_names_its_work(text: str, kind: str | None) -> None:
    assert kind_of_command(text) == kind


@pytest.mark.parametrize("words", ["hi", "Hello", "hey there", "Good morning"])
def test_a_greeting_is_one(words: str) -> None:
    assert GREETING.match(words)


def test_a_greeting_with_a_question_is_a_question() -> None:
    assert not GREETING.match("hi, how soon do I answer an e-mail")
