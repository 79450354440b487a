"""The work of answering with fakes around it, and what it is given to do."""

from collections.abc import Sequence
from typing import Any

from bot.ask.answer.small_talk import SmallTalk
from bot.ask.answer.work import AnswerWork
from bot.ask.domain import Answer, NotCovered, Question, ThreadMessage
from bot.ask.map.domain import MapAnswer
from bot.delivery.work import Outgoing, Work
from bot.guidance.signposts.domain import NearSignpost
from bot.people.permissions import Action
from bot.slack import button
from tests.all_words import all_words
from tests.ask.builders import NOON, an_answer
from tests.ask.fakes import (
    FakeAskedQuestions,
    FakeLanguages,
    FakeManners,
)


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
        self.from_map: MapAnswer | None = None

    async def answer_question(self, question: Question) -> Answer | NotCovered:
        self.asked.append(question)
        return self.answer

    async def of_map(self, question: Question) -> MapAnswer | None:
        return self.from_map

    async def thread(
        self, team: str, channel: str, thread: str, ts: str
    ) -> list[ThreadMessage]:
        return [
            ThreadMessage("How do we send invoices?"),
            ThreadMessage("By e-mail.", is_ours=True),
        ]

    async def show_status(self, team: str, channel: str, thread: str | None) -> None:
        self.shown.append((channel, thread))

    async def signpost(self, question: str) -> NearSignpost | None:
        return self.near

    async def department_of(self, employee_id: str) -> str:
        return "logistics"

    async def suggestions(self, employee_id: str) -> list[str]:
        return ["What do I tell a customer about a delay?"]

    async def may(self, employee_id: str, action: Action) -> bool:
        return action in self.allowed

    def work(self) -> AnswerWork:
        return AnswerWork(
            answer=self.answer_question,
            read_thread=self.thread,
            department_of=self.department_of,
            signpost=self.signpost,
            of_map=self.of_map,
            map_buttons=(button("Quiz me", "quiz.start"),),
            small_talk=SmallTalk(self.suggestions, self.may, all_words()),
            asked=self.kept,
            show_status=self.show_status,
            manners=self.manners,
            languages=self.languages,
            now=lambda: NOON,
        )

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
