from dataclasses import replace

from bot.quiz.domain import QuestionBank
from bot.quiz.progress.exporting import attempts_as_csv
from tests.builders_quiz import an_attempt, questions

BANK = QuestionBank(questions(2))
FIVE = [an_attempt(attempt_id=f"a{n}", employee_id=f"U0SECRET{n}") for n in range(5)]


def test_a_line_names_question_and_week_but_nobody() -> None:
    table = attempts_as_csv(FIVE, BANK)

    head, *lines = table.splitlines()
    assert head == "department,moment,question,week,is_first,choice,is_right"
    assert lines == ["logistics,delivery,logistics-delivery-01,2026-W10,1,2,1"] * 5
    assert "SECRET" not in table


def test_a_question_that_fewer_than_five_answered_is_left_out() -> None:
    assert len(attempts_as_csv(FIVE[:4], BANK).splitlines()) == 1


def test_a_question_that_left_the_bank_is_left_out() -> None:
    assert len(attempts_as_csv(FIVE, QuestionBank()).splitlines()) == 1


def test_a_second_attempt_is_told_from_the_first() -> None:
    again = an_attempt(attempt_id="b", employee_id="U0SECRET0", days=2, is_right=False)

    table = attempts_as_csv([*FIVE, again], BANK)

    assert "logistics,delivery,logistics-delivery-01,2026-W10,0,1,0" in table.splitlines()


def test_a_week_in_which_few_took_part_is_not_told() -> None:
    alone = an_attempt(attempt_id="b", employee_id="U0SECRET0", days=30, is_right=False)

    table = attempts_as_csv([*FIVE, alone], BANK)

    assert "logistics,delivery,logistics-delivery-01,,0,1,0" in table.splitlines()


def test_no_cell_is_a_formula() -> None:
    odd = replace(BANK.questions[0], moment_id='=HYPERLINK("https://evil.example")')

    table = attempts_as_csv(FIVE, QuestionBank((odd,)))

    assert ",=" not in table
    assert ',"=' not in table
