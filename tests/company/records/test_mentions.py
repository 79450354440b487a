"""Who was forgotten is mentioned nowhere: Slack would show their pseudonym as it stands."""

from bot.company.records.domain import FORGOTTEN_AS, mention_of
from bot.ideas.report import wording
from bot.ideas.report.domain import Step
from bot.ideas.report.history import HistoryEntry
from tests.ideas.builders import MONDAY, a_report

GONE = f"{FORGOTTEN_AS}0123456789ab"


def test_who_is_here_is_mentioned() -> None:
    assert mention_of("U0LENA") == "<@U0LENA>"


def test_who_was_forgotten_is_said_in_words_wherever_a_report_tells_of_them() -> None:
    entry = HistoryEntry(1, "k", Step.ACCEPT, MONDAY, GONE)

    assert wording.happened(entry).startswith("Somebody whose name was deleted accepted")
    assert wording.holders(a_report(holders=(GONE,))) == "somebody whose name was deleted"
