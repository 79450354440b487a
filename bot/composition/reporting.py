"""Builds Ideas of one workspace."""

import asyncio
from functools import partial

from bot.ask.answer.listeners import SECONDS_TO_TELL
from bot.ask.routing.domain import KindOfMessage
from bot.company.settings.domain import WorkspaceSettings
from bot.company.settings.service import CompanySettings
from bot.composition.company_settings import from_settings_at, standards_of
from bot.composition.erasing import noting_in
from bot.composition.opening import list_paths
from bot.composition.routing import RoutingInThreads
from bot.composition.writing import WritingFeatures
from bot.delivery.sending.webhook import SignedWebhook
from bot.embedding.choice import NamedEmbeddings, choose_embedding
from bot.ideas.assembly import Ideas
from bot.ideas.report import kinds
from bot.ideas.report.ports import Embedder, Wake
from bot.ideas.report.store import SqlReports
from bot.ideas.similar.service import Similar
from bot.ideas.similar.store import SqlReportVectors
from bot.ideas.submit.following import FIRST_AID
from bot.ideas.submit.form import OPEN
from bot.ideas.submit.form_retry import value_of
from bot.ideas.submit.form_state import FormState
from bot.ideas.submit.listeners import said_in_slack
from bot.ideas.submit.opening import Heard, Sounds
from bot.ideas.submit.plain_words import PlainWords
from bot.ideas.submit.reading import ReportReader
from bot.ideas.tickets.door import TicketDoor
from bot.ideas.tickets.reading import FILE as TICKETS
from bot.ideas.tickets.reading import read_ticket_sources
from bot.quiz.complaints.work import draft_from_complaint
from bot.settings import Settings, named_secrets, secret_word
from bot.slack import Block, button, section
from bot.workspaces.services import WorkspaceServices

NOT_FOR_REPORTS = frozenset({FIRST_AID, "harassment", "crimes", "legal"})  # ids of signposts
REPORT_AN_IDEA = (button("Report an idea", OPEN),)  # under answers and quiz explanations


def report_it(channel: str, ts: str) -> Block:
    """Return the button that opens the form for a complaint with the words of a message."""
    said = said_in_slack(channel, ts, kinds.COMPLAINT.word)
    return button("Report it", OPEN, said, style="primary")


def share_plan(words: str) -> tuple[Block, ...]:
    """Return what opens the form for praise, or for an idea, with what came of a plan."""
    praising, proposing = (
        value_of(FormState(kind=kind.word, today=words)) for kind in (kinds.PRAISE, kinds.IDEA)
    )
    return (
        section(
            "Did somebody make it possible?", accessory=button("Praise them", OPEN, praising)
        ),
        section(
            "Should it become our way?", accessory=button("Make it an idea", OPEN, proposing)
        ),
    )


def alarm_webhook(settings: Settings) -> Wake | None:
    """Return what calls the company's webhook with an alarm; None where none is set."""
    secret = secret_word(settings.alarm_webhook_secret)
    if not settings.alarm_webhook_url or not secret:
        return None
    return SignedWebhook.of(settings.alarm_webhook_url, secret).send


def ticket_webhook(settings: Settings) -> Wake | None:
    """Return what tells the help desk what became of tickets; None where none is set."""
    secret = secret_word(settings.ticket_webhook_secret)
    if not settings.ticket_webhook_url or not secret:
        return None
    return SignedWebhook.of(settings.ticket_webhook_url, secret, "TICKET_WEBHOOK").send


def ticket_door(settings: Settings, services: WorkspaceServices) -> TicketDoor | None:
    """Return where help desks send tickets; None where none has a secret."""
    secrets = named_secrets(settings.ticket_secrets)
    if not secrets:
        return None
    return TicketDoor(
        read_ticket_sources(*list_paths(settings, TICKETS)),
        secrets,
        services.delivery,
        services.now,
        services.directory.team_id,
    )


def comparing_here(chosen: NamedEmbeddings) -> Embedder:
    """Return what compares reports: no provider, whoever compares questions and guidance.

    The form says who reads a report, and its words are compared before it is sent.
    """
    here = choose_embedding("local") if chosen.is_outside else chosen
    return Embedder(here.name, here.vectors)


UNSURE = "Did you want to report this? Whoever can act on it gets it, and answers you."


async def heard(routing: RoutingInThreads, text: str) -> Heard:
    """Tell by the router of messages what words sound like, as far as the form asks."""
    try:
        async with asyncio.timeout(SECONDS_TO_TELL):
            taken = await routing.taken_for(text)
    except TimeoutError:
        return Heard()
    if not routing.router.lines_of(KindOfMessage.REPORT):
        return Heard()
    if (report := taken.report) is None or taken.kind is KindOfMessage.DANGER:
        return Heard(Sounds.OTHER)
    is_report = taken.kind is KindOfMessage.REPORT
    sounds = Sounds.REPORT if is_report else Sounds.PERHAPS
    return Heard(sounds, report.sort, report.is_anonymous)


async def offer_to_report(
    routing: RoutingInThreads, text: str, channel: str, ts: str
) -> tuple[Block, ...]:
    """Return what asks whether a message was meant as a report; nothing where it is clear.

    ``ts`` is empty for a command, whose words no button can fetch again.
    """
    taken = await routing.taken_for(text)
    if taken.report is None or taken.kind is KindOfMessage.REPORT or not ts:
        return ()
    return (section(UNSURE, accessory=button("Report it", OPEN, said_in_slack(channel, ts))),)


def ideas_with(
    services: WorkspaceServices,
    settings: Settings,
    writing: WritingFeatures,
    company: CompanySettings,
    routing: RoutingInThreads,
) -> Ideas:
    """Return Ideas, wired; its marked complaints become the quiz's drafts."""
    embedder = comparing_here(services.embedding)
    return Ideas(
        database=services.database,
        delivery=services.delivery,
        people=services.people,
        moments=services.moments,
        similar=Similar(
            SqlReports(services.database),
            SqlReportVectors(services.database),
            embedder,
            background=services.moments.sentences,
        ),
        plain=PlainWords(ReportReader(embedder, services.moments), partial(heard, routing)),
        note_erasure=noting_in(company.trail.record),
        learn_from=partial(draft_from_complaint, services.delivery),
        standards=from_settings_at(company, standards_of),
        unasked_time=from_settings_at(company, WorkspaceSettings.unasked_time),
        name_theme=writing.name_theme,
        now=services.now,
        wake=alarm_webhook(settings),
        tell_help_desk=ticket_webhook(settings),
        elsewhere=tuple(
            one
            for one in services.index.signposts.signposts
            if one.signpost_id in NOT_FOR_REPORTS
        ),
    )
