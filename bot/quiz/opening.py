"""What comes before the first question: three moments of the department, and a case. Pure."""

from collections.abc import Sequence
from random import Random
from typing import TypeAlias

from bot.moments.domain import DepartmentPart, Moment, MomentsMap
from bot.quiz.domain import QuizQuestion
from bot.quiz.twins import by_rule

MOMENTS_SHOWN = 3
OwnMoment: TypeAlias = tuple[Moment, DepartmentPart]


def own_moments(moments: MomentsMap, department_id: str) -> tuple[OwnMoment, ...]:
    """Return the moments that the department shapes most, those it answers for first."""
    parts = [
        (place, moment, part)
        for moment in moments.moments
        for place, part in enumerate(moment.parts)
        if part.department_id == department_id
    ]
    ranked = sorted(parts, key=lambda found: found[0])
    return tuple((moment, part) for _, moment, part in ranked[:MOMENTS_SHOWN])


def worked_case(
    questions: Sequence[QuizQuestion], moments: MomentsMap, employee_id: str
) -> QuizQuestion | None:
    """Return the question that this learner is shown with its answer, always the same.

    One of the easiest at the department's own moments, of a rule that has others to ask.

    Args:
        questions: of one department.
        moments: all of them.
        employee_id: decides among those alike, so that colleagues see different ones.
    """
    rules = by_rule(questions)
    spare = [one for one in questions if len(rules[one.rule.rule_id]) > 1]
    if not spare:
        return None
    shown = {moment.moment_id for moment, _ in own_moments(moments, spare[0].department_id)}
    fitting = [one for one in spare if one.moment_id in shown] or spare
    least = min(one.difficulty for one in fitting)
    easy = sorted(one.question_id for one in fitting if one.difficulty == least)
    chosen = Random(employee_id).choice(easy)  # noqa: S311  # no secret
    return next(one for one in fitting if one.question_id == chosen)


def without_case(
    questions: Sequence[QuizQuestion], moments: MomentsMap, employee_id: str
) -> Sequence[QuizQuestion]:
    """Return the department's questions but for the one that was worked through."""
    case = worked_case(questions, moments, employee_id)
    return [one for one in questions if one != case]
