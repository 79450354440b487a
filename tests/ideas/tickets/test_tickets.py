"""A help desk's ticket becomes one complaint, and nobody else changes anything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.errors import TryAgainError
from bot.ideas.report.domain import Severity, Step, Ticket
from bot.ideas.report.history import HistoryEntry, ReportEvent
from bot.ideas.submit.reading import ReportReader
from bot.ideas.tickets.domain import Admission
from bot.ideas.tickets.door import TicketDoor
from bot.ideas.tickets.reading import read_ticket_sources
from bot.ideas.tickets.service import ticket_in
from bot.ideas.tickets.work import PAUSES, TicketWork, contents
from bot.playground.limits.checks import checked_blocks
from tests.ideas.builders import MONDAY, a_report
from tests.ideas.company import MOMENTS, SmallCompany, posts_to
from tests.ideas.fakes import SHARED_WORDS
from tests.ideas.tickets.signing import NOW, SECRETS, as_bytes, sent, signed

SOURCES = read_ticket_sources(Path(__file__).parents[3] / "knowledge" / "tickets.yaml")


async def _team() -> str:
    return "T0NORTH"


class HelpDesks:
    """Help desks that send to a small company, and the address that it tells of outcomes."""

    def __init__(self) -> None:
        self.company = SmallCompany()
        self.told: list[tuple[str, dict[str, Any]]] = []
        self.silent_goes = 0
        delivery = self.company.delivery
        self.door = TicketDoor(SOURCES, SECRETS, delivery, lambda: NOW, _team)
        work = TicketWork(self.company.cards, ReportReader(SHARED_WORDS, MOMENTS), self._tell)
        for kind, handler in work.handlers().items():
            delivery.register(kind, handler)

    async def _tell(self, identity: str, contents: Any, _: object) -> None:
        if self.silent_goes:
            self.silent_goes -= 1
            message = "It does not answer."
            raise TryAgainError(message)
        self.told.append((identity, contents["data"]))

    async def send(self, source_id: str, number: str, **changes: Any) -> Admission:
        body = as_bytes(sent(source_id, number, **changes))
        door = await self.door.take(source_id, signed(source_id, body), body)
        await self.company.delivery.run()
        return door


@pytest.fixture
def desks() -> HelpDesks:
    return HelpDesks()


@pytest.mark.parametrize("source_id", SECRETS)
async def test_a_signed_ticket_is_one_complaint_however_often_it_comes(
    desks: HelpDesks, source_id: str
) -> None:
    doors = [await desks.send(source_id, "35436") for _ in range(3)]

    assert doors == [Admission.TAKEN] * 3
    (report,) = desks.company.reports.kept.values()
    assert report.reporter == Ticket(source_id, "35436")
    assert report.words.kind == "complaint"
    assert "The pallet was broken." in report.words.today
    assert report.is_awaited


@pytest.mark.parametrize("source_id", SECRETS)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda headers: {},
        lambda headers: {name: f"{value}x" for name, value in headers.items()},
        lambda headers: dict.fromkeys(headers, ""),
        lambda headers: dict.fromkeys(headers, "é"),
    ],
    ids=["none", "another", "empty", "odd"],
)
async def test_an_unsigned_ticket_changes_nothing(
    desks: HelpDesks, source_id: str, spoil: Callable[[dict[str, str]], dict[str, str]]
) -> None:
    body = as_bytes(sent(source_id, "1"))

    door = await desks.door.take(source_id, spoil(signed(source_id, body)), body)

    assert door is Admission.UNSIGNED
    assert desks.company.delivery.taken_in == []


@pytest.mark.parametrize("source_id", ["zendesk", "helpdesk"])
async def test_what_was_signed_long_ago_changes_nothing(
    desks: HelpDesks, source_id: str
) -> None:
    body = as_bytes(sent(source_id, "1"))
    old = signed(source_id, body, NOW - timedelta(minutes=6))

    assert await desks.door.take(source_id, old, body) is Admission.UNSIGNED


@pytest.mark.parametrize("body", [b"", b"[]", b"nonsense", b'{"type": "ticket.created"}'])
async def test_what_is_no_ticket_is_said_to_be_none(desks: HelpDesks, body: bytes) -> None:
    door = await desks.door.take("helpdesk", signed("helpdesk", body), body)

    assert door in {Admission.UNREADABLE, Admission.NOT_MEANT}
    assert desks.company.delivery.taken_in == []


def test_each_help_desk_of_the_starter_is_read_by_its_mapping() -> None:
    read = {one: ticket_in(SOURCES[one], sent(one, "7"), NOW) for one in SECRETS}
    zendesk, intercom, helpdesk = (read[one] for one in SECRETS)

    assert zendesk
    assert (zendesk.text, zendesk.severity) == (
        "Broken pallet\nThe pallet was broken.",
        Severity.SERIOUS,
    )
    assert intercom
    assert (intercom.text, intercom.customer) == ("The pallet was broken. & more", "Ada Berg")
    assert helpdesk
    assert helpdesk.department_id == "logistics"


async def test_manager_reads_which_ticket_it_is_and_nothing_of_it_comes_alive(
    desks: HelpDesks,
) -> None:
    await desks.send("helpdesk", "9", text="<!channel> broken & wet")

    (card,) = posts_to("U0LENA", desks.company.delivery.sent)
    assert card == "Complaint I-1001 from ticket 9 in helpdesk"
    shown = str([getattr(one, "blocks", ()) for one in desks.company.delivery.sent])
    assert "<!channel>" not in shown
    for one in desks.company.delivery.sent:
        checked_blocks(list(getattr(one, "blocks", ())))


async def test_the_help_desk_hears_each_step_once_though_it_was_silent(
    desks: HelpDesks,
) -> None:
    await desks.send("helpdesk", "9")
    desks.silent_goes = 2

    await desks.company.decides(Step.FINISH, reason="We sent a new one.", cause="A mistake")
    for pause in PAUSES[:2]:
        desks.company.time += pause
        await desks.company.delivery.run()

    steps = [data["step"] for _, data in desks.told]
    assert steps == ["receive", "finish"]
    done = desks.told[1][1]
    assert (done["ticket"], done["state"], done["said"], done["cause"]) == (
        "9",
        "done",
        "We sent a new one.",
        "A mistake",
    )
    assert len({identity for identity, _ in desks.told}) == 2


async def test_a_manager_who_asks_learns_that_nobody_can_answer_here(desks: HelpDesks) -> None:
    await desks.send("helpdesk", "9")

    await desks.company.decides(Step.ASK, reason="Which pallet was it?")

    assert any(
        "came as a ticket" in one for one in posts_to("U0LENA", desks.company.delivery.sent)
    )
    assert desks.told[-1][1]["said"] == "Which pallet was it?"


async def test_what_the_ticket_does_not_say_is_read_of_its_words(desks: HelpDesks) -> None:
    source = replace(SOURCES["helpdesk"], department=SOURCES["zendesk"].department)
    desks.door = replace(desks.door, sources={"helpdesk": source})

    await desks.send("helpdesk", "9", text="Accounting sent a wrong bill")

    (report,) = desks.company.reports.kept.values()
    assert report.words.department_id == "accounting"


def test_what_a_colleague_wrote_for_the_manager_stays_inside() -> None:
    ticket = Ticket("zendesk", "1")
    report = a_report(reporter=ticket)

    for step, is_told in ((Step.REOPEN, False), (Step.QUESTION, False), (Step.DECLINE, True)):
        entry = HistoryEntry(1, "k", step, MONDAY, by="U0DAN", text="He shouts at drivers.")
        told = contents(ReportEvent(report, entry), ticket)

        assert ("shouts" in str(told)) is is_told
