"""Which text of a rule is asked: one not seen before, and none twice within ten days. Pure.

A rule is what guidance asks of a department at one moment; its twins are questions that ask for
it in other circumstances, so that a text remembered is no rule known.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.quiz.domain import Attempt, QuizQuestion

TEXT_RESTS = timedelta(days=10)  # until a text may come again, where the rule has others


def by_rule(questions: Sequence[QuizQuestion]) -> dict[str, tuple[QuizQuestion, ...]]:
    """Return the twins of each rule by its id, all in the order of the questions."""
    rules: dict[str, tuple[QuizQuestion, ...]] = {}
    for question in questions:
        rules[question.rule.rule_id] = (*rules.get(question.rule.rule_id, ()), question)
    return rules


def attempts_by_rule(
    attempts: Sequence[Attempt], questions: Sequence[QuizQuestion]
) -> dict[str, list[Attempt]]:
    """Return the attempts at each rule, in their order, those at texts it had once included."""
    rule_of = {
        question_id: question.rule.rule_id
        for question in questions
        for question_id in (*question.rule.former, question.question_id)
    }
    found: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        if rule_id := rule_of.get(attempt.question_id):
            found.setdefault(rule_id, []).append(attempt)
    return found


def question_asked(question_id: str, questions: Sequence[QuizQuestion]) -> QuizQuestion | None:
    """Return the question of this id, or one of the rule that a question gone asked for."""
    found = next((one for one in questions if one.question_id == question_id), None)
    return found or next((one for one in questions if question_id in one.rule.former), None)


def twin_to_ask(
    twins: Sequence[QuizQuestion], attempts: Sequence[Attempt], now: datetime, seed: str
) -> QuizQuestion | None:
    """Return the text to ask; None while each was asked within ten days.

    The one asked least often comes, of those alike any. A rule with one text asks that one.

    Args:
        twins: of one rule, at least one.
        attempts: one employee's, oldest first; those at other rules do not matter.
        now: UTC.
        seed: decides among texts asked equally often; the same one decides the same.
    """
    if len(twins) == 1:
        return twins[0]
    times = _times(attempts)
    rested = [one for one in twins if _has_rested(times.get(one.question_id, ()), now)]
    if not rested:
        return None
    return min(rested, key=lambda one: (len(times.get(one.question_id, ())), _lot(one, seed)))


def _times(attempts: Sequence[Attempt]) -> Mapping[str, Sequence[datetime]]:
    times: dict[str, list[datetime]] = {}
    for attempt in attempts:
        times.setdefault(attempt.question_id, []).append(attempt.answered_at)
    return times


def _has_rested(times: Sequence[datetime], now: datetime) -> bool:
    return not times or now - times[-1] >= TEXT_RESTS


def _lot(question: QuizQuestion, seed: str) -> bytes:
    return hashlib.sha256(f"{seed} {question.question_id}".encode()).digest()
