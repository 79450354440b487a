"""How lessons travel inside durable work: as what json.dumps takes. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.delivery.work import Work
from bot.ideas.lessons import Lesson, Option, Quoted
from bot.ideas.report.history import ReportEvent
from bot.moments.domain import Stage


def drafting_lesson(event: ReportEvent) -> Work:
    """Return the work of drafting a lesson and bringing it to the trainers."""
    number = event.report.number
    payload = {"number": number, "entry": event.entry.key}
    return Work(
        "ideas.draft_lesson", f"ideas.draft_lesson:{number}", payload, event.report.team_id
    )


def lesson_from_json(kept: Mapping[str, Any]) -> Lesson:
    """Return the lesson that a payload carries."""
    return Lesson(
        **{
            **kept,
            "stage": Stage(kept["stage"]),
            "best": Option(**kept["best"]),
            "others": tuple(Option(**other) for other in kept["others"]),
            "basis": Quoted(**kept["basis"]),
        }
    )
