"""Attempts as a table for analysis, without names and without small groups."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from io import StringIO

from bot.quiz.domain import Attempt, QuestionBank, QuizQuestion
from bot.quiz.progress.statistics import SMALLEST_GROUP, first_attempts
from bot.quiz.twins import question_asked


@dataclass(frozen=True, slots=True, order=True)
class AttemptRow:
    """An attempt as it leaves the bot; rows sort so that no order tells who answered."""

    department: str
    moment: str
    question: str
    week: str  # "2026-W10"; empty where too few took part
    is_first: bool
    choice: int  # as the bank orders them, from 1
    is_right: bool
    rule: str  # what the question asks for; its own id where it has no twin


def attempt_rows(attempts: Sequence[Attempt], bank: QuestionBank) -> list[AttemptRow]:
    """Return a row for each attempt: no name, no day, in no order that tells who answered.

    Questions that fewer than five employees answered are left out, and so are questions that
    have left the bank without a rule that still asks for the same. A week in which fewer than
    five answered on the department is left empty. Each row stands alone: nothing joins the
    rows of one employee.
    """
    asked = {
        each: question
        for each in {attempt.question_id for attempt in attempts}
        if (question := question_asked(each, bank.questions))
    }
    told = [each for each in attempts if each.question_id in asked]
    firsts = {attempt.attempt_id for attempt in first_attempts(told).values()}
    by_question = _employees_by(told, lambda each: each.question_id)
    by_week = _employees_by(told, lambda each: _week(each, asked[each.question_id]))
    return sorted(
        _row(
            attempt,
            asked[attempt.question_id],
            is_first=attempt.attempt_id in firsts,
            has_week=len(by_week[_week(attempt, asked[attempt.question_id])]) >= SMALLEST_GROUP,
        )
        for attempt in told
        if len(by_question[attempt.question_id]) >= SMALLEST_GROUP
    )


def attempts_as_csv(rows: Sequence[AttemptRow]) -> str:
    """Return the rows as CSV in which no cell is a formula, and truth is 0 or 1."""
    table = StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(field.name for field in fields(AttemptRow))
    writer.writerows([_cell(value) for value in astuple(row)] for row in rows)
    return table.getvalue()


def attempts_as_jsonl(rows: Sequence[AttemptRow]) -> str:
    """Return the rows as JSON, one object a line, unchanged: no spreadsheet reads it."""
    return "".join(f"{json.dumps(asdict(row), ensure_ascii=False)}\n" for row in rows)


def _employees_by(
    attempts: Sequence[Attempt], group: Callable[[Attempt], str]
) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for attempt in attempts:
        found.setdefault(group(attempt), set()).add(attempt.employee_id)
    return found


def _week(attempt: Attempt, question: QuizQuestion) -> str:
    """Return department and week, "logistics 2026-W10"."""
    year, week, _ = attempt.answered_at.isocalendar()
    return f"{question.department_id} {year}-W{week:02}"


def _row(
    attempt: Attempt, question: QuizQuestion, *, is_first: bool, has_week: bool
) -> AttemptRow:
    return AttemptRow(
        department=question.department_id,
        moment=question.moment_id,
        question=attempt.question_id,
        week=_week(attempt, question).split()[-1] if has_week else "",
        is_first=is_first,
        choice=attempt.choice + 1,
        is_right=attempt.is_right,
        rule=question.rule.rule_id,
    )


def _cell(value: str | int) -> str:
    """Return the cell as words to any spreadsheet: trainers write ids by hand."""
    if isinstance(value, int):
        return str(int(value))
    begins_a_formula = value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if begins_a_formula else value
