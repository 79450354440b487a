"""A question that leans on what was said before is read after it."""

import pytest

from bot.ask.domain import Question, ThreadMessage
from bot.ask.follow_up import asked_again, said_before


def before(text: str, *context: str) -> str:
    return said_before(Question(text, context=context))


def test_a_short_question_is_read_after_the_one_before_it() -> None:
    assert before("And for collections?", "Who sends invoices?") == "Who sends invoices?"


def test_a_question_with_a_pronoun_is_read_after_the_one_before_it() -> None:
    asked = "How long does it usually take us to send?"

    assert before(asked, "Who sends an invoice to a customer?") != ""


def test_questions_that_lean_on_each_other_are_read_as_far_back_as_needed() -> None:
    whole = "How do we send the invoice for a delivery in two parts?"

    leant_on = before("And then?", "Who sends a reminder to them?", whole, "And by whom?")

    assert leant_on == f"{whole}\nAnd by whom?"


def test_a_whole_question_stands_alone() -> None:
    assert before("What do I tell a customer about a late delivery?", "Who sends it?") == ""


def test_a_first_question_has_nothing_to_lean_on() -> None:
    assert before("And for collections?") == ""


SAID = (ThreadMessage("Why?"), ThreadMessage("So.", is_ours=True), ThreadMessage("How long?"))


@pytest.mark.parametrize("text", ["again", "Can you repeat that?", "show me the quote again"])
def test_whoever_wants_to_read_it_again_means_the_last_question(text: str) -> None:
    question = Question(text, "U0DAN", context=("Why?", "How long?"), answered=SAID)

    assert asked_again(question) == Question("How long?", "U0DAN", context=("Why?",))


def test_the_same_question_is_asked_again() -> None:
    question = Question("why", context=("Why?", "How long?"), answered=SAID)

    assert asked_again(question) == Question("why", context=("Why?", "How long?"))


@pytest.mark.parametrize("text", ["What if it breaks again?", "Who repeats it?", "How?", ""])
def test_what_asks_for_more_is_not_asked_again(text: str) -> None:
    assert asked_again(Question(text, context=("Why?",), answered=SAID)) is None


def test_nothing_can_be_said_again_before_anything_was_said() -> None:
    assert asked_again(Question("again")) is None
