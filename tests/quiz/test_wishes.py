"""What one may say to the quiz, and what is left to others."""

import pytest

from bot.quiz.path.listeners import GREETING
from bot.quiz.take.listeners import kind_of_command
from bot.quiz.wishes import wish_in


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
        "start the quiz",
        "Next quiz",
        "I'd like a quiz",
        "I want to take a quiz",
        "quiz me about deliveries",
    ],
)
def test_a_wish_for_the_quiz_is_understood(words: str) -> None:
    assert wish_in(words) == ("quiz.begin", "")


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("stop reminding me", ""),
        ("Please stop the reminders!", ""),
        ("No more quiz questions, please", ""),
        ("Don't remind me anymore", ""),
        ("pause until 3.12.", "until 3.12."),
        ("Pause reminders for two weeks", "for two weeks"),
        ("stop", ""),
    ],
)
def test_a_wish_for_quiet_is_understood(words: str, until: str) -> None:
    assert wish_in(words) == ("quiz.pause", until)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Remind me again", "quiz.resume"),
        ("turn on the reminders", "quiz.resume"),
        ("show me my data", "quiz.my_data"),
        ("Delete my data please", "quiz.my_data"),
    ],
)
def test_other_wishes_need_no_command_either(words: str, kind: str) -> None:
    assert wish_in(words) == (kind, "")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Who owns the quiz?",
        "My quiz answer was right, why?",
        "quizzical",
        "test",
        "me",
        "stop the reminder for an open invoice",
        "When do we stop reminders?",
        "don't remind the customer",
        "my data protection officer asks",
        "remind me what a claim is",
    ],
)
def test_a_question_is_left_to_ask(words: str) -> None:
    assert wish_in(words) is None


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
