from collections.abc import Sequence
from dataclasses import replace

from bot.quiz.domain import Attempt, QuestionBank, Rule
from bot.quiz.progress.exporting import attempt_rows, attempts_as_csv
from tests.builders_quiz import a_question, an_attempt, questions

BANK = QuestionBank(questions(2))
Q = "logistics-delivery-01"
FIRST = f"logistics,delivery,{Q}"
FIVE = [an_attempt(attempt_id=f"a{n}", employee_id=f"U0SECRET{n}") for n in range(5)]


def as_table(attempts: Sequence[Attempt], bank: QuestionBank) -> str:
    return attempts_as_csv(attempt_rows(attempts, bank))


def test_a_line_names_question_and_week_but_nobody() -> None:
    table = as_table(FIVE, BANK)

    head, *lines = table.splitlines()
    assert head == "department,moment,question,week,is_first,choice,is_right,rule"
    assert lines == [f"{FIRST},2026-W10,1,2,1,{Q}"] * 5
    assert "SECRET" not in table


def test_a_question_that_fewer_than_five_answered_is_left_out() -> None:
    assert len(as_table(FIVE[:4], BANK).splitlines()) == 1


def test_a_question_that_left_the_bank_is_left_out() -> None:
    assert len(as_table(FIVE, QuestionBank()).splitlines()) == 1


def test_a_second_attempt_is_told_from_the_first() -> None:
    again = an_attempt(attempt_id="b", employee_id="U0SECRET0", days=2, is_right=False)

    table = as_table([*FIVE, again], BANK)

    assert f"{FIRST},2026-W10,0,1,0,{Q}" in table.splitlines()


def test_a_week_in_which_few_took_part_is_not_told() -> None:
    alone = an_attempt(attempt_id="b", employee_id="U0SECRET0", days=30, is_right=False)

    table = as_table([*FIVE, alone], BANK)

    assert f"{FIRST},,0,1,0,{Q}" in table.splitlines()


def test_no_cell_is_a_formula() -> None:
    odd = replace(BANK.questions[0], moment_id='=HYPERLINK("https://evil.example")')

    table = as_table(FIVE, QuestionBank((odd,)))

    assert ",=" not in table
    assert ',"=' not in table


def test_answers_at_a_text_that_left_the_bank_count_for_its_rule() -> None:
    rule = Rule("compare", "Each shipment is compared.", ("logistics-delivery-01",))
    bank = QuestionBank((a_question("logistics-delivery-11", of_rule=rule),))

    _, *lines = as_table(FIVE, bank).splitlines()

    assert lines == [f"{FIRST},2026-W10,1,2,1,compare"] * 5
