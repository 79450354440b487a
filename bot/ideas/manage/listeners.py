"""Takes in a manager's click: at once, or after a modal that asks for more."""

import re
from dataclasses import replace
from datetime import timedelta

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal, renew_modal
from bot.ideas import notices
from bot.ideas.inputs import written
from bot.ideas.manage import modals
from bot.ideas.manage.asking import ManagerQuestion
from bot.ideas.manage.domain import DecideReport, verdict_of
from bot.ideas.manage.modals import Pressed
from bot.ideas.manage.service import lacking, objection
from bot.ideas.manage.targets import misdirected
from bot.ideas.report import wording
from bot.ideas.report.buttons import MORE, READ_ALL
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Step, label_of
from bot.ideas.report.history import Refused, Verdict
from bot.ideas.report.visibility import may_decide
from bot.ideas.similar.service import Similar
from bot.slack import Block, Event, team_of

AT_ONCE = (Step.TAKE, Step.START, Step.LEARN)
WITH_MODAL = (
    Step.ACCEPT,
    Step.FINISH,
    Step.DECLINE,
    Step.ASK,
    Step.HAND_OVER,
    Step.MERGE,
)


A_DAY = timedelta(days=1)  # it may be tomorrow already where the manager is, or still today


def register(app: AsyncApp, cards: ReportCards, similar: Similar) -> None:
    """Connect a manager's buttons to Slack."""
    _register_clicks(app, cards)
    _register_modals(app, cards, similar)
    _register_reading(app, cards)


def _register_clicks(app: AsyncApp, cards: ReportCards) -> None:
    @app.action(_any_of(AT_ONCE))
    async def take_verdict(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        pressed = _pressed(body, action)
        task = _deciding(body, pressed)
        work = from_click(body, task, _named(body, task, action["action_ts"]))
        await cards.delivery.take_in(work)
        await ack()
        if (body.get("view") or {}).get("type") == "modal":
            told = modals.on_its_way(pressed, label_of(pressed.number))
            await renew_modal(client, body, told)


def _any_of(steps: tuple[Step, ...]) -> re.Pattern[str]:
    return re.compile(rf"^ideas\.({'|'.join(steps)})$")


def _pressed(body: Event, action: Event) -> Pressed:
    if action["action_id"] == MORE:
        step, number, seen = action["selected_option"]["value"].split(":")
    else:
        step = action["action_id"].removeprefix("ideas.")
        number, seen = action["value"].split(":")
    return Pressed(int(number), Step(step), int(seen), body.get("response_url") or "")


def _deciding(body: Event, pressed: Pressed, reason: str = "") -> DecideReport:
    return DecideReport(
        number=pressed.number,
        step=pressed.step,
        seen=pressed.seen,
        employee_id=body["user"]["id"],
        response_url=pressed.response_url,
        reason=reason,
    )


def _named(body: Event, task: DecideReport, press: str) -> str:
    return f"{team_of(body)}:{task.employee_id}:{task.number}:{task.step}:{press}"


def _register_modals(app: AsyncApp, cards: ReportCards, similar: Similar) -> None:
    @app.action(MORE)
    @app.action(_any_of(WITH_MODAL))
    async def ask_for_more(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        pressed = _pressed(body, action)
        await open_modal(client, body, _modal(cards, similar, pressed, body["user"]["id"]))

    @app.view(modals.DECIDE)
    async def take_answer(ack: AsyncAck, body: Event, view: Block) -> None:
        pressed = Pressed.loaded(view)
        values = view["state"]["values"]
        task = _answering(body, pressed, values)
        if wrong := await _wrong(task, cards):
            await ack(response_action="errors", errors=wrong)
        else:
            work = from_view(body, task, _named(body, task, view["id"]))
            await cards.delivery.take_in(work)
            await _answered(ack, pressed, view)


async def _answered(ack: AsyncAck, pressed: Pressed, view: Block) -> None:
    """Close the form; say that it was taken where the report beneath stays as it was."""
    if view.get("previous_view_id"):
        told = modals.on_its_way(pressed, label_of(pressed.number))
        await ack(response_action="update", view=told)
    else:
        await ack()


def _answering(body: Event, pressed: Pressed, values: Block) -> DecideReport:
    person, department = written(values, "person"), written(values, "department")
    task = _deciding(body, pressed, written(values, "reason"))
    knows = written(values, "knows")
    return replace(
        task,
        to=person or department or written(values, "other"),
        department_id=department if person else "",
        promised_for=written(values, "day"),
        cause=_cause(values),
        customer_knows=knows == modals.YES if knows else None,
    )


def _cause(values: Block) -> str:
    chosen = written(values, "cause")
    return written(values, "own_cause").strip() or ("" if chosen == modals.OWN else chosen)


async def _wrong(task: DecideReport, cards: ReportCards) -> dict[str, str]:
    """Return what is wrong with a manager's answer, by the field that Slack marks."""
    verdict, context = verdict_of(task, key=""), cards.context
    if verdict.promised_for and verdict.promised_for < cards.now().date() - A_DAY:
        return {"day": "Please choose a day that is still to come."}
    report = await context.reports.find(task.number)
    asks_cause = report and not report.words.report_kind.verdicts
    if task.step is Step.FINISH and asks_cause and not task.cause:
        return {"own_cause": "Please write here what it was."}
    if unsaid := lacking(verdict):
        return {"reason": unsaid.why}
    if report and (nowhere := await misdirected(verdict, report, context=context)):
        if task.step is Step.MERGE:
            return {"other": nowhere.why}
        is_person = context.people.company.named(task.to) is None and task.to
        return {"person" if is_person else "department": nowhere.why}
    return {}


async def _modal(
    cards: ReportCards, similar: Similar, pressed: Pressed, manager_id: str
) -> Block:
    context = cards.context
    report = await context.reports.find(pressed.number)
    if report is None:
        return notices.refused("I do not know this report.")
    verdict = Verdict(pressed.number, pressed.step, manager_id, "", seen=pressed.seen)
    refused = await objection(report, verdict, context=context)
    if isinstance(refused, Refused):
        return notices.refused(wording.refusal(refused))
    return await ManagerQuestion(cards, similar, report, pressed, manager_id).modal()


def _register_reading(app: AsyncApp, cards: ReportCards) -> None:
    @app.action(READ_ALL)
    async def read_it_all(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        page = _whole(cards, int(action["value"]), body["user"]["id"])
        await open_modal(client, body, page)


async def _whole(cards: ReportCards, number: int, reader_id: str) -> Block:
    context = cards.context
    report = await context.reports.find(number)
    if report and await may_decide(reader_id, report, context=context):
        return modals.whole(await cards.card(report), context.people.company)
    return notices.said("This report is not with you.")
