"""What every place that keeps reports promises."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.database.engine import open_database
from bot.database.migrate import migrate
from bot.ideas.report.domain import (
    Anonymous,
    EscalationLevel,
    Named,
    Report,
    Severity,
    State,
    Step,
    Ticket,
)
from bot.ideas.report.history import Voice
from bot.ideas.report.ports import Reports
from bot.ideas.report.store import SqlReports
from tests.ideas.builders import MONDAY, a_report, an_entry, some_words
from tests.ideas.fakes import FakeReports


@pytest.fixture(params=["fake", "sqlite", "postgres"])
async def reports(request: pytest.FixtureRequest) -> AsyncIterator[Reports]:
    if request.param == "fake":
        yield FakeReports()
        return
    database = open_database(request.getfixturevalue(f"{request.param}_database_url"))
    await migrate(database)
    yield SqlReports(database)
    await database.close()


async def kept(reports: Reports, number: int = 1) -> Report:
    report = await reports.find(number)
    assert report
    return report


async def test_keeps_a_report_as_it_was_given(reports: Reports) -> None:
    words = some_words(
        kind="complaint",
        severity=Severity.SEVERE,
        customer="Bakery Sol",
        praised=("U0BEN",),
        link="https://northwind.slack.com/archives/C1/p1",
        today="ü 🙂 <!channel>\n" * 1000,
    )

    added = await reports.add(a_report(words=words), an_entry())

    assert added == a_report(words=words, number=1)
    assert await kept(reports) == added


async def test_keeps_of_which_ticket_a_report_was_made(reports: Reports) -> None:
    ticket = a_report(reporter=Ticket("zendesk", "9:1"))

    await reports.add(ticket, an_entry())

    assert (await kept(reports)).reporter == Ticket("zendesk", "9:1")


async def test_keeps_only_the_hash_of_an_anonymous_reporter(reports: Reports) -> None:
    await reports.add(a_report(reporter=Anonymous("a" * 64)), an_entry())

    assert (await kept(reports)).reporter == Anonymous("a" * 64)
    assert await reports.of_secret("a" * 64) == (await kept(reports),)
    assert await reports.of_secret("b" * 64) == ()


async def test_numbers_rise(reports: Reports) -> None:
    await reports.add(a_report(), an_entry("press:1"))
    second = await reports.add(a_report(), an_entry("press:2"))

    assert second.number == 2


async def test_keeps_the_same_press_once(reports: Reports) -> None:
    first = await reports.add(a_report(), an_entry())
    again = await reports.add(a_report(), an_entry())

    assert again == first
    assert await reports.all_of(None) == (first,)
    assert await reports.of_key("press:1") == first
    assert await reports.of_key("press:2") is None


async def test_unknown_report_is_none(reports: Reports) -> None:
    assert await reports.find(1) is None


async def test_change_is_kept_with_what_happened(reports: Reports) -> None:
    report = await reports.add(a_report(), an_entry())
    accepted = replace(
        report,
        state=State.ACCEPTED,
        answered_at=MONDAY,
        finished_at=MONDAY,
        holders=("U0A", "U0B"),
        escalation_level=EscalationLevel.AT_DUE,
    )

    assert await reports.change(accepted, an_entry("click:1", 1, Step.ACCEPT))

    assert await kept(reports) == replace(accepted, version=1)
    history = await reports.history(1)
    assert [entry.step for entry in history] == [Step.RECEIVE, Step.ACCEPT]
    assert await reports.entry("click:1") == history[1]
    assert await reports.entry("click:2") is None


async def test_change_of_what_somebody_else_changed_is_refused(reports: Reports) -> None:
    report = await reports.add(a_report(), an_entry())
    await reports.change(replace(report, state=State.ACCEPTED), an_entry("click:1", 1))

    assert not await reports.change(
        replace(report, state=State.DECLINED), an_entry("click:2", 1)
    )

    assert (await kept(reports)).state is State.ACCEPTED
    assert await reports.entry("click:2") is None


async def test_same_note_is_kept_once(reports: Reports) -> None:
    await reports.add(a_report(), an_entry())
    await reports.note(an_entry("reply:1", 1, Step.REPLY))
    await reports.note(an_entry("reply:1", 1, Step.REPLY))

    assert len(await reports.history(1)) == 2


async def test_finds_all_entries_of_a_kind(reports: Reports) -> None:
    await reports.add(a_report(), an_entry("press:1"))
    await reports.add(a_report(), an_entry("press:2"))
    await reports.note(an_entry("teach:2", 2, Step.TEACH))
    await reports.note(an_entry("teach:1", 1, Step.TEACH))

    assert [one.number for one in await reports.steps(Step.TEACH)] == [2, 1]


async def test_counts_voices_by_report(reports: Reports) -> None:
    await reports.add(a_report(), an_entry("press:1"))
    await reports.add(a_report(), an_entry("press:2"))
    await reports.add_voice(Voice(2, Named("U0BEN"), MONDAY))
    await reports.add_voice(Voice(2, Named("U0UMA"), MONDAY))

    assert await reports.voice_counts() == {2: 2}


async def test_each_person_has_one_voice(reports: Reports) -> None:
    await reports.add(a_report(), an_entry())
    ben = Voice(1, Named("U0BEN"), MONDAY)
    somebody = Voice(1, Anonymous("a" * 64), MONDAY + timedelta(hours=1))
    await reports.add_voice(ben)
    await reports.add_voice(replace(ben, at=MONDAY + timedelta(hours=2)))
    await reports.add_voice(somebody)

    assert await reports.voices(1) == (ben, somebody)
    assert await reports.of_secret("a" * 64) == (await kept(reports),)


async def test_finds_what_was_merged_into_a_report(reports: Reports) -> None:
    await reports.add(a_report(), an_entry("press:1"))
    await reports.add(a_report(merged_into=1, state=State.MERGED), an_entry("press:2"))

    assert await reports.merged_into(1) == (await kept(reports, 2),)


async def test_lists_what_somebody_reported_and_supports(reports: Reports) -> None:
    await reports.add(a_report(), an_entry("press:1"))
    await reports.add(a_report(), an_entry("press:2"))
    await reports.add(a_report(reporter=Named("U0BEN")), an_entry("press:3"))
    await reports.add_voice(Voice(3, Named("U0DAN"), MONDAY))
    await reports.add_voice(Voice(1, Named("U0BEN"), MONDAY))

    assert [report.number for report in await reports.reported_by("U0DAN")] == [2, 1]
    assert [report.number for report in await reports.supported_by("U0DAN")] == [3]


async def test_open_ones_come_by_due_date_and_from_one_workspace(reports: Reports) -> None:
    later = replace(a_report().due, due_at=MONDAY + timedelta(days=90))
    await reports.add(a_report(due=later), an_entry("press:1"))
    await reports.add(a_report(state=State.STARTED), an_entry("press:2"))
    await reports.add(a_report(state=State.DONE), an_entry("press:3"))
    await reports.add(a_report(team_id="T0OTHER"), an_entry("press:4"))

    assert [report.number for report in await reports.open_ones("T0NORTH")] == [2, 1]
    assert [report.number for report in await reports.all_of("T0OTHER")] == [4]
    assert len(await reports.all_of(None)) == 4


async def test_late_ones_are_new_and_not_nudged_so_far(reports: Reports) -> None:
    await reports.add(a_report(), an_entry("press:1"))
    await reports.add(a_report(escalation_level=EscalationLevel.AT_DUE), an_entry("press:2"))
    await reports.add(a_report(state=State.ACCEPTED), an_entry("press:3"))
    due = a_report().due

    assert await reports.overdue(MONDAY) == ()
    assert await reports.overdue(due.due_at) == (
        (await kept(reports, 1), EscalationLevel.AT_DUE),
    )
    assert len(await reports.overdue(due.escalate_at)) == 2


async def test_what_was_closed_lately_is_found_whatever_its_end(reports: Reports) -> None:
    ends = (State.DONE, State.DECLINED, State.MERGED)
    for n, state in enumerate(ends):
        closed = a_report(state=state, finished_at=MONDAY)
        await reports.add(closed, an_entry(f"press:{n}"))
    await reports.add(a_report(), an_entry("press:open"))

    assert [one.state for one in await reports.closed_since(MONDAY)] == list(ends)
    assert await reports.closed_since(MONDAY + timedelta(seconds=1)) == ()


async def test_a_report_and_its_entries_are_rewritten_where_they_stand(
    reports: Reports,
) -> None:
    await reports.add(a_report(), an_entry("press:1"))
    reply = replace(an_entry("press:2", 1, Step.REPLY), text="In hall 2.")
    for entry in (reply, an_entry("press:3", 1, Step.ASK)):
        await reports.note(entry)
    nobody = Anonymous("a" * 64)
    first, _, asked = await reports.history(1)
    unsigned = {
        "press:1": replace(first, key="ideas.submit:b", by=""),
        "press:2": replace(reply, by="", at=MONDAY - timedelta(minutes=31)),
    }

    await reports.rewrite(replace(a_report(number=1), reporter=nobody), unsigned)

    assert (await kept(reports)).reporter == nobody
    assert await reports.history(1) == (*unsigned.values(), asked)
    assert await reports.of_key("press:1") is None
