"""Attempts as a table for analysis, without names and without small groups."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from bot.quiz.domain import Attempt, QuestionBank
from bot.quiz.statistics import SMALLEST_GROUP, first_attempts

HEADINGS = ("department", "moment", "question", "week", "is_first", "choice", "is_right")


def attempts_as_csv(attempts: Sequence[Attempt], bank: QuestionBank) -> str:
    """Return a line for each attempt: no name, no day, in no order that tells who answered.

    Questions that fewer than five employees answered are left out, and so are questions
    that have left the bank. Each line stands alone: nothing joins the lines of one employee.
    """
    firsts = {attempt.attempt_id for attempt in first_attempts(attempts).values()}
    answered_by = _employees_by_question(attempts)
    lines = [
        _line(attempt, bank, is_first=attempt.attempt_id in firsts)
        for attempt in attempts
        if len(answered_by[attempt.question_id]) >= SMALLEST_GROUP
        and bank.named(attempt.question_id)
    ]
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(sorted(lines))
    return table.getvalue()


def _employees_by_question(attempts: Sequence[Attempt]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for attempt in attempts:
        found.setdefault(attempt.question_id, set()).add(attempt.employee_id)
    return found


def _line(attempt: Attempt, bank: QuestionBank, *, is_first: bool) -> tuple[str, ...]:
    question = bank.named(attempt.question_id)
    assert question is not None  # noqa: S101  # the caller left the others out
    year, week, _ = attempt.answered_at.isocalendar()
    return (
        question.department_id,
        question.moment_id,
        question.question_id,
        f"{year}-W{week:02}",
        str(int(is_first)),
        str(attempt.choice + 1),
        str(int(attempt.is_right)),
    )
