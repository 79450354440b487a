"""Which messages are courtesies and no questions."""

import pytest

from bot.ask.answer.small_talk import Courtesy, courtesy_in


@pytest.mark.parametrize(
    "text", ["hi", "Hello!", "Good morning 🙂", "hey there :wave:", "Hello, how are you today?"]
)
def test_a_greeting_is_one(text: str) -> None:
    assert courtesy_in(text) is Courtesy.GREETING


@pytest.mark.parametrize(
    "text", ["help", "What can you do?", "How does this work?", "Who are you"]
)
def test_a_wish_to_know_the_bot_is_one(text: str) -> None:
    assert courtesy_in(text) is Courtesy.WHAT_CAN_YOU_DO


@pytest.mark.parametrize(
    "text",
    [
        "Thanks!",
        "ok thanks",
        "Great, thank you very much",
        "That helped a lot. Bye!",
        "ok",
        "👍 ok",
    ],
)
def test_thanks_and_agreement_close_a_talk(text: str) -> None:
    assert courtesy_in(text) is Courtesy.CLOSING


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hi, what do I tell a customer who waits?",
        "How do I thank a customer?",
        "thanks, and for collections?",
        "help a customer on the phone",
        "Is it ok to say no?",
        "who are our customers",
        "What can I do for a customer who waits?",
        "how do you work with claims",
    ],
)
def test_a_question_with_courtesy_in_it_stays_a_question(text: str) -> None:
    assert courtesy_in(text) is None
