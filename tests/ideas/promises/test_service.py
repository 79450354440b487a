"""What each department was told, and how it keeps its promises."""

from datetime import timedelta

from bot.ideas.promises.domain import Promises
from bot.ideas.promises.messages import everything, promises
from bot.ideas.promises.service import ledger
from bot.ideas.report.domain import State
from bot.moments.domain import MomentsMap
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks, checked_view
from tests.ideas.builders import MONDAY, a_report, some_words
from tests.ideas.fakes import COMPANY

LATER = MONDAY + timedelta(days=30)
MOMENTS = MomentsMap(())


def test_open_and_late_reports_are_counted_by_department() -> None:
    accounting = a_report(words=some_words(department_id="accounting"))
    accepted = a_report(state=State.ACCEPTED)

    kept = ledger([a_report(), accepted, accounting], LATER)

    assert [(one.department_id, one.open, one.late) for one in kept] == [
        ("logistics", 2, 1),
        ("accounting", 1, 1),
    ]


def test_days_to_the_first_answer_are_those_of_the_middle_report() -> None:
    answered = [
        a_report(state=State.ACCEPTED, answered_at=MONDAY + timedelta(days=days))
        for days in (1, 2, 9)
    ]

    assert ledger(answered, LATER)[0].median_days == 2.0


def test_share_implemented_is_of_what_was_decided() -> None:
    states = (*[State.DONE] * 3, State.DECLINED, State.DECLINED, State.MERGED, State.NEW)

    kept = ledger([a_report(state=state) for state in states], LATER)

    assert kept[0].implemented == 3 / 5


def test_share_is_not_told_of_fewer_than_five_decisions() -> None:
    kept = ledger([a_report(state=State.DONE)] * 4, LATER)

    assert kept[0].implemented is None


def test_department_without_decisions_has_no_share_and_no_days() -> None:
    assert ledger([a_report()], MONDAY) == (Promises("logistics", 1, 0, None, None),)


def test_ledger_is_read_in_plain_words() -> None:
    kept = [Promises("logistics", 3, 1, 2.5, 0.5), Promises("gone", 0, 0, None, None)]

    message = promises(kept, COMPANY, MOMENTS)

    text = visible_text(checked_blocks(list(message.blocks)))
    assert "*Logistics*\n3 open · *1 late* · answered in 2.5 days · 50% implemented" in text
    assert "*gone*\n0 open · none late · none answered yet · fewer than five decided" in text


def test_ledger_of_many_departments_begins_with_what_is_late_and_opens_whole() -> None:
    kept = [Promises(f"department-{n:03}", 3, n == 125, 2.5, 0.5) for n in range(126)]

    shown = visible_text(checked_blocks(list(promises(kept, COMPANY, MOMENTS).blocks)))
    whole = visible_text(checked_view(everything(kept, COMPANY, MOMENTS, ())))

    assert "department-125" in shown
    assert "All 126 departments" in shown
    assert all(f"department-{n:03}" in whole for n in range(126))


def test_ledger_of_more_departments_than_a_modal_has_room_for_opens_in_parts() -> None:
    kept = [Promises(f"department-{n:03}", 3, 1, 2.5, 0.5) for n in range(500)]

    parts = [checked_view(everything(kept, COMPANY, MOMENTS, (), at)) for at in (0, 200, 400)]

    assert "201 to 400 of 500" in str(parts[0])
    assert all(f"department-{n:03}" in visible_text(parts[n // 200]) for n in range(500))


def test_empty_ledger_says_what_to_do() -> None:
    assert "/customer idea" in promises([], COMPANY, MOMENTS).text


def test_words_are_explained_where_they_stand_alone() -> None:
    few = [Promises("logistics", 1, 0, None, None)]

    text = visible_text(list(promises(few, COMPANY, MOMENTS).blocks))

    assert "Late: no answer" in text
    assert "Implemented" not in text
    assert "median" not in text
