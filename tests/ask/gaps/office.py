"""An office with gaps: logistics owns the guidance, Zoe administers, Max is a colleague."""

from collections.abc import Sequence
from typing import Any

from bot.ask.agreeing import AskSecond, nobody_asked
from bot.ask.domain import Answer, NotCovered, Owners, Question
from bot.ask.gaps.ending_work import GapEndingWork
from bot.ask.gaps.office import GapOffice
from bot.ask.gaps.turns import GapTurns
from bot.ask.gaps.work import GapWork
from bot.company.working_time import WorkingTime
from bot.delivery.work import Outgoing, Post, Posted, Work
from bot.guidance.audience import Readership, readers_of
from bot.guidance.signposts.domain import NearSignpost, Signpost
from bot.guidance.written.domain import WrittenVersion
from tests.ask.builders import NOON, an_answer, an_asked
from tests.ask.fakes import FakeAskedQuestions, FakeGaps
from tests.company.fakes import FakeAuditTrail
from tests.fakes import FakeDelivery
from tests.guidance.written.fakes import FakeWrittenVersions

NAMES = {
    "U0LENA": "Lena Brandt",
    "U0MAX": "Max Roth",
    "U0JON": "Jon Weber",
    "U0XENIA": "Xenia Katz",
}


class Office:
    """Logistics owns the guidance; what was posted under a reference is remembered."""

    def __init__(self) -> None:
        self.asked = FakeAskedQuestions()
        self.gaps = FakeGaps()
        self.written = FakeWrittenVersions()
        self.delivery = FakeDelivery()
        self.now = NOON
        self.shown: set[str] = set()
        self.trail = FakeAuditTrail()
        self.answered: list[str] = []
        self.audience: tuple[str, ...] = ()  # of the document that is nearest
        self.entitled: set[str] = set()  # who belongs to it
        self.ask_second: AskSecond = nobody_asked

    async def answer(self, question: Question) -> Answer | NotCovered:
        self.answered.append(question.text)
        return an_answer()

    async def chain_of(self, document: str | None) -> Sequence[Owners]:
        if document is None:
            return [Owners((), "C0ADMINS")]
        return [Owners(("U0LENA",)), Owners(("U0JON",)), Owners(("U0XENIA",))]

    async def working_of(self, _employee_id: str) -> WorkingTime:
        return WorkingTime()

    async def administrators(self) -> Sequence[str]:
        return ("U0ZOE",)

    async def title_for(self, document: str, reader: str) -> str | None:
        return "Deliveries" if not self.audience or reader in self.entitled else None

    async def audience_of(self, document: str) -> tuple[str, ...]:
        return self.audience

    async def readers_of(self, employee_id: str) -> Readership:
        return readers_of([self.audience if employee_id in self.entitled else ()])

    async def likeness(self, text: str, others: Sequence[str]) -> list[float]:
        return [
            1.0 if text.split(maxsplit=1)[0] == other.split()[0] else 0.0 for other in others
        ]

    async def posted(self, reference: str) -> Posted | None:
        return Posted("D2", "2.0") if reference in self.shown else None

    async def name_of(self, employee_id: str) -> str:
        return NAMES.get(employee_id, "")

    async def owner_of(self, document: str) -> str:
        return f"owner of {document}"

    async def is_colleague(self, employee_id: str) -> bool:
        return employee_id == "U0MAX"

    async def signpost(self, signpost_id: str) -> NearSignpost | None:
        pay = Signpost("pay", "Pay and expenses", (), "The people department")
        return NearSignpost(pay, 1.0) if signpost_id == "pay" else None

    async def publish(self, version: WrittenVersion) -> bool:
        return await self.written.keep(version)

    def office(self) -> GapOffice:
        return GapOffice(
            gaps=self.gaps,
            chain_of=self.chain_of,
            administrators=self.administrators,
            title_for=self.title_for,
            audience_of=self.audience_of,
            readers_of=self.readers_of,
            name_of=self.name_of,
            posted=self.posted,
            now=lambda: self.now,
            record=self.trail.record,
        )

    def turns(self) -> GapTurns:
        return GapTurns(
            office=self.office(), working_of=self.working_of, take_in=self.delivery.take_in
        )

    def ending(self) -> GapEndingWork:
        return GapEndingWork(
            office=self.office(),
            turns=self.turns(),
            owner_of=self.owner_of,
            is_colleague=self.is_colleague,
            signpost=self.signpost,
            publish=self.publish,
            ask_second=self.ask_second,
        )

    def work(self) -> GapWork:
        return GapWork(
            office=self.office(),
            turns=self.turns(),
            answer=self.answer,
            likeness=self.likeness,
            asked=self.asked,
            signpost=self.signpost,
        )

    async def does(self, work: Work) -> Sequence[Outgoing]:
        handlers = {**self.work().handlers(), **self.ending().handlers()}
        return await handlers[work.kind](work)

    async def tells(self, work: Work) -> Sequence[Outgoing]:
        outgoing = await self.does(work)
        posts = [out for out in outgoing if isinstance(out, Post) and out.reference]
        self.shown |= {post.reference for post in posts if post.reference}
        return outgoing


def a_click(**changes: Any) -> Work:
    usual = {"key": an_asked().key, "employee_id": "U0DAN", "missing": ""}
    return Work("ask.tell_owner", "w", {**usual, "response_url": "http://r"} | changes)


async def an_office_with_a_gap() -> Office:
    office = Office()
    await office.asked.keep(an_asked())
    await office.tells(a_click())
    return office
