"""What Ask decides on two questions of one message."""

from dataclasses import replace

from bot.ask.domain import Answer, Question
from bot.ask.service import answer_question
from bot.guidance.domain import QuestionFindings
from tests.ask.searching import FAR, NEARLY, SURELY, FakeSearch, an_excerpt


def test_two_questions_of_one_message_are_both_answered() -> None:
    first = QuestionFindings("How?", (an_excerpt("So.", SURELY),))
    second = QuestionFindings("When?", (an_excerpt("Now.", SURELY, document="b.md"),))

    answer = answer_question(Question("How? And when?"), passages=FakeSearch([first, second]))

    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["So.", "Now."]
    assert not answer.note


def test_the_part_of_a_message_that_is_not_answered_is_named() -> None:
    first = QuestionFindings("How?", (an_excerpt("So.", SURELY),))
    second = QuestionFindings("When?", (an_excerpt("Now.", NEARLY, document="b.md"),))

    answer = answer_question(Question("How? And when?"), passages=FakeSearch([first, second]))

    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["So."]
    assert "When?" in answer.note
    assert [one.quote for one in answer.see_also] == ["Now."]


def test_a_part_whose_words_stand_in_what_is_shown_is_not_said_to_be_open() -> None:
    first = QuestionFindings("How?", (an_excerpt("So, by Friday.", SURELY),))
    same = QuestionFindings("When?", (an_excerpt("So, by Friday.", NEARLY),))
    far = QuestionFindings("Who won?", (an_excerpt("So, by Friday.", FAR),))

    told, open_one = (
        answer_question(Question("How? And?"), passages=FakeSearch([first, other]))
        for other in (same, far)
    )

    assert isinstance(told, Answer)
    assert isinstance(open_one, Answer)
    assert not told.note
    assert open_one.note == "I found no sure answer to this part: “Who won?”"


def test_a_part_that_the_same_section_is_closest_to_is_said_to_stand_there() -> None:
    first = QuestionFindings("How?", (an_excerpt("So.", SURELY),))
    near = an_excerpt("By Friday.", NEARLY)
    beside = replace(near, excerpt=replace(near.excerpt, start=20, end=30))

    answer = answer_question(
        Question("How? When?"),
        passages=FakeSearch([first, QuestionFindings("When?", (beside,))]),
    )

    assert isinstance(answer, Answer)
    assert answer.note == "What is closest to this part stands in the same section: “When?”"


def test_what_answers_one_part_does_not_stand_once_more_below_the_other() -> None:
    first = an_excerpt("So.", SURELY)
    first = replace(
        first, excerpt=replace(first.excerpt, context=("\u2026 By Friday.", "\u2026 Or not."))
    )
    second = an_excerpt("By Friday.", SURELY, start=20)

    answer = answer_question(
        Question("How? When?"),
        passages=FakeSearch(
            [QuestionFindings("How?", (first,)), QuestionFindings("When?", (second,))]
        ),
    )

    assert isinstance(answer, Answer)
    assert [one.context for one in answer.citations] == ["\u2026 Or not.", ""]
