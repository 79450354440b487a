"""Where a trainer looks at a lesson and approves it."""

from dataclasses import asdict
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.windows import open_window
from bot.delivery.work import Place, Work
from bot.ideas import notices
from bot.ideas.lesson_drafts import LessonDrafting
from bot.ideas.lesson_messages import (
    APPROVE,
    LOOK,
    REJECT,
    approved,
    editing,
    lacking,
    taught_before,
    without_line_breaks,
)
from bot.ideas.lessons import Lesson, teaching_key
from bot.ideas.submit.intake import ReportIntake
from bot.people.permissions import Action, may
from bot.slack import Block

Event = dict[str, Any]
NO_QUOTE = "No guidance fits this complaint yet, so no question can stand on it."


def register(app: AsyncApp, intake: ReportIntake, drafting: LessonDrafting) -> None:
    """Connect a trainer's buttons and window to Slack."""
    _register_buttons(app, intake, drafting)
    _register_window(app, intake, drafting)


def _register_buttons(app: AsyncApp, intake: ReportIntake, drafting: LessonDrafting) -> None:
    @app.action(LOOK)
    async def look_at_draft(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        page = _page(intake, drafting, int(action["value"]), body["user"]["id"])
        await open_window(client, body, page)

    @app.action(REJECT)
    async def reject(ack: AsyncAck, body: Event, action: Event) -> None:
        employee_id, number = body["user"]["id"], int(action["value"])
        work = Work(
            kind="ideas.reject_lesson",
            key=f"ideas.reject_lesson:{number}:{employee_id}:{action['action_ts']}",
            payload={"number": number, "employee_id": employee_id},
            team_id=body["team"]["id"],
            reports_failure_to=Place(employee_id, None, employee_id),
        )
        await intake.cards.delivery.take_in(work)
        await ack()


def _register_window(app: AsyncApp, intake: ReportIntake, drafting: LessonDrafting) -> None:
    @app.view(APPROVE)
    async def approve(ack: AsyncAck, body: Event, view: Block) -> None:
        lesson = without_line_breaks(approved(view))
        wrong = lacking(lesson) or await _faults(drafting, lesson)
        if wrong:
            await ack(response_action="errors", errors=wrong)
            return
        employee_id, team_id = body["user"]["id"], body["team"]["id"]
        work = Work(
            kind="ideas.teach",
            key=f"ideas.teach:{lesson.number}:{view['id']}",
            payload={"lesson": asdict(lesson), "employee_id": employee_id},
            team_id=team_id,
            reports_failure_to=Place(employee_id, None, employee_id),
        )
        await intake.cards.delivery.take_in(work)
        await ack()


async def _faults(drafting: LessonDrafting, lesson: Lesson) -> dict[str, str]:
    """Return what the bank's rules have against it, under the first field."""
    faults = await drafting.school.faults(lesson)
    return {"situation": " ".join(faults)} if faults else {}


async def _page(
    intake: ReportIntake, drafting: LessonDrafting, number: int, employee_id: str
) -> Block:
    context = intake.cards.context
    report = await context.reports.find(number)
    trainer = await context.people.employee(employee_id)
    if report is None or not may(trainer, Action.REVIEW_QUESTIONS):
        return notices.said("Only trainers can turn a complaint into a lesson.")
    if taught := await context.reports.entry(teaching_key(number)):
        return notices.refused(taught_before(report.label, taught))
    lesson = await drafting.of(report)
    return editing(lesson) if lesson else notices.said(NO_QUOTE)
