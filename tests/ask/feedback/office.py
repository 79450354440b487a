"""An owner of guidance who reads doubts about it, and the work that is given to do."""

from collections.abc import Sequence
from typing import Any

from bot.ask.domain import Owners, Readers
from bot.ask.feedback.work import FeedbackWork
from bot.delivery.work import Outgoing, Post, Posted, Work
from tests.ask.builders import NOON, a_citation, an_asked
from tests.ask.fakes import FakeAskedQuestions, FakeDoubts, FakeFeedback
from tests.ask.searching import FakeSearch

QUOTED = a_citation()


class Office:
    """Lena owns the guidance; what was posted under a reference is remembered."""

    def __init__(self) -> None:
        self.feedback = FakeFeedback()
        self.doubts = FakeDoubts()
        self.asked = FakeAskedQuestions()
        self.owners = Owners(("U0LENA",))
        self.shown: set[str] = set()
        self.taken_in: list[Work] = []
        self.search = FakeSearch([])

    async def owners_of(self, document: str | None) -> Owners:
        return self.owners

    async def readers_of(self, documents: Sequence[str]) -> Readers:
        return Readers(("Lena Vogt",) if self.owners.employee_ids else (), self.owners.channel)

    async def administrators(self) -> Sequence[str]:
        return ("U0ZOE",)

    async def posted(self, reference: str) -> Posted | None:
        return Posted("D2", "2.0") if reference in self.shown else None

    async def take_in(self, work: Work) -> None:
        self.taken_in.append(work)

    def work(self) -> FeedbackWork:
        return FeedbackWork(
            feedback=self.feedback,
            doubts=self.doubts,
            asked=self.asked,
            owners_of=self.owners_of,
            readers_of=self.readers_of,
            administrators=self.administrators,
            posted=self.posted,
            search=self.search,
            take_in=self.take_in,
            now=lambda: NOON,
        )

    async def does(self, work: Work) -> Sequence[Outgoing]:
        """Do a work after what it leads to; return what goes out, in that order."""
        own = await self.work().handlers()[work.kind](work)
        following, self.taken_in = self.taken_in, []
        outgoing = [*[out for one in following for out in await self.does(one)], *own]
        posts = [out for out in outgoing if isinstance(out, Post) and out.reference]
        self.shown |= {post.reference for post in posts if post.reference}
        return outgoing


def a_judgement(**changes: Any) -> Work:
    usual = {"key": an_asked().key, "employee_id": "U0DAN", "response_url": "http://r"}
    return Work("ask.feedback", "f", {**usual, "is_helpful": False, "reason": ""} | changes)


def an_answer(**changes: Any) -> Work:
    usual = {"key": "1", "employee_id": "U0LENA", "outcome": "changed", "note": ""}
    return Work("ask.answer_doubt", "a", usual | changes)
