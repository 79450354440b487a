"""What one may say to the quiz, and what is left to others."""

import pytest

from bot.quiz.listeners import WORDS
from bot.quiz.listeners import words as take_words
from bot.quiz.path.listeners import GREETING
from bot.quiz.requests import (
    AskForDepartment,
    BeginRound,
    PauseReminders,
    QuizRequest,
    ResumeReminders,
    ShowOwnData,
    request_in,
)
from tests.fakes import FakeDelivery


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
    assert request_in(words) == (BeginRound, "")


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("stop reminding me", ""),
        ("Please stop the reminders!", ""),
        ("No more quiz questions, please", ""),
        ("Don't remind me anymore", ""),
        ("pause until 3.12.", "until 3.12."),
        ("Pause reminders for two weeks", "for two weeks"),
        ("Please pause the reminders until tonight", "until tonight"),
        ("pause for an hour", "for an hour"),
        ("pause tonight", "tonight"),
        ("stop", ""),
    ],
)
def test_a_wish_for_quiet_is_understood(words: str, until: str) -> None:
    assert request_in(words) == (PauseReminders, until)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Remind me again", ResumeReminders),
        ("turn on the reminders", ResumeReminders),
        ("show me my data", ShowOwnData),
        ("Forget me", ShowOwnData),
        ("please delete everything about me", ShowOwnData),
        ("What do you know about me?", ShowOwnData),
        ("which data do you keep on me", ShowOwnData),
        ("Delete my data please", ShowOwnData),
        ("Can you delete my data?", ShowOwnData),
        ("Remove everything you know about me", ShowOwnData),
        ("What data is kept about me?", ShowOwnData),
        ("What information have you stored about me?", ShowOwnData),
        ("Show me what you know about me", ShowOwnData),
        ("Delete everything you have stored about me", ShowOwnData),
        ("I want you to forget me", ShowOwnData),
        ("Do you know anything about me?", ShowOwnData),
    ],
)
def test_other_requests_need_no_command_either(words: str, asked: type[QuizRequest]) -> None:
    assert request_in(words) == (asked, "")


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
        "what do you know about me being late for a customer",
        "forget me not, the flower shop, complained",
        "remind me what a claim is",
    ],
)
def test_a_question_is_left_to_ask(words: str) -> None:
    assert request_in(words) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("quiz", BeginRound),
        ("Quiz me", BeginRound),
        ("pause until Monday", PauseReminders),
        ("my data", ShowOwnData),
        ("My  Data.", ShowOwnData),
        ("my-data", ShowOwnData),
        ("department", AskForDepartment),
        ("my data protection officer asks …", None),
        ("", None),
    ],
)
def test_a_command_names_its_work(text: str, asked: type[QuizRequest] | None) -> None:
    taking = [one.words[0] for one in take_words(FakeDelivery()) if one.takes(text)]

    assert [WORDS[word][0] for word in taking] == [asked] * bool(asked)


@pytest.mark.parametrize("words", ["hi", "Hello", "hey there", "Good morning"])
def test_a_greeting_is_one(words: str) -> None:
    assert GREETING.match(words)


def test_a_greeting_with_a_question_is_a_question() -> None:
    assert not GREETING.match("hi, how soon do I answer an e-mail")
