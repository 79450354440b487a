"""Builds the bot; the only file that knows every part. Read this first.

Slack → a feature's listeners → the durable delivery → the feature's work → its service and
stores → a message → Slack. `build_bot` ties these together; nothing is opened on import.
"""

from collections.abc import Mapping
from functools import partial

from slack_bolt.async_app import AsyncApp

from bot.ask.assembly import NEED_GUIDANCE
from bot.clock import Clock, SteadyClock
from bot.company.broken_files.work import BrokenFilesWork
from bot.company.forgetting import listeners as forgetting_listeners
from bot.company.leavers.assembly import LeaversFeature
from bot.company.leavers.work import Leavers
from bot.company.organisation.assembly import OrganisationFeature
from bot.company.outsiders.listeners import only_our_own
from bot.company.oversight.assembly import OversightFeature
from bot.company.settings.assembly import SettingsFeature
from bot.company.settings.service import CompanySettings
from bot.company.unasked import listeners as unasked_listeners
from bot.composition.asking import ask_with, intake_of
from bot.composition.broken_files import broken_files_work, every_slip
from bot.composition.command_table import listen_to_command
from bot.composition.company import COMPANY_SCHEDULES, company_work
from bot.composition.company_settings import open_company_settings
from bot.composition.complaints import ReportedComplaints
from bot.composition.editing import guidance_of
from bot.composition.effect import effect_with
from bot.composition.features import Features, to_roles
from bot.composition.language_model import open_writer
from bot.composition.leaving import hearing_of, provisioning_of
from bot.composition.multi_workspace import build_bot_of_several
from bot.composition.opening import open_embedding
from bot.composition.organising import organisation_of
from bot.composition.outsiders import door_of
from bot.composition.quizzing import quiz_with
from bot.composition.reporting import ideas_with, ticket_door
from bot.composition.routing import RoutingInThreads, message_router
from bot.composition.services import open_services
from bot.composition.team_cases import team_cases_with
from bot.composition.training import trainers_desk
from bot.composition.writing import writing_features
from bot.database.engine import open_database
from bot.delivery.clicks import SqlClicks, same_press
from bot.delivery.durable import DurableDelivery
from bot.delivery.intake import keepable_characters, something_chosen, whole_words
from bot.delivery.sending.retry import RateLimits
from bot.delivery.work import Handler
from bot.errors import BotError
from bot.home.assembly import Home
from bot.ideas.assembly import SCHEDULES, UNKEPT_ACTIONS
from bot.language_model.store import SqlUses
from bot.quiz.assembly import SCHEDULES as QUIZ_SCHEDULES
from bot.quiz.cases.assembly import SCHEDULE as TEAM_CASES
from bot.quiz.cases.assembly import CasesFeature
from bot.quiz.cases.listeners import VOTES
from bot.settings import Settings, secret_word
from bot.slack_clients import aim_client, slack_client
from bot.workspaces.services import WorkspaceResources, WorkspaceServices
from bot.workspaces.several.bot import BotOfSeveral
from bot.workspaces.single.bot import Bot, bolt_of, only
from bot.workspaces.single.bot_identity import BotIdentity
from bot.workspaces.workspace import Workspace

SLACKS_PACE = RateLimits()
ALL_SCHEDULES = (*COMPANY_SCHEDULES, *SCHEDULES, *QUIZ_SCHEDULES, TEAM_CASES)


def tell_the_employee(error: Exception) -> str:
    """Return the one sentence an employee reads when something went wrong.

    This is the one place where that is decided: a planned error speaks for itself, anything
    else is a defect, which the log has in full.
    """
    if isinstance(error, BotError):
        return str(error)
    return "Something went wrong on my side. I have noted it; please try again later."


def build_bot(
    settings: Settings, clock: Clock | SteadyClock, pace: RateLimits = SLACKS_PACE
) -> Bot:
    """Tie every part to every other. Nothing is connected until the bot runs."""
    client = slack_client(settings.slack_api_url, secret_word(settings.slack_bot_token))
    signing_secret = secret_word(settings.slack_signing_secret)
    bot_identity = BotIdentity(client)
    bolt = bolt_of(client, signing_secret, bot_identity)
    database = open_database(settings.state_url)
    delivery = DurableDelivery(
        database,
        client_of=only(client),
        explain=tell_the_employee,
        replica_id=settings.replica_id,
        now=clock.now,
        pace=pace,
    )
    resources = WorkspaceResources(
        now=clock.now,
        client=client,
        database=database,
        delivery=delivery,
        embedding=open_embedding(settings),
    )
    workspace = open_workspace(settings, resources, bolt)
    for kind, handler in workspace.handlers.items():
        delivery.register(kind, handler)
    tickets = ticket_door(settings, workspace.services)
    return Bot(workspace, delivery, bot_identity, signing_secret, tickets)


def build_bot_for(
    settings: Settings, clock: Clock | SteadyClock, pace: RateLimits = SLACKS_PACE
) -> Bot | BotOfSeveral:
    """Return the bot of the one workspace that the tokens name, or of all that install it."""
    if settings.is_for_several:
        return build_bot_of_several(settings, clock, open_workspace, tell_the_employee, pace)
    return build_bot(settings, clock, pace)


