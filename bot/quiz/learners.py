"""What is kept of an employee as a learner, brought up to today."""

from dataclasses import replace
from datetime import datetime

from bot.people.domain import Employee
from bot.quiz.domain import Learner
from bot.quiz.ports import Learners


async def known_learner(learners: Learners, employee: Employee, team_id: str = "") -> Learner:
    """Return what is kept about the employee, with the time zone of today, and keep that."""
    new = Learner(employee.employee_id)
    kept = await learners.of(employee.employee_id) or new
    now_known = replace(kept, time_zone=employee.time_zone, team_id=team_id or kept.team_id)
    if now_known != kept or kept == new:
        await learners.keep(now_known)
    return now_known


async def change_learner(
    learners: Learners, employee_id: str, **fields: datetime | int | bool
) -> None:
    """Keep other values in some fields of a learner; nothing of whom nobody knows."""
    if learner := await learners.of(employee_id):
        await learners.keep(replace(learner, **fields))  # type: ignore[arg-type]
