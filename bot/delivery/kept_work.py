"""What kept work holds of people. dbos keeps each work, and what was decided of it, as JSON.

The name of a task's field says what it holds, in every feature alike: a field that is in none
of the three lists has declared nothing, and a test names it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeGuard

from bot.database.records import Days, Forgetting, Record, Whose
from bot.delivery.tasks import Task
from bot.errors import BotError

PEOPLE = frozenset({"employee_id", "agreed_by", "to", "user", "values"})  # Slack user ids
WORDS = frozenset(  # what people wrote
    {
        "text",
        "typed",
        "words",
        "note",
        "missing",
        "context",
        "unknown",
        "reason",
        "lesson",
        "title",
        "question",
        "cause",
        "blocks",
        "customer",
    }
)
PLAIN = frozenset(  # neither, though a key may be made of an id
    {
        *("key", "number", "own_number", "entry", "step", "seen", "nudge", "at", "due", "goes"),
        "alarm",
        *("source_id", "ticket", "severity", "moment_id"),
        *("channel", "thread_ts", "ts", "said_in", "response_url", "manner", "language"),
        *(
            "is_follow_up",
            "is_clicked",
            "is_helpful",
            "ground",
            "is_opened",
            "is_urgent",
            "is_retired",
            "has_agreed",
            "department_id",
        ),
        *("is_sure", "is_asked", "rule_id", "look_id", "ticked", "run_id"),
        *("left_on", "day", "have_left"),
        *("has_left", "is_guest", "is_home", "has_file", "edited_ts", "tries"),
        *("sends_question", "outcome", "promised_for", "customer_knows"),
        *(
            "fingerprint",
            "round_id",
            "choice",
            "question_id",
            "disagreement_id",
            "words_id",
            "draft_id",
        ),
        *(
            "verdict",
            "difficulty",
            "document",
            "reviewed",
            "signpost",
            "documents",
            "version",
            "starts",
            "wish",
            "unasked_kind",
            "figures",
            "offered_at",
            "setting",
            "value",
        ),
    }
)
WORK = Record(
    what="work that was taken in, and what was decided of it",
    whose=Whose.EMPLOYEE,
    kept=Days("work", 30, since="its end", applied_by="the delivery, hourly"),
    forgotten=Forgetting.DELETE,
)


class UndeclaredFieldError(BotError):
    """A field of kept work whose name does not say whether it holds a person."""


@dataclass(frozen=True, slots=True)
class Payload:
    """What one kind of work holds."""

    people: tuple[str, ...]  # fields with Slack user ids
    words: tuple[str, ...]  # fields with what people wrote


def payload_of(task_type: type[Task]) -> Payload:
    """Return what work of this type holds.

    Raises:
        UndeclaredFieldError: a field is in none of the lists above.
    """
    names = [field.name for field in fields(task_type)]
    unknown = [name for name in names if name not in PEOPLE | WORDS | PLAIN]
    if unknown:
        message = (
            f"{task_type.KIND} keeps {', '.join(unknown)}: say in {__name__} what it holds."
        )
        raise UndeclaredFieldError(message)
    return Payload(_those(names, PEOPLE), _those(names, WORDS))


def _those(names: Iterable[str], among: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in among)


def tasks_in(modules: Iterable[object]) -> dict[str, type[Task]]:
    """Return the tasks that the modules define, by the kind of their work."""
    defined = [one for module in modules for one in vars(module).values()]
    return {one.KIND: one for one in defined if _is_task(one)}


def _is_task(one: Any) -> TypeGuard[type[Task]]:
    has_kind = isinstance(getattr(one, "KIND", None), str)
    return isinstance(one, type) and is_dataclass(one) and has_kind
