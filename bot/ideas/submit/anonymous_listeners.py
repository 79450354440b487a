"""Where an anonymous reporter comes back: with a secret, and without a name on the way."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.windows import open_window
from bot.ideas import notices
from bot.ideas.inputs import written
from bot.ideas.report import wording
from bot.ideas.report.domain import Anonymous, Report
from bot.ideas.report.followers import current
from bot.ideas.report.history import Entry, Refused
from bot.ideas.report.messages import facts
from bot.ideas.report.notation import telling_holders
from bot.ideas.submit import anonymous_modals
from bot.ideas.submit.anonymity import anonymous, new_secret
from bot.ideas.submit.anonymous_modals import Stored
from bot.ideas.submit.form import thanks
from bot.ideas.submit.intake import Reception
from bot.ideas.submit.messages import NEWS, STORED
from bot.ideas.submit.service import Sending, reply
from bot.slack import Block

Event = dict[str, Any]


def register(app: AsyncApp, reception: Reception) -> None:
    """Connect an anonymous receipt's buttons to Slack."""
    _register_news(app, reception)
    _register_reply(app, reception)
    _register_stored(app, reception)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a secret leads to."""

    own: Report  # the report made or supported
    now: Report  # the one it became
    history: tuple[Entry, ...]


async def _found(reception: Reception, person: Anonymous) -> _Found | None:
    reports = reception.desk.office.reports
    own = next(iter(await reports.of_secret(person.secret_hash)), None)
    now = await current(own.number, reports=reports) if own else None
    if own is None or now is None:
        return None
    history = await reports.history(own.number)
    if now.number != own.number:
        history += await reports.history(now.number)
    return _Found(own, now, tuple(sorted(history, key=lambda entry: entry.at)))


def _register_news(app: AsyncApp, reception: Reception) -> None:
    @app.action(NEWS)
    async def show_news(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_window(client, body, _news(reception, action["value"]))


async def _news(reception: Reception, secret: str) -> Block:
    found = await _found(reception, anonymous(secret))
    if found is None:
        return anonymous_modals.unknown_secret()
    metadata = json.dumps({"secret": secret, "reply": new_secret()})
    return anonymous_modals.news(found.now, found.history, metadata)


def _register_reply(app: AsyncApp, reception: Reception) -> None:
    @app.view(anonymous_modals.SEND_REPLY)
    async def take_reply(ack: AsyncAck, body: Event, view: Block) -> None:
        carried = json.loads(view["private_metadata"])
        text = written(view["state"]["values"], "reply").strip()
        found = await _found(reception, anonymous(carried["secret"]))
        if not text or found is None:
            await ack()
            return
        sending = Sending(
            key=f"ideas.reply:{carried['reply']}",
            team_id=body["team"]["id"],
            person=anonymous(carried["secret"]),
            at=reception.desk.now(),
        )
        told = await reply(found.now.number, text, sending, office=reception.desk.office)
        if isinstance(told, Refused):
            page = notices.refused(wording.refusal(told))
        else:
            await reception.desk.delivery.take_in(telling_holders(told))
            page = thanks("Your reply is on its way, still without your name.")
        await ack(response_action="update", view=page)


def _register_stored(app: AsyncApp, reception: Reception) -> None:
    @app.action(STORED)
    async def show_what_is_stored(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_window(client, body, _stored(reception, anonymous(action["value"])))


async def _stored(reception: Reception, person: Anonymous) -> Block:
    found = await _found(reception, person)
    if found is None:
        return anonymous_modals.unknown_secret()
    return anonymous_modals.stored(await _kept(reception, found, person))


async def _kept(reception: Reception, found: _Found, person: Anonymous) -> Stored:
    at = await _kept_at(reception, found.own, person)
    card = await reception.desk.card(found.own)
    about = facts(found.own.words, reception.offers.company, card.moment_name)
    return Stored(found.own, person, at, about, found.history)


async def _kept_at(reception: Reception, report: Report, person: Anonymous) -> datetime:
    voices = await reception.desk.office.reports.voices(report.number)
    own = [voice.at for voice in voices if voice.supporter == person]
    return own[0] if own else report.reported_at
