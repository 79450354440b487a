"""An anonymous reporter or supporter sees all that is kept of them, and nothing of others."""

from bot.ideas.report.domain import Anonymous, Severity, Step
from bot.ideas.report.history import HistoryEntry
from bot.ideas.submit.anonymous_modals import Stored, news, stored
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from tests.ideas.builders import MONDAY, a_report, some_words

THEM, OTHERS = Anonymous("a" * 64), Anonymous("b" * 64)
HISTORY = (
    HistoryEntry(1, "ideas.submit:x", Step.RECEIVE, MONDAY),
    HistoryEntry(
        1, f"ideas.support:1:{OTHERS.secret_hash}", Step.SUPPORT, MONDAY, text="Not mine."
    ),
    HistoryEntry(
        1, f"ideas.support:1:{THEM.secret_hash}", Step.SUPPORT, MONDAY, text="Here, too!"
    ),
)


def shown(person: Anonymous, **changes: object) -> str:
    report = a_report(number=1, **changes)
    return visible_text(
        checked_view(stored(Stored(report, person, MONDAY, "Logistics", HISTORY)))
    )


def test_reporter_sees_all_that_they_wrote() -> None:
    long = "A line of a long report.\n" * 1000
    words = some_words(today=long, better="Ring!", customer="Bakery Sol")

    text = shown(THEM, reporter=THEM, words=words)

    assert text.count("A line of a long report.") >= 1000
    assert "Ring!" in text
    assert "Bakery Sol" in text
    assert THEM.secret_hash in text


def test_supporter_sees_their_own_words_and_hash_only() -> None:
    text = shown(THEM)

    assert "Here, too!" in text
    assert "Not mine." not in text
    assert OTHERS.secret_hash not in text


def test_what_went_at_once_says_that_its_minute_can_be_told() -> None:
    severe = shown(THEM, reporter=THEM, words=some_words(severity=Severity.SEVERE))

    assert "tells the minute" in severe
    assert "tells the minute" not in shown(THEM, reporter=THEM)


def test_news_tell_the_day_that_was_promised() -> None:
    accepted = HistoryEntry(1, "click", Step.ACCEPT, MONDAY, "U0LENA", to="2026-12-04")

    told = visible_text(checked_view(news(a_report(number=1), [accepted], "{}")))

    assert "Promised by Fri 04 Dec 2026." in told


def test_supporter_without_words_sees_none() -> None:
    assert "Not mine." not in shown(Anonymous("c" * 64))
