"""Builds the bot; the only file that knows every part. Read this first.

Slack → a feature's listeners → the durable delivery → the feature's work → its service and
stores → a message → Slack. `build_bot` ties these together; nothing is opened on import.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from bot.ask.assembly import FORGETTING, Ask
from bot.ask.composed_store import SqlComposedAnswers
from bot.ask.handbook import Handbook
from bot.ask.work import AnswerQuestion
from bot.clock import Clock
from bot.database.migrate import make_ready
from bot.errors import BotError
from bot.health import health_of
from bot.home.assembly import Home
from bot.ideas.assembly import SCHEDULES, Ideas
from bot.ideas.deadlines import Allowances
from bot.ideas.forms import OPEN
from bot.ideas.ports import Embedder
from bot.language_model.store import SqlUses
from bot.opening import answerer, composer, open_writer
from bot.parts import Parts, follow_guidance, open_parts
from bot.quiz.assembly import SCHEDULE as QUIZ_SCHEDULE
from bot.quiz.assembly import QuizFeature, stores_in
from bot.quiz.bank import LivingBank
from bot.quiz.passages import IndexedPassages
from bot.settings import Settings
from bot.slack import button
from bot.teaching import Teaching


def tell_the_employee(error: Exception) -> str:
    """Return the one sentence an employee reads when something went wrong.

    This is the one place where that is decided: a planned error speaks for itself, anything
    else is a defect, which the log has in full.
    """
    if isinstance(error, BotError):
        return str(error)
    return "Something went wrong on my side. I have noted it; please try again later."


class Bot:
    """The whole bot. Serve ``web``: its life is the bot's life; or use `running`."""

    def __init__(self, bolt: AsyncApp, parts: Parts, knowledge: Path) -> None:
        self.bolt = bolt
        self.started = asyncio.Event()
        self._parts = parts
        self._knowledge = knowledge
        handler = AsyncSlackRequestHandler(bolt)
        routes = [
            Route("/slack/events", handler.handle, methods=["POST"]),
            *health_of(
                parts.database,
                parts.index.documents,
                parts.client.auth_test,
                parts.delivery.figures,
            ).routes,
        ]
        self.web = Starlette(routes=routes, lifespan=lambda _: self.running())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work until the context ends; what is in hand then is finished or kept."""
        parts = self._parts
        await make_ready(parts.database)
        await parts.delivery.start()
        for schedule in (FORGETTING, *SCHEDULES, QUIZ_SCHEDULE):
            await parts.delivery.keep_schedule(schedule)
        looking = asyncio.create_task(follow_guidance(parts.index, self._knowledge))
        self.started.set()
        try:
            yield
        finally:
            looking.cancel()
            await parts.delivery.stop()
            await parts.database.close()


def build_bot(settings: Settings, clock: Clock) -> Bot:
    """Tie every part to every other. Nothing is connected until the bot runs."""
    client = AsyncWebClient(
        token=_word(settings.slack_bot_token), base_url=settings.slack_api_url
    )
    bolt = AsyncApp(
        client=client,
        signing_secret=_word(settings.slack_signing_secret),
        # Slack is told that we have it once we have it: listeners only take work in.
        process_before_response=True,
    )
    parts = open_parts(settings, client, now=clock.now, explain=tell_the_employee)
    features = Features(
        _quiz(parts, settings.knowledge),
        _ideas(parts, settings),
        _ask(parts, settings),
    )
    _connect(bolt, parts, features, _home(parts, features))
    return Bot(bolt, parts, settings.knowledge)


@dataclass(frozen=True, slots=True)
class Features:
    """What the bot can do."""

    quiz: QuizFeature
    ideas: Ideas
    ask: Ask


def _connect(bolt: AsyncApp, parts: Parts, features: Features, home: Home) -> None:
    """Connect everything to Slack, and its work to the delivery."""
    refreshing = home.refreshing()
    for kind, handler in home.handlers().items():
        parts.delivery.register(kind, handler)
    home.listen(bolt)
    # Ask is the last: it takes what nobody else took.
    for feature in (features.quiz, features.ideas, features.ask):
        for kind, handler in feature.connect(bolt).items():
            parts.delivery.register(kind, refreshing.after(handler))


def _home(parts: Parts, features: Features) -> Home:
    ask, ideas = features.ask.overview(), features.ideas.overview()
    return Home(
        database=parts.database,
        delivery=parts.delivery,
        people=parts.people,
        sections=(
            ideas.inbox,
            features.quiz.home,
            ask.suggestions,
            ideas.own,
            ideas.everybodys,
            ask.open_gaps,
            ask.operation,
        ),
        choose_department=features.quiz.choose_department,
        now=parts.now,
    )


def _quiz(parts: Parts, knowledge: Path) -> QuizFeature:
    return QuizFeature(
        stores=stores_in(parts.database),
        delivery=parts.delivery,
        people=parts.people,
        bank=LivingBank(knowledge / "questions"),
        moments=lambda: parts.moments,
        read_passage=IndexedPassages(parts.index).around,
        now=parts.now,
    )


def _ideas(parts: Parts, settings: Settings) -> Ideas:
    teaching = Teaching(parts.index, settings.knowledge / "questions")
    return Ideas(
        database=parts.database,
        delivery=parts.delivery,
        people=parts.people,
        moments=parts.moments,
        embedder=Embedder(parts.embedding.name, parts.vectors),
        find_quote=teaching.find_quote,
        teach=teaching.teach,
        allowances=Allowances(
            complaint=timedelta(hours=settings.complaint_hours),
            severe_complaint=timedelta(hours=settings.severe_complaint_working_hours),
            other_days=settings.report_working_days,
        ),
        now=parts.now,
    )


def _composing(settings: Settings, parts: Parts) -> AnswerQuestion | None:
    """Return what answers with a language model, if one is set."""
    writer = open_writer(settings, SqlUses(parts.database), parts.now)
    if writer is None:
        return None
    return composer(settings, parts.index, writer, SqlComposedAnswers(parts.database)).answer


def _ask(parts: Parts, settings: Settings) -> Ask:
    return Ask(
        database=parts.database,
        delivery=parts.delivery,
        handbook=Handbook(index=parts.index, people=parts.people, moments=parts.moments),
        answer=answerer(parts.index),
        compose=_composing(settings, parts),
        further_buttons=(button("Report an idea", OPEN),),
        likeness=parts.likeness,
        client_of=parts.client_of,
        now=parts.now,
    )


def _word(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
