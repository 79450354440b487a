"""Tells a button pressed twice from one pressed again, in the database, for all replicas."""

import json
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from sqlalchemy import Column, Double, String, Table, delete, text

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import Forgetting, Record, Until, Whose, declared
from bot.database.unavailable import DatabaseUnavailableError
from bot.slack import Event

TWICE_SECONDS = 10.0  # within which the same press is the same; answers take three at most
KEPT_SECONDS = 60.0

clicks = Table(
    "delivery_click",
    metadata,
    Column("key", String, primary_key=True),  # of message, action and person
    Column("entered", String, nullable=False),  # of what the press chose
    Column("pressed", String, nullable=False),  # Slack's time of the first such press
    Column("at", Double, nullable=False),  # the same in seconds since 1970
    info=declared(
        Record(
            "that a button was pressed, as a fingerprint",
            Whose.MACHINE,
            Until("somebody presses a button a minute later"),
            Forgetting.KEEP,
        )
    ),
)

# A press is the one before if it chose the same, a moment ago. In words of both databases.
_FIRST_PRESS = text(
    "INSERT INTO delivery_click (key, entered, pressed, at)"
    " VALUES (:key, :entered, :pressed, :at)"
    " ON CONFLICT (key) DO UPDATE SET"
    " pressed = CASE WHEN delivery_click.entered = :entered"
    " AND abs(delivery_click.at - :at) < :twice THEN delivery_click.pressed ELSE :pressed END,"
    " at = CASE WHEN delivery_click.entered = :entered"
    " AND abs(delivery_click.at - :at) < :twice THEN delivery_click.at ELSE :at END,"
    " entered = :entered RETURNING pressed"
)


class SqlClicks:
    """Keeps the last press of each button for a minute."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def first_press(self, body: Event) -> str:
        """Return the time of the press that this one repeats, or its own, as Slack writes it.

        ``body`` is that of a click. Work is named by the time of its press: so the same press
        is the same work, also if it comes to two replicas at once.
        """
        action = body["actions"][0]
        at = float(action["action_ts"])
        press = {
            "key": _fingerprint(_place(body), action["action_id"], action.get("block_id")),
            "entered": _fingerprint(_entered(action)),
            "pressed": action["action_ts"],
            "at": at,
            "twice": TWICE_SECONDS,
        }
        async with self._database.begin() as connection:
            past = delete(clicks).where(clicks.c.at < at - KEPT_SECONDS)
            await connection.execute(past)
            first: str = (await connection.execute(_FIRST_PRESS, press)).scalar_one()
        return first


def same_press(
    kept: SqlClicks, unkept: Collection[str]
) -> Callable[
    [AsyncBoltRequest, Callable[[], Awaitable[BoltResponse]]], Awaitable[BoltResponse]
]:
    """Return Bolt's middleware that gives a press the time of the one it repeats.

    Of the actions in ``unkept`` nothing is kept: they would tell who wrote without a name.
    """

    async def middleware(
        req: AsyncBoltRequest, next_: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        if req.body.get("type") == "block_actions":
            action = req.body["actions"][0]
            if action["action_id"] not in unkept:
                with suppress(DatabaseUnavailableError):  # then it is not taken in either
                    action["action_ts"] = await kept.first_press(req.body)
        return await next_()

    return middleware


def _place(body: Event) -> tuple[str, ...]:
    """Return the person, and the message or view in which they clicked."""
    message, view = body.get("message") or {}, body.get("view") or {}
    channel = (body.get("channel") or {}).get("id") or ""
    container = body.get("container") or {}
    ts = message.get("ts") or container.get("message_ts") or ""
    return body["user"]["id"], channel, ts, view.get("id") or ""


def _entered(action: Mapping[str, Any]) -> dict[str, Any]:
    return {name: kept for name, kept in action.items() if name != "action_ts"}


def _fingerprint(*named: Any) -> str:
    return sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()
