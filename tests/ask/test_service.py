"""What Ask decides, on excerpts as they are found."""

from dataclasses import replace

import pytest

from bot.ask.domain import (
    Answer,
    Citation,
    NearDocument,
    NotCovered,
    Question,
    ThreadMessage,
)
from bot.ask.service import answer_question, left_to, next_closest
from bot.ask.sureness import SURE, is_near, sureness
from bot.guidance.domain import (
    Excerpt,
    ExcerptSignals,
    FoundExcerpt,
    Line,
    QuestionFindings,
)
from bot.guidance.signposts.domain import NearSignpost, Signpost
from tests.ask.searching import ALMOST, FAR, NEARLY, SURELY, FakeSearch, an_excerpt


def answer_to(*found: FoundExcerpt) -> Answer | NotCovered:
    search = FakeSearch([QuestionFindings("How?", found)])
    return answer_question(Question("How?"), passages=search)


def test_signals_are_told_apart() -> None:
    assert sureness(SURELY) > SURE > sureness(ALMOST) > sureness(NEARLY) > sureness(FAR)
    assert is_near(NEARLY)
    assert not is_near(FAR)


def test_an_embedding_without_words_tells_them_apart_too() -> None:
    surely, far = (ExcerptSignals(one, None, 0.0, 0.5) for one in (0.8, 0.2))

    assert sureness(surely) > SURE > sureness(far)
    assert is_near(surely)
    assert not is_near(far)


def test_a_sure_excerpt_is_the_answer_and_others_are_left_out() -> None:
    answer = answer_to(an_excerpt("Call first.", SURELY), an_excerpt("Or not.", SURELY))

    assert isinstance(answer, Answer)
    (citation,) = answer.citations
    assert citation.quote == "Call first."
    assert answer.text == "Standard\nCall first."
    assert citation.heading == "Standard"


def test_what_stands_under_the_very_question_answers_it() -> None:
    words = "May I give prices on the phone?"
    own = an_excerpt("No. Ask sales to ring back.", FAR)
    own = replace(own, excerpt=replace(own.excerpt, headings=(words,)))
    found = (an_excerpt("Call first.", NEARLY), own)

    def asked(question: str) -> Answer | NotCovered:
        search = FakeSearch([QuestionFindings(question, found)])
        return answer_question(Question(question), passages=search)

    answer = asked("may I give prices on the phone")

    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["No. Ask sales to ring back."]
    assert isinstance(asked("May I not give prices on the phone?"), NotCovered)


def test_what_answers_two_questions_is_quoted_once() -> None:
    context = Excerpt(0, 11, (), (Line(((True, "Call first."),)),), ("… If not, write.",))
    other = replace(an_excerpt("Call first.", SURELY), excerpt=context)
    found = [an_excerpt("Call first.", SURELY)], [other]
    search = FakeSearch([QuestionFindings("How?", tuple(one)) for one in found])

    answer = answer_question(Question("How? And how?"), passages=search)

    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["Call first."]


def test_what_is_only_near_is_shown_as_the_closest_of_each_section() -> None:
    answer = answer_to(
        an_excerpt("One.", NEARLY),
        an_excerpt("Two.", NEARLY),
        an_excerpt("Three.", NEARLY, heading="Rules"),
        an_excerpt("Four.", NEARLY, document="b.md"),
        an_excerpt("Five.", FAR, document="c.md"),
    )

    assert isinstance(answer, NotCovered)
    assert [one.quote for one in answer.closest] == ["One.", "Three.", "Four."]


def test_near_excerpts_of_other_sections_are_what_to_see_also() -> None:
    answer = answer_to(
        an_excerpt("Call first.", SURELY),
        an_excerpt("Same section.", SURELY),
        an_excerpt("Far.", FAR, heading="Far"),
        an_excerpt("Near.", NEARLY, heading="Near"),
        an_excerpt("Nearer.", SURELY, document="b.md"),
        an_excerpt("Third.", NEARLY, document="c.md"),
    )

    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["Call first."]
    assert [one.quote for one in answer.see_also] == ["Nearer.", "Near."]


def test_what_is_far_is_not_shown_but_its_document_is_named() -> None:
    answer = answer_to(an_excerpt("One.", FAR))

    assert answer == NotCovered((NearDocument("a.md", "A.MD"),))


def test_a_follow_up_is_looked_up_after_the_question_before_it() -> None:
    search = FakeSearch([])
    follow_up = Question("and how fast?", context=("Do I answer the phone at lunch?",))

    answer_question(follow_up, passages=search)

    assert search.said == ["Do I answer the phone at lunch?"]


