"""Everything kept about an employee is shown, however much it is."""

from datetime import timedelta

from bot.playground.employee import visible_text
from bot.quiz.domain import Disagreement, QuestionBank
from bot.quiz.personal.domain import OwnData
from bot.quiz.personal.messages import own_data
from bot.quiz.remind.pause_parsing import FOR_GOOD
from tests.builders_quiz import MONDAY, a_learner, an_attempt, questions

BANK = QuestionBank(questions(3))
NOTHING = OwnData(None, None, (), (), ())


def test_every_answer_of_years_is_shown_in_messages_that_slack_takes() -> None:
    attempts = tuple(an_attempt(f"logistics-delivery-{n % 5:02}", days=n) for n in range(700))

    messages = own_data(OwnData(a_learner(), "Logistics", attempts, (), ()), BANK)

    sizes = [sum(len(visible_text(block)) for block in each.blocks) for each in messages]
    words = "\n".join(visible_text(list(each.blocks)) for each in messages)
    assert max(sizes) < 13_000
    assert words.count(", right") == 700
    assert (MONDAY + timedelta(days=699)).strftime("%B %Y") in words


def test_a_question_that_left_the_bank_is_named_by_its_id() -> None:
    attempts = (an_attempt("logistics-delivery-99", choice=2),)

    (message,) = own_data(OwnData(None, None, attempts, (), ()), BANK)

    assert "logistics-delivery-99, choice 3" in visible_text(list(message.blocks))


def test_a_pause_without_end_is_told_in_words() -> None:
    learner = a_learner(paused_until=FOR_GOOD, unanswered_reminders=2)

    (message,) = own_data(OwnData(learner, None, (), (), ()), BANK)

    words = visible_text(list(message.blocks))
    assert "Reminders paused until: you say otherwise" in words
    assert "Reminders since your last answer: 2" in words


def test_words_of_a_disagreement_are_shown_escaped_with_their_answer() -> None:
    said = Disagreement("d", "logistics-delivery-01", "U0MARCO", "<!here> no", MONDAY, "Right.")

    (message,) = own_data(OwnData(None, None, (), (), (said,)), BANK)

    words = visible_text(list(message.blocks))
    assert "logistics-delivery-01" not in words
    assert "“&lt;!here&gt; no” Answer: “Right.”" in words


def test_nothing_kept_is_said() -> None:
    (message,) = own_data(NOTHING, BANK)

    assert message.text == "I keep nothing about you for the quiz."
