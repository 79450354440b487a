"""Puts the parts of Ask together."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer import listeners
from bot.ask.answer.modals import Modals
from bot.ask.answer.status import SlackStatus
from bot.ask.answer.streaming import SlackStreams
from bot.ask.answer.thread import SlackThreads
from bot.ask.answer.work import AskWork, ComposeAnswer
from bot.ask.compose.store import SqlComposedAnswers
from bot.ask.domain import Answer, NotCovered, Question
from bot.ask.gaps.service import QuestionLikeness
from bot.ask.gaps.work import GapWork
from bot.ask.handbook import Handbook
from bot.ask.home.messages import language_setting
from bot.ask.home.sections import AskHomeSections
from bot.ask.settings.channel_store import SqlManners
from bot.ask.settings.language_store import SqlLanguages
from bot.ask.settings.work import ChannelWork
from bot.ask.store import SqlAskedQuestions, SqlFeedback, SqlGaps
from bot.ask.usage.work import UsageWork
from bot.database.engine import Database
from bot.delivery.work import Delivery, Handler, Schedule
from bot.language_model.store import SqlUses
from bot.language_model.usage import Limits
from bot.people.domain import Employee
from bot.slack import Block

FORGETTING = Schedule("ask.forget", "15 3 * * *", "UTC", kind="ask.forget")
NEED_GUIDANCE = ("ask.answer",)  # kinds of work


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The feature, made of what all features share."""

    database: Database
    delivery: Delivery
    handbook: Handbook
    answer: Callable[[Question], Answer | NotCovered]  # takes milliseconds of a thread
    compose: ComposeAnswer | None  # with a language model; it may take seconds
    language_model: str | None  # "provider:name"
    limits: Limits
    likeness: QuestionLikeness
    client_of: Callable[[str], Awaitable[AsyncWebClient]]
    now: Callable[[], datetime]
    further_buttons: tuple[Block, ...] = ()  # other features' buttons, under every reply

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return what does each kind of its work.

        The last to be connected: it takes what no other feature took.
        """
        gaps = SqlGaps(self.database)
        modals = Modals(
            self.handbook.read_passage, self._answer_aside, self.handbook.suggestions, gaps
        )
        listeners.register(bolt, self.delivery, modals)
        employee = self.handbook.people.employee
        channels = ChannelWork(SqlManners(self.database), employee)
        usage = UsageWork(
            name=self.language_model,
            uses=SqlUses(self.database),
            limits=self.limits,
            employee=employee,
            now=self.now,
        )
        return {
            **self._work().handlers(),
            **self._gap_work().handlers(),
            **channels.handlers(),
            **usage.handlers(),
        }

    def overview(self) -> AskHomeSections:
        """Return what shows Ask on App Home."""
        return AskHomeSections(
            handbook=self.handbook,
            asked=SqlAskedQuestions(self.database),
            feedback=SqlFeedback(self.database),
            gaps=SqlGaps(self.database),
            has_language_model=self.compose is not None,
            now=self.now,
        )

    async def settings(self, employee: Employee, _team_id: str) -> list[Block]:
        """Return the employee's own settings of Ask, for App Home."""
        chosen = await SqlLanguages(self.database).of(employee.employee_id)
        return [language_setting(chosen, has_language_model=self.compose is not None)]

    def _work(self) -> AskWork:
        return AskWork(
            answer=self._answer_aside,
            compose=self.compose,
            streams=SlackStreams(self.client_of),
            read_thread=SlackThreads(self.client_of).before,
            department_of=self.handbook.department_of,
            suggestions=self.handbook.suggestions,
            may=self.handbook.may,
            asked=SqlAskedQuestions(self.database),
            feedback=SqlFeedback(self.database),
            composed=SqlComposedAnswers(self.database),
            show_status=SlackStatus(self.client_of).show,
            manners=SqlManners(self.database),
            languages=SqlLanguages(self.database),
            now=self.now,
            further_buttons=self.further_buttons,
        )

    def _gap_work(self) -> GapWork:
        return GapWork(
            answer=self._answer_aside,
            owners_of=self.handbook.owners_of,
            administrators=self.handbook.administrators,
            title_of=self.handbook.title_of,
            likeness=self.likeness,
            posted=self.delivery.posted,
            asked=SqlAskedQuestions(self.database),
            gaps=SqlGaps(self.database),
            now=self.now,
        )

    async def _answer_aside(self, question: Question) -> Answer | NotCovered:
        return await asyncio.to_thread(self.answer, question)
