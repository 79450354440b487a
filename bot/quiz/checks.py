"""Checks at days 0, 30 and 90: texts kept out of practice, so that none is remembered. Pure.

Why they are made so says ADR 0030.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.company.working_time import WorkingTime
from bot.quiz.domain import Attempt, Learner, Occasion, QuizQuestion, Round
from bot.quiz.times import PATH_DAYS, day_of_path, path_step_at
from bot.quiz.twins import by_rule

CHECKS = 3
ITEMS = 5  # a check's; one of each rule
FEWEST_TEXTS = 3  # of a rule that gives one away: two are left to practise
LAST_ON = 90  # days after the path began; the first two are steps of it, on days 0 and 30


@dataclass(frozen=True, slots=True)
class DueCheck:
    """A check that a learner's next round is."""

    number: int  # counted from 0
    occasion: Occasion


def due_check(
    learner: Learner, rounds: Sequence[Round], steps: int, hours: WorkingTime, now: datetime
) -> DueCheck | None:
    """Return the check that is due; None if none is.

    Who had no first one, because the path began before there were checks, has none later.

    Args:
        learner: whose they are.
        rounds: of theirs, in any order.
        steps: how many of the path are done.
        hours: when questions may come.
        now: UTC.
    """
    made = [each.occasion for each in rounds]
    has_first = Occasion.PATH_CHECK in made
    step_at = path_step_at(learner, steps, hours)
    if step_at is not None:
        is_one = steps == 0 or (steps == len(PATH_DAYS) - 1 and has_first)
        number = 0 if steps == 0 else 1
        is_due = is_one and step_at <= now
        return DueCheck(number, Occasion.PATH_CHECK) if is_due else None
    last_at = day_of_path(learner, LAST_ON, hours)
    is_due = has_first and Occasion.CHECK not in made and last_at is not None and last_at <= now
    return DueCheck(2, Occasion.CHECK) if is_due else None


def kept_for_checks(
    questions: Sequence[QuizQuestion], employee_id: str
) -> tuple[QuizQuestion, ...]:
    """Return one text of each of fifteen rules, drawn by lot for this employee, always alike.

    Returns:
        Five for each check, the first's first; none where the department has too few rules.
    """
    rules = {
        rule_id: twins
        for rule_id, twins in by_rule(questions).items()
        if len(twins) >= FEWEST_TEXTS
    }
    if len(rules) < CHECKS * ITEMS:
        return ()
    drawn = sorted(rules, key=lambda rule_id: _lot(employee_id, rule_id))[: CHECKS * ITEMS]
    return tuple(_text_of(rules[rule_id], employee_id) for rule_id in drawn)


def check_items(
    questions: Sequence[QuizQuestion],
    attempts: Sequence[Attempt],
    employee_id: str,
    number: int,
) -> tuple[QuizQuestion, ...]:
    """Return the five questions of a check; none unless all are texts never asked before.

    Where the bank changed and a kept text was asked, another of its rule takes its place.
    """
    met = {attempt.question_id for attempt in attempts}
    kept = kept_for_checks(questions, employee_id)[number * ITEMS : (number + 1) * ITEMS]
    rules = by_rule([one for one in questions if one.question_id not in met])
    fresh = [rules[one.rule.rule_id] for one in kept if one.rule.rule_id in rules]
    items = tuple(_text_of(twins, employee_id) for twins in fresh)
    return items if len(items) == ITEMS else ()


def for_practice(
    questions: Sequence[QuizQuestion], attempts: Sequence[Attempt], employee_id: str
) -> Sequence[QuizQuestion]:
    """Return the questions without those still kept for this employee's checks."""
    met = {attempt.question_id for attempt in attempts}
    kept = {one.question_id for one in kept_for_checks(questions, employee_id)} - met
    return [one for one in questions if one.question_id not in kept]


def _text_of(twins: Sequence[QuizQuestion], employee_id: str) -> QuizQuestion:
    return min(twins, key=lambda one: _lot(employee_id, one.question_id))


def _lot(employee_id: str, drawn: str) -> bytes:
    return hashlib.sha256(f"check {employee_id} {drawn}".encode()).digest()
