"""Who may see or do what: one table, which every service asks before it acts."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bot.errors import CannotDoError
from bot.people.domain import Employee, Role


class NotAllowedError(CannotDoError):
    """Somebody tried what is not theirs to see or do."""


class Action(StrEnum):
    """What somebody may want to see or do, in words that finish "you may not …"."""

    TAKE_QUIZ = "take the quiz"
    SEE_DEPARTMENT_LEARNING = "see how this department is learning"
    SEE_QUESTION_STATISTICS = "see how the quiz questions work"
    REVIEW_QUESTIONS = "approve or change quiz questions"
    ASSIGN_ROUNDS = "assign a round of questions to a department"
    HOLD_TEAM_CASES = "hold team cases for this department"
    ANSWER_DISAGREEMENT = "answer for this quiz question"
    SEE_REPORTS_OF_DEPARTMENT = "see the reports of this department"
    DECIDE_REPORT = "decide about this report"
    SEE_GAPS = "see what the guidance does not cover"
    SEE_OPERATION = "see how the bot is doing"
    CHANGE_CHANNELS = "change how I behave in channels"
    CHANGE_SETTINGS = "change what the company settles"
    FORGET_LEAVER = "have somebody forgotten who left"
    CONFIRM_LEAVING = "say whether so many left"
    ERASE_CUSTOMER = "have a customer erased"
    OVERSEE = "see who may do what, and what was changed"


EVERYBODY = frozenset({Role.EMPLOYEE})
# A manager's right holds for the departments they manage and for those below.
ALLOWED: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.TAKE_QUIZ: EVERYBODY,
        Action.SEE_DEPARTMENT_LEARNING: frozenset({Role.MANAGER}),
        Action.SEE_QUESTION_STATISTICS: frozenset({Role.TRAINER}),
        Action.REVIEW_QUESTIONS: frozenset({Role.TRAINER}),
        Action.ASSIGN_ROUNDS: frozenset({Role.TRAINER}),
        Action.HOLD_TEAM_CASES: frozenset({Role.MANAGER}),
        Action.ANSWER_DISAGREEMENT: frozenset({Role.MANAGER, Role.TRAINER}),
        Action.SEE_REPORTS_OF_DEPARTMENT: frozenset({Role.MANAGER}),
        Action.DECIDE_REPORT: frozenset({Role.MANAGER, Role.ADMINISTRATOR}),
        Action.SEE_GAPS: frozenset({Role.TRAINER, Role.ADMINISTRATOR}),
        Action.SEE_OPERATION: frozenset({Role.ADMINISTRATOR}),
        Action.CHANGE_CHANNELS: frozenset({Role.ADMINISTRATOR}),
        Action.CHANGE_SETTINGS: frozenset({Role.ADMINISTRATOR}),
        Action.FORGET_LEAVER: frozenset({Role.ADMINISTRATOR}),
        Action.CONFIRM_LEAVING: frozenset({Role.ADMINISTRATOR}),
        Action.ERASE_CUSTOMER: frozenset({Role.ADMINISTRATOR}),
        Action.OVERSEE: frozenset({Role.WORKS_COUNCIL, Role.ADMINISTRATOR}),
    }
)

# Where to go instead, in a sentence; nothing where there is nowhere.
INSTEAD: Mapping[Action, str] = MappingProxyType(
    {Action.FORGET_LEAVER: " What I keep of yourself, `/customer my data` shows and deletes."}
)


def may(employee: Employee, action: Action, department_id: str | None = None) -> bool:
    """Tell whether the employee may do this, for the department if it is about one."""
    if not employee.is_active:
        return False
    roles = employee.roles & ALLOWED[action]
    return bool(roles - {Role.MANAGER}) or (
        Role.MANAGER in roles and department_id in employee.manages
    )


def check(employee: Employee, action: Action, department_id: str | None = None) -> None:
    """Let the employee pass.

    Raises:
        NotAllowedError: the table says no.
    """
    if not may(employee, action, department_id):
        message = f"Sorry, you may not {action}.{INSTEAD.get(action, '')}"
        raise NotAllowedError(message)
