from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.quiz.domain import Attempt, QuestionBank, Rule
from bot.quiz.progress.exporting import attempt_rows, attempts_as_csv
from tests.builders_quiz import MONDAY, a_question, an_attempt, questions

BANK = QuestionBank(questions(2))
Q = "logistics-delivery-01"
FIRST = f"logistics,delivery,{Q}"
RIGHT = f"{FIRST},1,2,1,{Q}"
WRONG = f"{FIRST},1,1,0,{Q}"
NOW = MONDAY + timedelta(days=7)


def answers(right: int, wrong: int, days: float = 0.0, key: str = "a") -> list[Attempt]:
    """One attempt each at one question, by as many people."""
    return [
        an_attempt(
            attempt_id=f"{key}{n}", employee_id=f"U0SECRET{n}", is_right=n < right, days=days
        )
        for n in range(right + wrong)
    ]


TEN = answers(right=5, wrong=5)


def as_table(attempts: Sequence[Attempt], bank: QuestionBank) -> str:
    return attempts_as_csv(attempt_rows(attempts, bank, NOW))


def test_a_line_names_question_and_answer_but_nobody_and_no_time() -> None:
    table = as_table(TEN, BANK)

    head, *lines = table.splitlines()
    assert head == "department,moment,question,is_first,choice,is_right,rule"
    assert lines == [WRONG] * 5 + [RIGHT] * 5
    assert "SECRET" not in table


@pytest.mark.parametrize(("right", "wrong"), [(4, 9), (9, 4), (30, 0), (0, 30)])
def test_a_question_at_which_four_could_tell_a_fifth_is_left_out(
    right: int, wrong: int
) -> None:
    assert len(as_table(answers(right, wrong), BANK).splitlines()) == 1


def test_what_was_answered_since_monday_waits() -> None:
    late = an_attempt(attempt_id="b", employee_id="U0LATE", days=7.1)

    assert as_table([*TEN, late], BANK) == as_table(TEN, BANK)


def test_a_question_that_left_the_bank_is_left_out() -> None:
    assert len(as_table(TEN, QuestionBank()).splitlines()) == 1


def test_later_attempts_are_told_where_so_many_made_one() -> None:
    again = answers(right=5, wrong=5, days=2, key="b")

    assert f"{FIRST},0,1,0,{Q}" in as_table([*TEN, *again], BANK).splitlines()
    assert as_table([*TEN, *again[:9]], BANK) == as_table(TEN, BANK)


def test_no_cell_is_a_formula() -> None:
    odd = replace(BANK.questions[0], moment_id='=HYPERLINK("https://evil.example")')

    table = as_table(TEN, QuestionBank((odd,)))

    assert ",=" not in table
    assert ',"=' not in table


def test_answers_at_a_text_that_left_the_bank_count_for_its_rule() -> None:
    rule = Rule("compare", "Each shipment is compared.", ("logistics-delivery-01",))
    bank = QuestionBank((a_question("logistics-delivery-11", of_rule=rule),))

    _, *lines = as_table(TEN, bank).splitlines()

    assert lines == [f"{FIRST},1,1,0,compare"] * 5 + [f"{FIRST},1,2,1,compare"] * 5
