"""Every word of ``/customer``, as the bot puts them together."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import create_async_engine

from bot.command_words import CommandWord
from bot.composition.command_table import command_words
from bot.database.engine import Database
from bot.guidance.domain import Guidance
from bot.ideas.customers.store import SqlCustomerTraces
from bot.ideas.customers.work import CustomerErasure
from bot.ideas.similar.service import Similar
from bot.ideas.submit.plain_words import PlainWords
from bot.ideas.submit.reading import ReportReader
from bot.ideas.submit.report_intake import ReportIntake
from tests.fakes import FakeDelivery
from tests.ideas.company import MOMENTS, SmallCompany
from tests.ideas.fakes import SHARED_WORDS, FakeLetters, FakeReports, FakeVectors


def all_words(delivery: FakeDelivery | None = None) -> tuple[CommandWord, ...]:
    """Return the entries; what they take in durably goes to the delivery."""
    similar = Similar(FakeReports(), FakeVectors(), SHARED_WORDS)
    plain = PlainWords(ReportReader(SHARED_WORDS, MOMENTS))
    intake = ReportIntake(SmallCompany().cards, similar, FakeLetters(), plain)
    traces = SqlCustomerTraces(Database(create_async_engine("sqlite+aiosqlite://")))
    erasure = CustomerErasure(traces, intake.cards, _untold)
    return command_words(delivery or FakeDelivery(), intake, erasure, _nothing)


async def _nothing(_words: str, _employee_id: str) -> Sequence[Guidance]:
    """Find no document."""
    return ()


async def _untold(_employee_id: str, _key: str) -> None:
    """Keep no trail."""
