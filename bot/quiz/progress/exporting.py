"""Attempts as a table for analysis, without names and without small groups."""

import csv
from collections.abc import Callable, Mapping, Sequence
from io import StringIO

from bot.quiz.domain import Attempt, QuestionBank, QuizQuestion
from bot.quiz.progress.statistics import SMALLEST_GROUP, first_attempts

HEADINGS = ("department", "moment", "question", "week", "is_first", "choice", "is_right")


def attempts_as_csv(attempts: Sequence[Attempt], bank: QuestionBank) -> str:
    """Return a line for each attempt: no name, no day, in no order that tells who answered.

    Questions that fewer than five employees answered are left out, and so are questions
    that have left the bank. A week in which fewer than five answered on the department is left
    empty. Each line stands alone: nothing joins the lines of one employee.
    """
    told = [each for each in attempts if bank.named(each.question_id)]
    firsts = {attempt.attempt_id for attempt in first_attempts(told).values()}
    by_question = _employees_by(told, lambda each: each.question_id)
    by_week = _employees_by(told, lambda each: _week(each, bank))
    lines = [
        _line(
            attempt,
            bank,
            is_first=attempt.attempt_id in firsts,
            has_week=len(by_week[_week(attempt, bank)]) >= SMALLEST_GROUP,
        )
        for attempt in told
        if len(by_question[attempt.question_id]) >= SMALLEST_GROUP
    ]
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(sorted(lines))
    return table.getvalue()


def _employees_by(
    attempts: Sequence[Attempt], group: Callable[[Attempt], str]
) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for attempt in attempts:
        found.setdefault(group(attempt), set()).add(attempt.employee_id)
    return found


def _week(attempt: Attempt, bank: QuestionBank) -> str:
    """Return department and week, "logistics 2026-W10"."""
    year, week, _ = attempt.answered_at.isocalendar()
    return f"{_question(attempt, bank).department_id} {year}-W{week:02}"


def _question(attempt: Attempt, bank: QuestionBank) -> QuizQuestion:
    question = bank.named(attempt.question_id)
    assert question is not None  # noqa: S101  # the caller left the others out
    return question


def _line(
    attempt: Attempt, bank: QuestionBank, *, is_first: bool, has_week: bool
) -> tuple[str, ...]:
    question = _question(attempt, bank)
    cells = (
        question.department_id,
        question.moment_id,
        question.question_id,
        _week(attempt, bank).split()[-1] if has_week else "",
        str(int(is_first)),
        str(attempt.choice + 1),
        str(int(attempt.is_right)),
    )
    return tuple(_no_formula(cell) for cell in cells)


def _no_formula(cell: str) -> str:
    """Return the cell as words to any spreadsheet: trainers write ids by hand."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
