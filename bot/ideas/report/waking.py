"""An alarm leaves Slack, too: whom it may wake, and what it says there."""

from collections.abc import Mapping
from datetime import datetime

from bot.delivery.work import Json
from bot.ideas.report.domain import Report, Severity, Words
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.visibility import Extent, Viewer, Where, concerns, shown


async def can_wake(words: Words, *, context: ReportContext) -> bool:
    """Tell whether an alarm about this would wake somebody who may know of it.

    What is about a manager wakes nobody unless the company says who hears the webhook, and
    none of these manages the department.
    """
    if context.wake is None or words.severity is not Severity.SEVERE:
        return False
    if not words.is_about_manager:
        return True
    people = context.people
    found = [await people.resolve(who) for who in people.company.woken]
    woken = [await people.employee(who) for several in found for who in several]
    is_known = bool(found) and all(found)
    return is_known and not any(concerns(words, one) for one in woken)


async def wake(report: Report, which: int, now: datetime, *, context: ReportContext) -> None:
    """Call the webhook with the alarm of this number: 0 is the first.

    Raises:
        BotError: the webhook does not take it.
    """
    is_shown = shown(report, Where.WEBHOOK, Viewer.WOKEN) is Extent.THAT_IT_CAME
    if context.wake and is_shown and await can_wake(report.words, context=context):
        due = f"{report.due.due_at:%Y%m%dT%H%M%S}"  # tells apart what was opened again
        identity = f"{report.team_id}-{report.label}-{due}-{which}"
        await context.wake(identity, contents(report, which, now), now)


def contents(report: Report, which: int, now: datetime) -> Mapping[str, Json]:
    """Return what the webhook says: that it came, and no word of it."""
    words = report.words
    where = {} if words.is_about_manager else {"department": words.department_id}
    data = {"report": report.label, "alarm": which + 1, **where}
    return {"type": "report.alarm", "timestamp": now.isoformat(), "data": data}
