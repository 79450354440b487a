"""The work of answering with fakes around it, and what it is given to do."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.ask.answer.replies import Replies
from bot.ask.answer.small_talk import SmallTalk
from bot.ask.answer.unkept import UnkeptReplies
from bot.ask.answer.work import AnswerWork
from bot.ask.compose.domain import Tell, tell_nobody
from bot.ask.domain import Answer, NotCovered, Question, ThreadMessage
from bot.ask.map.domain import MapAnswer
from bot.ask.pasted.domain import CustomersPoints
from bot.ask.routing.domain import KindOfMessage
from bot.delivery.work import Outgoing, Work
from bot.guidance.audience import EverybodysAlone
from bot.guidance.signposts.domain import NearSignpost
from bot.people.permissions import Action
from bot.slack import Message, button
from tests.all_words import all_words
from tests.ask.builders import NOON, an_answer
from tests.ask.fakes import (
    FakeAskedQuestions,
    FakeLanguages,
    FakeManners,
)

UNREAD_CHANNEL = "C0UNREAD"  # Slack shows nothing of its threads
SHARED_CHANNEL = "C0PARTNERS"  # another company reads there


class Desk:
    """Answers what it was told to answer, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answer: Answer | NotCovered = an_answer()
        self.asked: list[Question] = []
        self.kept = FakeAskedQuestions()
        self.manners = FakeManners()
        self.languages = FakeLanguages()
        self.allowed: set[Action] = set()
        self.shown: list[tuple[str, str | None]] = []
        self.near: NearSignpost | None = None
        self.danger = ""
        self.urgent: list[NearSignpost] = []
        self.from_map: MapAnswer | None = None
        self.kind = KindOfMessage.QUESTION
        self.routed: list[str] = []
        self.in_slack = ""
        self.head: Message | None = None
        self.points = CustomersPoints(())
        self.taken_apart: list[str] = []
        self.told: list[tuple[Sequence[str], str]] = []

    async def answer_question(self, question: Question) -> Answer | NotCovered:
        self.asked.append(question)
        return self.answer

    async def of_map(self, question: Question) -> MapAnswer | None:
        return self.from_map

    async def thread(
        self, team: str, channel: str, thread: str, ts: str
    ) -> list[ThreadMessage] | None:
        if channel == UNREAD_CHANNEL:
            return None
        return [
            ThreadMessage("How do we send invoices?"),
            ThreadMessage("By e-mail.", is_ours=True),
        ]

    @asynccontextmanager
    async def show_status(
        self, team: str, channel: str, thread: str | None
    ) -> AsyncIterator[Tell]:
        self.shown.append((channel, thread))
        yield tell_nobody

    async def signpost(self, question: str) -> NearSignpost | None:
        return self.near

    async def danger_of(self, message: str) -> str:
        return self.danger

    async def lead_out(self, signpost_id: str) -> Sequence[NearSignpost]:
        own = [one for one in self.urgent if one.signpost.signpost_id == signpost_id]
        return own or self.urgent

    async def route(self, message: str) -> KindOfMessage:
        self.routed.append(message)
        return self.kind

    async def tell_difference(self, documents: Sequence[str], team_id: str) -> None:
        self.told.append((documents, team_id))

    async def fill_in_names(self, _team_id: str, text: str, _employee_id: str) -> str:
        return text.replace("<#C1>", "<#C1|news>")

    async def outsiders_read(self, channel: str) -> bool:
        return channel == SHARED_CHANNEL

    async def department_of(self, employee_id: str) -> str:
        return "logistics"

    async def suggestions(self, employee_id: str) -> list[str]:
        return ["What do I tell a customer about a delay?"]

    async def may(self, employee_id: str, action: Action) -> bool:
        return action in self.allowed

    def work(self) -> AnswerWork:
        return AnswerWork(
            replies=self.replies(),
            unkept=self.unkept(),
            read_thread=self.thread,
            show_status=self.show_status,
            manners=self.manners,
            outsiders_read=self.outsiders_read,
            fill_in_names=self.fill_in_names,
            now=lambda: NOON,
        )

    def replies(self) -> Replies:
        return Replies(
            answer=self.answer_question,
            small_talk=SmallTalk(self.suggestions, self.may, all_words(), self.head_of),
            unkept=self.unkept(),
            asked=self.kept,
            department_of=self.department_of,
            rights=EverybodysAlone(),
            languages=self.languages,
            signpost=self.signpost,
            of_map=self.of_map,
            route=self.route,
            map_buttons=(button("Quiz me", "quiz.start"),),
            tell_difference=self.tell_difference,
        )

    def unkept(self) -> UnkeptReplies:
        return UnkeptReplies(
            read_words=self.read_words,
            answer=self.answer_question,
            danger_of=self.danger_of,
            lead_out=self.lead_out,
            points_of=self.points_of,
            report_it=lambda channel, ts: button("Report it", "report", f"{channel}:{ts}"),
        )

    async def head_of(self, text: str) -> Message | None:
        return self.head

    async def read_words(self, team: str, channel: str, thread: str, ts: str) -> str:
        return self.in_slack

    async def points_of(self, text: str, employee_id: str) -> CustomersPoints:
        self.taken_apart.append(text)
        return self.points

    async def does(self, work: Work) -> Sequence[Outgoing]:
        return await self.work().handlers()[work.kind](work)


def a_message(**changes: Any) -> Work:
    usual = {
        "key": "T1:D1:2.0",
        "text": "<@U0BOT> What about <https://example.com|delays>?",
        "employee_id": "U0DAN",
        "channel": "D1",
        "thread_ts": "1.0",
        "ts": "2.0",
        "is_follow_up": False,
    }
    return Work("ask.answer", "ask.answer:T1:D1:2.0", usual | changes, team_id="T1")


def a_command(text: str, **more: str) -> Work:
    payload = {"key": "k", "text": text, "employee_id": "U0DAN", "response_url": "http://r"}
    payload |= more
    return Work("ask.command", "ask.command:k", payload)
