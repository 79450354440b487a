"""Registers the use cases of Ask: listeners, work and sections of App Home."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.ask.agreeing import Publishing
from bot.ask.answer import listeners as answer_listeners
from bot.ask.answer.domain import AnswerMessage
from bot.ask.answer.modals import PassageModal
from bot.ask.answer.names import SlackNames
from bot.ask.answer.quota import AskingQuota
from bot.ask.answer.renewing import RenewWork
from bot.ask.answer.replies import OfferReport, Replies, StatusOf
from bot.ask.answer.small_talk import HeadOf, SmallTalk
from bot.ask.answer.status import SlackStatus
from bot.ask.answer.stopping import Stopping
from bot.ask.answer.suggestions import SlackSuggestions
from bot.ask.answer.thread import SlackThreads
from bot.ask.answer.unkept import UnkeptReplies
from bot.ask.answer.work import AnswerWork, OutsidersRead
from bot.ask.compose.domain import ComposeAnswer
from bot.ask.domain import Answer, NotCovered, Question
from bot.ask.feedback import listeners as feedback_listeners
from bot.ask.feedback.store import SqlDoubts, SqlFeedback
from bot.ask.feedback.work import FeedbackWork
from bot.ask.gaps.assembly import GapsFeature
from bot.ask.gaps.domain import QuestionLikeness
from bot.ask.gaps.store import SqlGaps
from bot.ask.gaps.work import GapWork, told_once
from bot.ask.handbook import Handbook
from bot.ask.home import listeners as home_listeners
from bot.ask.home.sections import AskHomeSections
from bot.ask.map.service import MapAnswers
from bot.ask.pasted.domain import CustomersPoints
from bot.ask.preferences import listeners as preferences_listeners
from bot.ask.preferences.messages import Leaving, own_settings
from bot.ask.preferences.store import SqlLanguages, SqlManners, UnsetManner
from bot.ask.preferences.work import PreferencesWork
from bot.ask.routing.domain import DangerOf, RouteMessage
from bot.ask.store import SqlAskedQuestions
from bot.ask.usage.work import UsageWork
from bot.command_words import CommandWord
from bot.company.audit.domain import RecordChange
from bot.company.working_time import WorkingTime
from bot.database.engine import Database
from bot.delivery.sending.posting import ClientOf
from bot.delivery.work import Delivery, Handler, Posted
from bot.guidance.review import ReviewedSearch
from bot.guidance.sources.store import SqlMirror
from bot.language_model.store import SqlUses
from bot.language_model.usage import UsageLimits
from bot.people.domain import Employee
from bot.slack import Block

NEED_GUIDANCE = (AnswerMessage.KIND,)  # kinds of work


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask of one workspace."""

    database: Database
    delivery: Delivery
    handbook: Handbook
    answer: Callable[[Question], Answer | NotCovered]  # takes milliseconds of a thread
    route: RouteMessage
    danger_of: DangerOf
    compose: ComposeAnswer | None  # with a language model; it may take seconds
    leaving: Leaving  # to the provider of a language model
    limits: UsageLimits
    likeness: QuestionLikeness
    client_of: ClientOf
    words: Sequence[CommandWord]  # all of the command, for help
    unset_manner: UnsetManner
    outsiders_read: OutsidersRead
    record: RecordChange
    publishing: Publishing
    working_of: Callable[[str], Awaitable[WorkingTime]]  # an employee's, on their clock
    now: Callable[[], datetime]
    quota: AskingQuota
    map: MapAnswers  # takes milliseconds of a thread
    map_buttons: tuple[Block, ...] = ()  # other features', under what the map says
    points_of: Callable[[str, str], Awaitable[CustomersPoints]]  # text, employee
    head_of: HeadOf
    report_it: Callable[[str, str], Block]  # channel and ts of what is reported
    status_of: StatusOf
    offer_report: OfferReport
    further_buttons: tuple[Block, ...] = ()  # other features' buttons, under every reply

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners, after all others; return the handler of each kind of work."""
        self._listen(bolt)
        kept = (self.doubts(), *self._gaps.works(), self._preferences_work())
        answering = self._answer_work()
        find = SlackThreads(self.client_of).answer_to
        renewing = RenewWork(answering, find, self._asked, self.delivery.take_in, self.now)
        works = (answering, renewing, self._stopping, *kept, self._usage_work())
        done = {kind: does for work in works for kind, does in work.handlers().items()}
        return self.quota.around(done)

    def _listen(self, bolt: AsyncApp) -> None:
        for plain in (preferences_listeners, feedback_listeners):
            plain.register(bolt, self.delivery)
        home_listeners.register(bolt, self.delivery, self.overview())
        self._gaps.listen(bolt)
        passages = PassageModal(self.handbook.read_passage)
        offers = SlackSuggestions(self.handbook.suggestions)
        answer_listeners.register(bolt, self.delivery, self.route, passages, offers)

    async def look_at_guidance(self) -> None:
        """Make ready what a first question would wait for; at once where it is.

        Raises:
            BotError: the embedding is out of reach.
        """
        await asyncio.to_thread(self.map.likeness.prepare)
        await self.route("")

    async def ask_about(
        self, body: Block, text: str, *, key: str, about: Posted, context: Sequence[str]
    ) -> None:
        """Take in what an employee asks about another feature's message, in its own modal.

        Once for its ``key``; in the thread of ``about``, of which ``context`` is, oldest first.
        """
        work_on = answer_listeners.question_about
        await self.delivery.take_in(work_on(body, text, key=key, about=about, context=context))

    def overview(self) -> AskHomeSections:
        """Return what makes the sections of Ask on App Home."""
        return AskHomeSections(
            handbook=self.handbook,
            asked=SqlAskedQuestions(self.database),
            feedback=SqlFeedback(self.database),
            gaps=SqlGaps(self.database),
            has_language_model=self.compose is not None,
            sources=SqlMirror(self.database).states,
            now=self.now,
        )

    async def settings(self, employee: Employee, _team_id: str) -> list[Block]:
        """Return the employee's own settings of Ask, for App Home."""
        chosen = await SqlLanguages(self.database).of(employee.employee_id)
        return own_settings(chosen, self.leaving, has_language_model=self.compose is not None)

    def _answer_work(self) -> AnswerWork:
        return AnswerWork(
            replies=self._replies(),
            unkept=self._unkept(),
            read_thread=SlackThreads(self.client_of).before,
            show_status=SlackStatus(self.client_of).shown,
            manners=self._manners,
            outsiders_read=self.outsiders_read,
            fill_in_names=SlackNames(self.client_of, self.handbook.name_of_person).filled_in,
            now=self.now,
            stopping=self._stopping,
        )

    def _replies(self) -> Replies:
        handbook = self.handbook
        return Replies(
            answer=self._answer_aside,
            small_talk=SmallTalk(handbook.suggestions, handbook.may, self.words, self.head_of),
            unkept=self._unkept(),
            asked=self._asked,
            department_of=handbook.department_of,
            rights=handbook.rights,
            languages=SqlLanguages(self.database),
            compose=self.compose,
            signpost=handbook.signpost,
            of_map=lambda asked: asyncio.to_thread(self.map.answer, asked),
            route=self.route,
            status_of=self.status_of,
            offer_report=self.offer_report,
            map_buttons=self.map_buttons,
            further_buttons=self.further_buttons,
            tell_difference=lambda some, team: self.delivery.take_in(told_once(some, team)),
        )

    def _unkept(self) -> UnkeptReplies:
        return UnkeptReplies(
            read_words=SlackThreads(self.client_of).words_of,
            answer=self._answer_aside,
            danger_of=self.danger_of,
            lead_out=self.handbook.in_danger,
            points_of=self.points_of,
            report_it=self.report_it,
        )

    def role_messages(self) -> GapWork:
        """Return what owners of guidance are told, by reference."""
        return self._gaps.work()

    def doubts(self) -> FeedbackWork:
        """Return what comes of feedback; owners of documents are told by reference."""
        return FeedbackWork(
            feedback=SqlFeedback(self.database),
            doubts=SqlDoubts(self.database),
            asked=self._asked,
            owners_of=self.handbook.owners_of,
            readers_of=self.handbook.readers_of,
            administrators=self.handbook.administrators,
            posted=self.delivery.posted,
            search=ReviewedSearch(self.handbook.index, lambda: self.now().date()),
            take_in=self.delivery.take_in,
            now=self.now,
        )

    @property
    def _gaps(self) -> GapsFeature:
        return GapsFeature(
            database=self.database,
            delivery=self.delivery,
            handbook=self.handbook,
            answer=self._answer_aside,
            likeness=self.likeness,
            asked=self._asked,
            publishing=self.publishing,
            record=self.record,
            working_of=self.working_of,
            now=self.now,
        )

    def _preferences_work(self) -> PreferencesWork:
        stores = (self._manners, SqlLanguages(self.database))
        return PreferencesWork(*stores, self.handbook.people.employee, self.record)

    def _usage_work(self) -> UsageWork:
        uses, employee = SqlUses(self.database), self.handbook.people.employee
        name, limits, now = self.leaving.writer, self.limits, self.now
        return UsageWork(name=name, uses=uses, limits=limits, employee=employee, now=now)

    @property
    def _stopping(self) -> Stopping:
        return Stopping(self.delivery.posted, SlackStatus(self.client_of).end)

    @property
    def _manners(self) -> SqlManners:
        return SqlManners(self.database, self.unset_manner)

    @property
    def _asked(self) -> SqlAskedQuestions:
        return SqlAskedQuestions(self.database)

    async def _answer_aside(self, question: Question) -> Answer | NotCovered:
        return await asyncio.to_thread(self.answer, question)
