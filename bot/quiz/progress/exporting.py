"""Attempts as a table for analysis, without names and without small groups."""

import csv
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from datetime import datetime
from io import StringIO

from bot.people.groups import are_mixed, week_began
from bot.quiz.domain import Attempt, QuestionBank, QuizQuestion
from bot.quiz.progress.statistics import first_attempts
from bot.quiz.twins import question_asked


@dataclass(frozen=True, slots=True, order=True)
class AttemptRow:
    """An attempt as it leaves the bot; rows sort so that no order tells who answered."""

    department: str
    moment: str
    question: str
    is_first: bool
    choice: int  # as the bank orders them, from 1
    is_right: bool
    rule: str  # what the question asks for; its own id where it has no twin


def attempt_rows(
    attempts: Sequence[Attempt], bank: QuestionBank, now: datetime
) -> list[AttemptRow]:
    """Return a row for each attempt: no name, no time, in no order that tells who answered.

    Told are attempts until Monday, so that two exports do not show who answered in between;
    first attempts at a question, or later ones, where so many were right and so many wrong
    that not even four who compare notes can tell how a fifth did; and of questions that left
    the bank those whose rule still asks for the same. Nothing joins the rows of one employee.
    """
    until = week_began(now)
    asked = {
        each: question
        for each in {attempt.question_id for attempt in attempts}
        if (question := question_asked(each, bank.questions))
    }
    told = [one for one in attempts if one.question_id in asked and one.answered_at < until]
    firsts = {attempt.attempt_id for attempt in first_attempts(told).values()}
    cells: dict[tuple[str, bool], list[Attempt]] = {}
    for attempt in told:
        cell = attempt.question_id, attempt.attempt_id in firsts
        cells.setdefault(cell, []).append(attempt)
    return sorted(
        _row(attempt, asked[question_id], is_first=is_first)
        for (question_id, is_first), of_cell in cells.items()
        if are_mixed(_people_by_side(of_cell))
        for attempt in of_cell
    )


def _people_by_side(attempts: Sequence[Attempt]) -> Mapping[bool, int]:
    pairs = {(attempt.is_right, attempt.employee_id) for attempt in attempts}
    return Counter(is_right for is_right, _ in pairs)


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


def _row(attempt: Attempt, question: QuizQuestion, *, is_first: bool) -> AttemptRow:
    return AttemptRow(
        department=question.department_id,
        moment=question.moment_id,
        question=attempt.question_id,
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
