"""Work as typed data: a frozen dataclass for each kind, written and read by one serialiser.

    @dataclass(frozen=True, slots=True)
    class AnswerMessage:
        KIND: ClassVar[str] = "ask.answer"
        employee_id: str
        text: str = ""  # a field that came later has a default: what was kept before lacks it

Kinds and names of fields outlive a process: what an earlier version kept is read by this one.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import Field
from datetime import datetime
from functools import cache
from typing import Any, ClassVar, Protocol, TypeAlias, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.delivery.work import Handler, Outgoing, Place, Schedule, Work
from bot.errors import CannotDoError


class Task(Protocol):
    """What a feature has to do: a frozen dataclass with the kind of work it is."""

    KIND: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


TaskT = TypeVar("TaskT", bound=Task)

Perform: TypeAlias = Callable[[TaskT, Work], Awaitable[Sequence[Outgoing]]]
"""Does a task; the `Work` that carried it says its key and workspace. See `Handler`."""


class UnreadableWorkError(CannotDoError):
    """What was kept lacks what its kind needs; no version of the bot wrote it so."""


def work_of(
    task: Task,
    key: str,
    team_id: str = "",
    *,
    not_before: datetime | None = None,
    reports_failure_to: Place | None = None,
) -> Work:
    """Return the work that carries the task; see `Work` for what the arguments mean."""
    payload = _adapter(type(task)).dump_python(task, mode="json")
    return Work(task.KIND, key, payload, team_id, not_before, reports_failure_to)


def schedule_of(
    task: Task, name: str, cron: str, time_zone: str, team_id: str = ""
) -> Schedule:
    """Return the schedule of a task. A field ``due`` of it is filled in each turn."""
    payload = _adapter(type(task)).dump_python(task, mode="json")
    return Schedule(name, cron, time_zone, task.KIND, payload, team_id)


def task_in(work: Work, task_type: type[TaskT]) -> TaskT:
    """Return the task that the work carries; fields that it does not know are left out.

    Raises:
        UnreadableWorkError: a field is missing or of another type.
    """
    try:
        task: TaskT = _adapter(task_type).validate_python(work.payload)
    except ValidationError:  # its words would name what people wrote
        message = "I can no longer read what was asked here. Please start again."
        raise UnreadableWorkError(message) from None
    return task


def performs(task_type: type[TaskT], perform: Perform[TaskT]) -> tuple[str, Handler]:
    """Return the kind of a task and the handler that does it, for a feature's table of work."""

    async def handle(work: Work) -> Sequence[Outgoing]:
        return await perform(task_in(work, task_type), work)

    return task_type.KIND, handle


@cache
def _adapter(task_type: type[TaskT]) -> TypeAdapter[TaskT]:
    return TypeAdapter(task_type)
