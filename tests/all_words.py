"""Every word of ``/customer``, as the bot puts them together."""

from bot.command_words import CommandWord
from bot.composition.command_table import command_words
from bot.ideas.similar.service import Similar
from bot.ideas.submit.report_intake import ReportIntake
from tests.fakes import FakeDelivery
from tests.ideas.company import SmallCompany
from tests.ideas.fakes import SHARED_WORDS, FakeLetters, FakeReports, FakeVectors


def all_words(delivery: FakeDelivery | None = None) -> tuple[CommandWord, ...]:
    """Return the entries; what they take in durably goes to the delivery."""
    similar = Similar(FakeReports(), FakeVectors(), SHARED_WORDS)
    intake = ReportIntake(SmallCompany().cards, similar, FakeLetters())
    return command_words(delivery or FakeDelivery(), intake)
