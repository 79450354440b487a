"""Where a trainer looks at a lesson and approves it."""

from dataclasses import asdict
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.work import Place, Work
from bot.ideas import modals
from bot.ideas.lesson_messages import (
    APPROVE,
    LOOK,
    approved,
    editing,
    lacking,
    taught_before,
    without_line_breaks,
)
from bot.ideas.lessons import FindQuote, draft, teaching_key
from bot.ideas.reception import Reception
from bot.ideas.windows import show_window
from bot.people.permissions import Action, may
from bot.slack import Block

Event = dict[str, Any]
NO_QUOTE = "No guidance fits this complaint yet, so no question can stand on it."


def register(app: AsyncApp, reception: Reception, find_quote: FindQuote) -> None:
    """Connect a trainer's button and window to Slack."""

    @app.action(LOOK)
    async def look_at_draft(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        page = await _page(reception, find_quote, int(action["value"]), body["user"]["id"])
        await show_window(client, body, page)

    @app.view(APPROVE)
    async def approve(ack: AsyncAck, body: Event, view: Block) -> None:
        lesson = without_line_breaks(approved(view))
        if wrong := lacking(lesson):
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
        await reception.desk.delivery.take_in(work)
        await ack()


async def _page(
    reception: Reception, find_quote: FindQuote, number: int, employee_id: str
) -> Block:
    office = reception.desk.office
    report = await office.reports.find(number)
    trainer = await office.people.employee(employee_id)
    if report is None or not may(trainer, Action.REVIEW_QUESTIONS):
        return modals.said("Only trainers can turn a complaint into a lesson.")
    if taught := await office.reports.entry(teaching_key(number)):
        return modals.refused(taught_before(report.label, taught))
    words = report.words
    basis = await find_quote(words.text, words.department_id)
    if basis is None:
        return modals.said(NO_QUOTE)
    return editing(draft(report, reception.desk.moments, basis))
