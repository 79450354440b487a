"""What a message asks, apart from what is said around it."""

import pytest

from bot.guidance.rank.question import Clause, MessageQuestion, clauses_of, questions_in


def asked_in(message: str) -> list[str]:
    """Return what asks in a message, all of which is about guidance."""
    sentences = [[Clause(one) for one in clauses] for clauses in clauses_of(message)]
    return [one.asking for one in questions_in(sentences)]


def test_what_is_said_around_a_question_is_left_out() -> None:
    thanks = Clause("Thanks a lot!", guidance=0.1, courtesy=0.9)
    asked = Clause("how long is the notice?", guidance=0.6, courtesy=0.1)

    (question,) = questions_in([[thanks], [asked]])

    assert question.text == "how long is the notice?"


def test_a_question_that_sounds_like_a_courtesy_is_asked_where_there_is_no_other() -> None:
    told = Clause("drill for 248 euros,", guidance=0.5, courtesy=0.1)
    asked = Clause("do I have to ask anybody?", guidance=0.3, courtesy=0.5)

    (question,) = questions_in([[told, asked]])

    whole = "drill for 248 euros, do I have to ask anybody?"
    assert question == MessageQuestion(whole, "do I have to ask anybody?")


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "who answers neighbours and for whom is the press",
            ["who answers neighbours", "for whom is the press"],
        ),
        (
            "what does a room cost, also who books it?",
            ["what does a room cost", "who books it?"],
        ),
        (
            "can we spend money & up to what amount",
            ["can we spend money", "up to what amount"],
        ),
        ("who decides about a claim and by when", ["who decides about a claim and by when"]),
        ("can I call or is that forbidden", ["can I call or is that forbidden"]),
        ("Can I call them back later", ["Can I call them back later"]),
        ("how long may it take I asked around but nobody was sure", ["how long may it take"]),
    ],
)
def test_a_message_is_cut_where_its_next_question_begins(
    message: str, asked: list[str]
) -> None:
    assert asked_in(message) == asked


@pytest.mark.parametrize(
    "message",
    [
        "Miller 2 GmbH asked me twice since Monday, how long may an answer take?",
        "Mrs Lee was on the line this morning. how long may an answer take?",
        "how long may an answer take? It is about order 48213.",
    ],
)
def test_the_story_around_a_question_does_not_ask(message: str) -> None:
    assert asked_in(message) == ["how long may an answer take?"]