def in_thread(text: str, *found: FoundExcerpt, quoted: str) -> Answer | NotCovered:
    said = (ThreadMessage("Do I call first?"), ThreadMessage(quoted, is_ours=True))
    question = Question(text, context=("Do I call first?",), answered=said)
    return answer_question(question, passages=FakeSearch([QuestionFindings(text, found)]))


CALL, SORRY = an_excerpt("Call first.", SURELY), an_excerpt("Say sorry.", SURELY)
WHOLE = "What do I say to a customer whose delivery is late by a week?"


def test_a_follow_up_is_answered_with_what_is_new_in_it() -> None:
    answer = in_thread("And then?", CALL, SORRY, quoted="Always: *Call*  first!")

    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["Say sorry."]


def test_a_quote_never_comes_twice_in_a_thread() -> None:
    answer = in_thread("And then?", CALL, quoted="Call first.")

    assert isinstance(answer, NotCovered)
    assert answer.stands_above == Citation.of_excerpt(CALL)
    assert answer.closest == ()


def test_a_question_of_its_own_whose_answer_stands_above_gets_no_second_best() -> None:
    answer = in_thread(WHOLE, CALL, SORRY, quoted="Call first.")

    assert isinstance(answer, NotCovered)
    assert answer.stands_above == Citation.of_excerpt(CALL)


def test_what_is_close_and_new_comes_before_what_is_close_and_above() -> None:
    near = an_excerpt("Near.", NEARLY)
    other = an_excerpt("Other.", NEARLY, heading="Other")

    answer = in_thread(WHOLE, near, other, quoted="Near.")

    assert isinstance(answer, NotCovered)
    assert [one.quote for one in answer.closest] == ["Other."]
    assert answer.stands_above is None


def test_other_words_than_those_above_are_new() -> None:
    answer = in_thread("And then?", CALL, quoted="Recall first. Call.")

    assert isinstance(answer, Answer)


@pytest.mark.parametrize("words", ["Say that again, please", "again?", "Do I call first"])
def test_whoever_asks_for_it_reads_it_again(words: str) -> None:
    answer = in_thread(words, CALL, quoted="Call first.")

    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["Call first."]


def test_the_part_of_a_message_whose_answer_stands_above_is_named() -> None:
    said = (ThreadMessage("Call first.", is_ours=True),)
    first, second = QuestionFindings("How?", (CALL,)), QuestionFindings("Then?", (SORRY,))
    question = Question(WHOLE, context=("Hello",), answered=said)

    answer = answer_question(question, passages=FakeSearch([first, second]))

    assert isinstance(answer, Answer)
    assert [one.quote for one in answer.citations] == ["Say sorry."]
    assert answer.note == "On this part our guidance has no more than above: “How?”"


@pytest.mark.parametrize("found", [[], [QuestionFindings("", ())]])
def test_no_guidance_at_all_covers_nothing(found: list[QuestionFindings]) -> None:
    assert answer_question(Question("?"), passages=FakeSearch(found)) == NotCovered(())


def test_a_signpost_never_keeps_back_what_may_well_answer() -> None:
    close = answer_to(an_excerpt("The press: Marketing and sales answers.", ALMOST))
    press = Signpost("press", "Press", ("a journalist asks",), "Marketing and sales")

    reply = left_to(NearSignpost(press, 0.9), close)

    assert isinstance(reply, NotCovered)
    assert reply.closest


@pytest.mark.parametrize(("likeness", "is_alone"), [(0.7, True), (0.5, False)])
def test_a_signpost_that_is_surely_meant_stands_alone(likeness: float, is_alone: bool) -> None:
    close = answer_to(an_excerpt("The wage is paid on Friday.", NEARLY))
    pay = Signpost("pay", "Pay", ("when wages are paid",), "The people department")

    reply = left_to(NearSignpost(pay, likeness), close)

    assert isinstance(close, NotCovered)
    assert close.closest
    assert isinstance(reply, NotCovered)
    assert (reply.closest == ()) is is_alone


def test_next_closest_is_never_what_was_quoted() -> None:
    quoted = an_excerpt("Call first.", SURELY)
    other = an_excerpt("Or not.", FAR, heading="Elsewhere")
    search = FakeSearch([QuestionFindings("How?", (quoted, other))])

    found = next_closest("How?", [Citation.of_excerpt(quoted)], passages=search)

    assert [one.quote for one in found] == ["Or not."]
