"""What a message asks, apart from what is said around it."""

from bot.guidance.rank.question import Clause, questions_in


def test_what_is_said_around_a_question_is_left_out() -> None:
    thanks = Clause("Thanks a lot!", guidance=0.1, courtesy=0.9)
    asked = Clause("how long is the notice?", guidance=0.6, courtesy=0.1)

    assert questions_in([[thanks], [asked]]) == ["how long is the notice?"]


def test_a_question_that_sounds_like_a_courtesy_is_asked_where_there_is_no_other() -> None:
    told = Clause("drill for 248 euros,", guidance=0.5, courtesy=0.1)
    asked = Clause("do I have to ask anybody?", guidance=0.3, courtesy=0.5)

    assert questions_in([[told, asked]]) == ["drill for 248 euros, do I have to ask anybody?"]
