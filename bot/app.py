"""Builds the bot; the only file that knows every part. Read this first.

Slack → a feature's listeners → the durable delivery → the feature's work → its service and
stores → a message → Slack. `build_bot` ties these together; nothing is opened on import.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.assembly import NEED_GUIDANCE, Ask
from bot.ask.compose.domain import ComposeAnswer
from bot.ask.compose.store import SqlComposedAnswers
from bot.ask.forget.work import FORGETTING
from bot.ask.handbook import Handbook
from bot.authors import Authors, authors_with
from bot.clock import Clock
from bot.database.engine import open_database
from bot.delivery.durable import DurableDelivery
from bot.delivery.intake import keepable_characters
from bot.delivery.work import Handler
from bot.errors import BotError
from bot.home.assembly import Home
from bot.house import build_bot_of_several
from bot.ideas.assembly import SCHEDULES, Ideas
from bot.ideas.report.deadlines import Allowances, WorkingTime
from bot.ideas.report.ports import Embedder
from bot.ideas.submit.form import OPEN
from bot.language_model.guarded import GuardedLanguageModel
from bot.language_model.store import SqlUses
from bot.opening import (
    answerer,
    composer,
    limits_of,
    open_embedding,
    open_writer,
)
from bot.parts import Ground, Parts, open_parts
from bot.people import listeners as people_listeners
from bot.quiz.assembly import SCHEDULE as QUIZ_SCHEDULE
from bot.quiz.assembly import QuizFeature, stores_in
from bot.quiz.authoring.admission import Admission
from bot.quiz.authoring.assembly import AuthoringFeature
from bot.quiz.bank import LivingBank
from bot.quiz.own_words.assembly import OwnWordsFeature
from bot.quiz.passages import IndexedPassages
from bot.settings import Settings
from bot.slack import button
from bot.teaching import Teaching
from bot.workspaces.several.bot import BotOfSeveral
from bot.workspaces.single.bot import Bot, bolt_of
from bot.workspaces.single.bot_identity import WhoAmI
from bot.workspaces.workspace import Workspace

REPORT_AN_IDEA = (button("Report an idea", OPEN),)  # under answers and quiz explanations


def tell_the_employee(error: Exception) -> str:
    """Return the one sentence an employee reads when something went wrong.

    This is the one place where that is decided: a planned error speaks for itself, anything
    else is a defect, which the log has in full.
    """
    if isinstance(error, BotError):
        return str(error)
    return "Something went wrong on my side. I have noted it; please try again later."


def build_bot(settings: Settings, clock: Clock) -> Bot:
    """Tie every part to every other. Nothing is connected until the bot runs."""
    client = AsyncWebClient(
        token=_word(settings.slack_bot_token), base_url=settings.slack_api_url
    )
    signing_secret = _word(settings.slack_signing_secret)
    who = WhoAmI(client)
    bolt = bolt_of(client, signing_secret, who)
    database = open_database(settings.state_url)
    delivery = DurableDelivery(
        database,
        client_of=_only(client),
        explain=tell_the_employee,
        replica_id=settings.replica_id,
        now=clock.now,
    )
    ground = Ground(
        now=clock.now,
        client=client,
        database=database,
        delivery=delivery,
        embedding=open_embedding(settings),
    )
    workspace = open_workspace(settings, ground, bolt)
    for kind, handler in workspace.handlers.items():
        delivery.register(kind, handler)
    return Bot(workspace, delivery, who, signing_secret)


def build_bot_for(settings: Settings, clock: Clock) -> Bot | BotOfSeveral:
    """Return the bot of the one workspace that the tokens name, or of all that install it."""
    if settings.is_for_several:
        return build_bot_of_several(settings, clock, open_workspace, tell_the_employee)
    return build_bot(settings, clock)


def open_workspace(settings: Settings, ground: Ground, bolt: AsyncApp) -> Workspace:
    """Build all features for one workspace, and connect them to its Slack."""
    parts = open_parts(settings, ground)
    writer = open_writer(settings, SqlUses(parts.database), parts.now)
    authors = authors_with(writer, settings.prompts)
    bank = LivingBank(settings.knowledge / "questions")
    authoring = authors.of_questions(parts, settings.knowledge, bank)
    own_words = authors.of_advice(parts, bank)
    features = Features(
        _quiz(parts, bank, own_words),
        authoring,
        own_words,
        _ideas(parts, settings, authors),
        _ask(parts, settings, writer),
    )
    people_listeners.register(bolt, parts.directory, features.quiz.hear_of_person)
    return Workspace(
        bolt=bolt,
        parts=parts,
        knowledge=settings.knowledge,
        handlers=_connected(bolt, features, _home(parts, features)),
        schedules=(FORGETTING, *SCHEDULES, QUIZ_SCHEDULE),
        look_at_guidance=authoring.look_at_guidance,
        reads_guidance=NEED_GUIDANCE,
        closing=((writer.close,) if writer else ()),
    )


@dataclass(frozen=True, slots=True)
class Features:
    """What the bot can do."""

    quiz: QuizFeature
    authoring: AuthoringFeature
    own_words: OwnWordsFeature
    ideas: Ideas
    ask: Ask


def _connected(bolt: AsyncApp, features: Features, home: Home) -> Mapping[str, Handler]:
    """Connect everything to Slack; return what does each kind of work."""
    refreshing = home.refreshing()
    handlers = dict(home.handlers())
    bolt.use(keepable_characters)
    home.listen(bolt)
    # Ask is the last: it takes what nobody else took.
    quiz = (features.quiz, features.authoring, features.own_words)
    for feature in (*quiz, features.ideas, features.ask):
        for kind, handler in feature.connect(bolt).items():
            handlers[kind] = refreshing.after(handler)
    return handlers


def _home(parts: Parts, features: Features) -> Home:
    ask, ideas = features.ask.overview(), features.ideas.overview()
    everyday = (ideas.inbox, features.quiz.home, ask.suggestions, ideas.own, ideas.everybodys)
    return Home(
        database=parts.database,
        delivery=parts.delivery,
        people=parts.people,
        sections=(*everyday, features.authoring.home, ask.open_gaps, ask.operation),
        settings=(features.quiz.settings, features.ask.settings),
        choose_department=features.quiz.choose_department,
        now=parts.now,
    )


def _quiz(parts: Parts, bank: LivingBank, own_words: OwnWordsFeature) -> QuizFeature:
    return QuizFeature(
        stores=stores_in(parts.database),
        delivery=parts.delivery,
        people=parts.people,
        bank=bank,
        moments=lambda: parts.moments,
        read_passage=IndexedPassages(parts.index, parts.people.name_of).around,
        further_buttons=REPORT_AN_IDEA,
        beside_choices=own_words.buttons,
        now=parts.now,
    )


def _ideas(parts: Parts, settings: Settings, authors: Authors) -> Ideas:
    knowledge = settings.knowledge
    admission = Admission(knowledge / "questions", knowledge, parts.moments)
    teaching = Teaching(parts.index, admission)
    return Ideas(
        database=parts.database,
        delivery=parts.delivery,
        people=parts.people,
        moments=parts.moments,
        embedder=Embedder(parts.embedding.name, parts.vectors),
        school=teaching,
        allowances=Allowances(
            complaint=timedelta(hours=settings.complaint_hours),
            severe_complaint=timedelta(hours=settings.severe_complaint_working_hours),
            other_days=settings.report_working_days,
        ),
        working=WorkingTime(
            opens=settings.work_begins,
            closes=settings.work_ends,
            holidays=settings.holidays,
        ),
        name_theme=authors.name_theme,
        lesson_author=authors.of_lessons(teaching),
        now=parts.now,
    )


def _composing(
    settings: Settings, parts: Parts, writer: GuardedLanguageModel | None
) -> ComposeAnswer | None:
    """Return what answers with a language model, if one is set."""
    if writer is None:
        return None
    return composer(settings, parts.index, writer, SqlComposedAnswers(parts.database)).answer


def _ask(parts: Parts, settings: Settings, writer: GuardedLanguageModel | None) -> Ask:
    return Ask(
        database=parts.database,
        delivery=parts.delivery,
        handbook=Handbook(index=parts.index, people=parts.people, moments=parts.moments),
        answer=answerer(parts.index),
        compose=_composing(settings, parts, writer),
        language_model=writer.name if writer else None,
        limits=limits_of(settings),
        further_buttons=REPORT_AN_IDEA,
        likeness=parts.likeness,
        client_of=parts.client_of,
        now=parts.now,
    )


def _only(client: AsyncWebClient) -> Callable[[str], Awaitable[AsyncWebClient]]:
    async def client_of(_team_id: str) -> AsyncWebClient:
        return client

    return client_of


def _word(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
