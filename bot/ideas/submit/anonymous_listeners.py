"""Takes in the buttons of an anonymous receipt at once; nothing of it becomes durable work."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.opening_modals import open_modal
from bot.ideas.inputs import written
from bot.ideas.report import wording
from bot.ideas.report.domain import Anonymous, Report, Step
from bot.ideas.report.followers import current, persons
from bot.ideas.report.history import HistoryEntry
from bot.ideas.report.messages import facts
from bot.ideas.submit import anonymous_modals
from bot.ideas.submit.anonymity import anonymous, new_secret
from bot.ideas.submit.anonymous_modals import Stored
from bot.ideas.submit.form import thanks
from bot.ideas.submit.form_state import FEW_WORDS
from bot.ideas.submit.messages import NEWS, STORED
from bot.ideas.submit.report_intake import ReportIntake
from bot.ideas.submit.responding import responses
from bot.ideas.submit.service import Sending
from bot.slack import Block, Event, team_of


def register(app: AsyncApp, intake: ReportIntake) -> None:
    """Connect an anonymous receipt's buttons to Slack."""
    _register_news(app, intake)
    _register_reply(app, intake)
    _register_stored(app, intake)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a secret leads to."""

    own: Report  # the report made or supported
    now: Report  # the one it became
    history: tuple[HistoryEntry, ...]


async def _found(intake: ReportIntake, person: Anonymous) -> _Found | None:
    reports = intake.cards.context.reports
    own = next(iter(await reports.of_secret(person.secret_hash)), None)
    now = await current(own.number, reports=reports) if own else None
    if own is None or now is None:
        return None
    history = await reports.history(own.number)
    if now.number != own.number:
        history += await reports.history(now.number)
    if len(await persons(now.number, reports=reports)) > 1:
        history = tuple(_without_reply(one) for one in history)
    return _Found(own, now, tuple(sorted(history, key=lambda entry: entry.at)))


def _without_reply(entry: HistoryEntry) -> HistoryEntry:
    # Nobody can tell whose it is, and it was written for those who have the report.
    return replace(entry, text="") if entry.step is Step.REPLY else entry


def _register_news(app: AsyncApp, intake: ReportIntake) -> None:
    @app.action(NEWS)
    async def show_news(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, _news(intake, action["value"]))


async def _news(intake: ReportIntake, secret: str) -> Block:
    found = await _found(intake, anonymous(secret))
    if found is None:
        return await _waiting(intake, anonymous(secret))
    metadata = json.dumps({"secret": secret, "reply": new_secret()})
    may_say = responses(found.now, found.history)
    return anonymous_modals.news(found.now, found.history, metadata, may_say)


async def _waiting(intake: ReportIntake, person: Anonymous) -> Block:
    letters = await intake.letters.of_secret(person.secret_hash)
    return (
        anonymous_modals.waiting(letters[0]) if letters else anonymous_modals.unknown_secret()
    )


def _register_reply(app: AsyncApp, intake: ReportIntake) -> None:
    @app.view(anonymous_modals.SEND_REPLY)
    async def take_reply(ack: AsyncAck, body: Event, view: Block) -> None:
        carried = json.loads(view["private_metadata"])
        values = view["state"]["values"]
        text, said = written(values, "reply").strip(), written(values, "response")
        found = await _found(intake, anonymous(carried["secret"]))
        if found is None or not (text or said == Step.SOLVED):
            errors = {"reply": FEW_WORDS} if said else None
            await ack(response_action="errors", errors=errors) if errors else await ack()
            return
        sending = Sending(
            key=f"ideas.reply:{carried['reply']}",
            team_id=team_of(body),
            person=anonymous(carried["secret"]),
            at=intake.cards.now(),
        )
        response = Step(said) if said else None
        at = await intake.reply_anonymously(found.now.number, text, sending, response)
        told = f"Your reply goes its way at {wording.moment(at)}, still without your name."
        await ack(response_action="update", view=thanks(told))


def _register_stored(app: AsyncApp, intake: ReportIntake) -> None:
    @app.action(STORED)
    async def show_what_is_stored(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        await open_modal(client, body, _stored(intake, anonymous(action["value"])))


async def _stored(intake: ReportIntake, person: Anonymous) -> Block:
    found = await _found(intake, person)
    if found is None:
        return await _waiting(intake, person)
    return anonymous_modals.stored(await _kept(intake, found, person))


async def _kept(intake: ReportIntake, found: _Found, person: Anonymous) -> Stored:
    at = await _kept_at(intake, found.own, person)
    card = await intake.cards.card(found.own)
    words = found.own.words
    if found.own.reporter != person:  # who only supports it reads nothing of the customer
        words = replace(words, customer="", link="")
    about = facts(words, intake.offers.company, card.moment_name)
    return Stored(found.own, person, at, about, found.history)


async def _kept_at(intake: ReportIntake, report: Report, person: Anonymous) -> datetime:
    voices = await intake.cards.context.reports.voices(report.number)
    own = [voice.at for voice in voices if voice.supporter == person]
    return own[0] if own else report.reported_at
