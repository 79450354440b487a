"""Where a click under an answer, or a modal that was sent, reaches Ask."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask import messages
from bot.ask.answer.modals import Modals
from bot.ask.gaps import messages as gap_messages
from bot.ask.home import messages as home_messages
from bot.delivery.sending.windows import open_window
from bot.delivery.work import Delivery, Place, Work
from bot.slack import identity, team_of
from bot.windows import written_in

Event = dict[str, Any]


def register(app: AsyncApp, delivery: Delivery, modals: Modals) -> None:
    """Connect the buttons and modals of Ask to Slack."""
    _register_feedback(app, delivery)
    _register_follow_ups(app, delivery)
    _register_openers(app, modals)
    _register_gaps(app, delivery)
    _register_suggested(app, delivery)
    _register_language(app, delivery)


def _register_feedback(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(messages.JUDGE)
    async def take_judgement(ack: AsyncAck, body: Event, action: Event) -> None:
        verdict, _, key = action["value"].partition(":")
        is_helpful = verdict == "helpful"
        work = _click(body, "ask.feedback", key=key, is_helpful=is_helpful, reason="")
        await delivery.take_in(work)
        await ack()

    @app.action(re.compile(rf"^{messages.WHY_NOT}\."))
    async def take_reason(ack: AsyncAck, body: Event, action: Event) -> None:
        reason = action["action_id"].removeprefix(f"{messages.WHY_NOT}.")
        await delivery.take_in(_click(body, "ask.feedback", is_helpful=False, reason=reason))
        await ack()


def _register_follow_ups(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(re.compile(rf"^{messages.FOLLOW_UP}\."))
    async def ask_further(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(_further_question(body))
        await ack()


def _further_question(body: Event) -> Work:
    """Return the work of answering a suggested question where it was clicked."""
    action, employee = body["actions"][0], body["user"]["id"]
    key = f"{body['team']['id']}:{employee}:{action['action_ts']}"
    asked = {"key": key, "text": action["value"], "employee_id": employee}
    message = body.get("message")
    if message is None:  # under an answer to a slash command, which only its sender sees
        return Work(
            kind="ask.command",
            key=f"ask.command:{key}",
            team_id=body["team"]["id"],
            payload={**asked, "response_url": body["response_url"]},
            reports_failure_to=Place(employee, None, employee),
        )
    channel, thread_ts = body["channel"]["id"], message.get("thread_ts", message["ts"])
    return Work(
        kind="ask.answer",
        key=f"ask.answer:{key}",
        team_id=body["team"]["id"],
        payload={**asked, "channel": channel, "thread_ts": thread_ts, "is_clicked": True},
        reports_failure_to=Place(channel, thread_ts, employee),
    )


def _register_openers(app: AsyncApp, modals: Modals) -> None:
    @app.action(re.compile(rf"^{messages.READ_PASSAGE}\."))
    async def read_passage(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_window(client, body, modals.passage(action["value"]))

    @app.action(messages.SOMETHING_MISSING)
    async def ask_what_is_missing(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_window(client, body, modals.missing(action["value"]))

    @app.action(gap_messages.CLOSE_GAP)
    async def ask_for_note(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_window(client, body, modals.close_gap(int(action["value"])))


def _register_gaps(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(messages.TELL_OWNER)
    async def tell_owner(ack: AsyncAck, body: Event) -> None:
        await delivery.take_in(_click(body, "ask.tell_owner", missing=""))
        await ack()

    @app.view(gap_messages.MISSING_MODAL)
    async def take_missing(ack: AsyncAck, body: Event) -> None:
        if note := await _note_in(body, ack):
            await delivery.take_in(_submission(body, "ask.tell_owner", missing=note))
            await ack()

    @app.view(gap_messages.CLOSE_GAP_MODAL)
    async def close_gap(ack: AsyncAck, body: Event) -> None:
        if note := await _note_in(body, ack):
            await delivery.take_in(_submission(body, "ask.close_gap", note=note))
            await ack()


def _register_language(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(home_messages.CHOOSE_LANGUAGE)
    async def choose_language(ack: AsyncAck, body: Event, action: Event) -> None:
        employee, team = body["user"]["id"], team_of(body)
        chosen = {"employee_id": employee, "language": action["selected_option"]["value"]}
        key = identity(team, employee, action["action_ts"])
        await delivery.take_in(Work("ask.language", f"ask.language:{key}", chosen, team))
        await ack()


def _register_suggested(app: AsyncApp, delivery: Delivery) -> None:
    @app.action(re.compile(rf"^{home_messages.ASK_SUGGESTED}\."))
    async def ask_suggested(ack: AsyncAck, body: Event, action: Event) -> None:
        employee, team = body["user"]["id"], team_of(body)
        key = identity(team, employee, action["action_ts"])
        work = Work(
            kind="ask.answer",
            key=f"ask.answer:{key}",
            team_id=team,
            payload={
                "key": key,
                "text": action["value"],
                "employee_id": employee,
                "channel": employee,
                "thread_ts": None,
                "is_clicked": True,
            },
            reports_failure_to=Place(employee, None, employee),
        )
        await delivery.take_in(work)
        await ack()


async def _note_in(body: Event, ack: AsyncAck) -> str | None:
    """Return what was typed; None if it is too short, which the modal then says."""
    note = written_in(body["view"], gap_messages.NOTE)
    if len(note) >= gap_messages.SHORTEST_NOTE:
        return note
    errors = {gap_messages.NOTE: "Please write a sentence."}
    await ack(response_action="errors", errors=errors)
    return None


def _click(body: Event, kind: str, **more: Any) -> Work:
    """Return the work of a click: Slack gives each click a time of its own."""
    action, employee = body["actions"][0], body["user"]["id"]
    return Work(
        kind=kind,
        key=f"{kind}:{action['value']}:{employee}:{action['action_ts']}",
        team_id=team_of(body),
        payload={
            "key": action["value"],
            "employee_id": employee,
            "response_url": body.get("response_url", ""),
            **more,
        },
        reports_failure_to=Place(employee, None, employee),
    )


def _submission(body: Event, kind: str, **more: Any) -> Work:
    """Return the work of a modal that was sent; Slack names each opened modal once."""
    view, employee = body["view"], body["user"]["id"]
    return Work(
        kind=kind,
        key=f"{kind}:{view['id']}",
        team_id=team_of(body),
        payload={"key": view["private_metadata"], "employee_id": employee, **more},
        reports_failure_to=Place(employee, None, employee),
    )
