"""Whether customers complain less once a lesson was made of it."""

from dataclasses import replace
from datetime import timedelta

from bot.ideas.promises.messages import promises
from bot.ideas.promises.recurrence import Recurrence, recurrences
from bot.ideas.promises.service import ledger
from bot.ideas.report.domain import State, Step
from bot.ideas.report.history import HistoryEntry
from bot.moments.domain import Moment, MomentsMap
from bot.playground.employee import visible_text
from tests.ideas.builders import MONDAY, a_report, some_words
from tests.ideas.fakes import COMPANY

MOMENTS = MomentsMap((Moment("delivery", "A delivery", "It comes.", ()),))
COMPLAINT = a_report(number=42, words=some_words(kind="complaint"), state=State.DONE)


def test_complaints_before_and_after_a_lesson_are_counted() -> None:
    days = (-100, -20, -1, 1, 95)
    complaints = [
        replace(COMPLAINT, number=number, reported_at=MONDAY + timedelta(days=day))
        for number, day in enumerate(days, 1)
    ]
    elsewhere = a_report(number=9, words=some_words(kind="complaint", moment_id="claims"))
    taught = HistoryEntry(1, "ideas.teach:1", Step.TEACH, MONDAY, "U0SAM")

    found = recurrences([*complaints, elsewhere], [taught, replace(taught, number=77)])

    assert found == (Recurrence("delivery", before=2, after=1, taught_at=MONDAY),)


def test_recurrence_is_read_in_the_ledger() -> None:
    recurrence = Recurrence("delivery", before=2, after=1, taught_at=MONDAY)

    message = promises(ledger([COMPLAINT], MONDAY), COMPANY, MOMENTS, [recurrence])

    text = visible_text(list(message.blocks))
    assert "A delivery, taught" in text
    assert "2 complaints in the ninety days before, 1 in those after" in text