def open_workspace(
    settings: Settings, resources: WorkspaceResources, bolt: AsyncApp
) -> Workspace:
    """Build all features for one workspace, and connect them to its Slack."""
    company, services = _opened(settings, resources)
    writer = open_writer(settings, SqlUses(services.database), services.now)
    writing = writing_features(writer, settings)
    trainers = trainers_desk(services, settings, company)
    bank = trainers.bank
    authoring = writing.of_questions(services, settings, trainers, company.trail.record)
    own_words = writing.of_advice(services, bank)
    routing = RoutingInThreads(message_router(settings, services.embedding))
    ideas = ideas_with(services, settings, writing, company, routing)
    guidance = guidance_of(services, settings, company, bank)
    intake = intake_of(services, routing, ideas, guidance, trainers.words())
    ask = ask_with(services, settings, writer, company, intake)
    quiz = quiz_with(services, bank, own_words, ask.ask_about, company)
    hearing = hearing_of(bolt, services, company, quiz.hear_of_person)
    lessons = writing.of_complaints(authoring, ReportedComplaints(ideas.lessons()))
    about = _of_company(settings, services, company, hearing.leavers)
    effect = effect_with(services, settings, company, (ask, quiz, ideas))
    features = Features(
        quiz, authoring, own_words, lessons, ideas, ask, *about, guidance, trainers, effect
    )
    files = broken_files_work(services, settings)
    return Workspace(
        bolt=bolt,
        services=services,
        knowledge=settings.knowledge,
        handlers=_handlers(bolt, services, company, features, files),
        schedules=ALL_SCHEDULES,
        look_at_guidance=features.look_at_guidance,
        renew_company=features.renew_company,
        slips=files.find,
        reads_guidance=NEED_GUIDANCE,
        closing=((writer.close,) if writer else ()),
        provisioning=provisioning_of(settings, hearing),
    )


def _opened(
    settings: Settings, resources: WorkspaceResources
) -> tuple[CompanySettings, WorkspaceServices]:
    company = open_company_settings(resources.database, settings, resources.now)
    return company, open_services(settings, resources, company)


def _of_company(
    settings: Settings, services: WorkspaceServices, company: CompanySettings, leavers: Leavers
) -> tuple[
    SettingsFeature, OrganisationFeature, LeaversFeature, OversightFeature, CasesFeature
]:
    organisation = organisation_of(services, company)
    slips = partial(every_slip, settings, services.index)
    return (
        SettingsFeature(company, services.people, services.delivery, slips),
        organisation,
        LeaversFeature(leavers, services.delivery),
        OversightFeature(services.people, organisation.organisation.overrides, company),
        team_cases_with(services, settings, company),
    )


def _handlers(
    bolt: AsyncApp,
    services: WorkspaceServices,
    company: CompanySettings,
    features: Features,
    files: BrokenFilesWork,
) -> Mapping[str, Handler]:
    connected = _connected(bolt, services, features)
    digest_on = features.ideas.digests().expected_on
    return company_work(services, company, connected, to_roles(features, files), digest_on)


def _connected(
    bolt: AsyncApp, services: WorkspaceServices, features: Features
) -> Mapping[str, Handler]:
    """Connect everything to Slack; return what does each kind of work."""
    bolt.use(aim_client)
    bolt.use(keepable_characters)
    bolt.use(whole_words)
    bolt.use(something_chosen)
    bolt.use(only_our_own(door_of(services)))
    bolt.use(same_press(SqlClicks(services.database), UNKEPT_ACTIONS | VOTES))
    ask = features.ask
    listen_to_command(bolt, services.delivery, ask.route, ask.words)
    unasked_listeners.register(bolt, services.delivery)
    forgetting_listeners.register(bolt, services.delivery)
    home = _home(services, features)
    refreshing = home.refreshing()
    handlers = dict(home.handlers())
    home.listen(bolt)
    # Ask is the last: it takes what nobody else took.
    quiz = (features.quiz, features.authoring, features.lessons, features.own_words)
    of_company = (features.company, features.organisation, features.leavers)
    to_read = (features.oversight, features.guidance, features.trainers, features.effect)
    for feature in (*quiz, features.cases, features.ideas, *of_company, *to_read, features.ask):
        for kind, handler in feature.connect(bolt).items():
            handlers[kind] = refreshing.after(handler)
    return handlers


def _home(services: WorkspaceServices, features: Features) -> Home:
    ask, ideas = features.ask.overview(), features.ideas.overview()
    everyday = (ideas.inbox, features.quiz.home, ask.suggestions, ideas.own, ideas.everybodys)
    return Home(
        database=services.database,
        delivery=services.delivery,
        people=services.people,
        sections=(
            *everyday,
            features.effect.map.home,
            features.authoring.home,
            ask.open_gaps,
            ask.operation,
            features.leavers.home,
            features.oversight.home,
            features.organisation.home,
            features.company.home,
        ),
        settings=(features.quiz.settings, features.ask.settings),
        choose_department=features.quiz.choose_department,
        now=services.now,
    )
