"""Taking reports in, adding voices and replying."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.company.working_time import WorkingTime
from bot.ideas.report.deadlines import Standards
from bot.ideas.report.domain import Anonymous, Named, Severity, State, Step
from bot.ideas.report.followers import followers, voice_count
from bot.ideas.report.history import Follower, Refused, ReportEvent
from bot.ideas.submit.anonymity import anonymous, new_secret
from bot.ideas.submit.service import reply, submit, support
from tests.ideas.builders import MONDAY, a_context, a_report, a_sending, an_entry, some_words
from tests.ideas.fakes import COMPANY, FakeReports, some_people

NOBODY_KNOWN = Anonymous("a" * 64)


async def test_reporter_gets_number_holder_and_date() -> None:
    receipt = await submit(some_words(), a_sending(), context=a_context())

    assert receipt.report.label == "I-1001"
    assert receipt.report.holders == ("U0LENA",)
    assert receipt.report.due.due_at == datetime(2026, 12, 7, 10, tzinfo=UTC)


async def test_the_date_skips_the_holidays_of_the_holders_site() -> None:
    lyon = replace(COMPANY.departments[0], site="Lyon")
    people, _ = some_people(replace(COMPANY, departments=(lyon, *COMPANY.departments[1:])))

    async def standards(site: str | None) -> Standards:
        closed = frozenset({date(2026, 12, 2)}) if site == "Lyon" else frozenset[date]()
        return Standards(working=WorkingTime(holidays=closed))

    context = replace(a_context(), people=people, standards=standards)

    there = await submit(some_words(), a_sending(), context=context)
    elsewhere = await submit(
        some_words(department_id="accounting"), a_sending(key="press:2"), context=context
    )

    assert there.report.due.due_at == datetime(2026, 12, 8, 10, tzinfo=UTC)
    assert elsewhere.report.due.due_at == datetime(2026, 12, 7, 10, tzinfo=UTC)


async def test_same_press_makes_one_report() -> None:
    context = a_context()
    await submit(some_words(), a_sending(), context=context)

    again = await submit(some_words(), a_sending(), context=context)

    assert not again.is_new
    assert len(await context.reports.all_of(None)) == 1


async def test_history_begins_with_who_reported() -> None:
    context = a_context()

    receipt = await submit(some_words(), a_sending(), context=context)

    history = await context.reports.history(receipt.report.number)
    assert [(one.step, one.by) for one in history] == [(Step.RECEIVE, "U0DAN")]


async def test_anonymous_report_keeps_neither_name_nor_minute_nor_link() -> None:
    context = a_context()
    sending = a_sending(NOBODY_KNOWN, at=MONDAY + timedelta(minutes=17, seconds=3))

    receipt = await submit(some_words(link="https://x"), sending, context=context)

    report = receipt.report
    assert (report.reporter, report.words.link) == (NOBODY_KNOWN, "")
    assert report.reported_at == MONDAY
    assert (await context.reports.history(1))[0].by == ""


async def test_anonymous_severe_complaint_is_due_at_a_full_hour() -> None:
    words = some_words(kind="complaint", severity=Severity.SEVERE)
    sending = a_sending(NOBODY_KNOWN, at=MONDAY + timedelta(minutes=17))

    receipt = await submit(words, sending, context=a_context())

    assert receipt.report.due.due_at == MONDAY + timedelta(hours=5)


def test_secret_leads_to_its_hash_and_no_two_are_alike() -> None:
    secret = new_secret()

    assert anonymous(secret) == anonymous(secret)
    assert secret not in anonymous(secret).secret_hash
    assert new_secret() != secret


async def test_voice_is_added_once() -> None:
    reports = FakeReports()
    await reports.add(a_report(), an_entry())
    context = a_context(reports)
    await support(1, a_sending(Named("U0BEN"), "voice:1"), context=context)
    await support(1, a_sending(Named("U0BEN"), "voice:2"), context=context)

    assert await voice_count(1, reports=reports, people=some_people()[0]) == 2


async def test_same_press_of_add_my_voice_says_the_same_again() -> None:
    reports = FakeReports()
    await reports.add(a_report(), an_entry())
    first = await support(1, a_sending(Named("U0BEN"), "voice:1"), context=a_context(reports))

    again = await support(1, a_sending(Named("U0BEN"), "voice:1"), context=a_context(reports))

    assert again == first


async def test_reporter_cannot_support_the_own_report() -> None:
    reports = FakeReports()
    await reports.add(a_report(), an_entry())

    refused = await support(1, a_sending(key="voice:1"), context=a_context(reports))

    assert refused == Refused("I-1001 is your own report: it has your voice already.")


@pytest.mark.parametrize(
    "words",
    [
        {"kind": "criticism"},
        {"kind": "complaint"},
        {"severity": Severity.SEVERE},
        {"kind": "criticism", "is_about_manager": True},
    ],
)
async def test_a_guessed_number_tells_nothing_of_what_colleagues_do_not_see(
    words: dict[str, Any],
) -> None:
    reports = FakeReports()
    await reports.add(a_report(words=some_words(**words)), an_entry())

    refused = await support(1, a_sending(Named("U0BEN"), "voice:1"), context=a_context(reports))

    assert refused == Refused("I do not know this report.")
    assert reports.all_voices == []


async def test_closed_report_takes_no_voice_and_says_who_closed_it() -> None:
    reports = FakeReports()
    await reports.add(a_report(), an_entry())
    closed = replace(await reports.find(1) or a_report(), state=State.DONE)
    await reports.change(closed, an_entry("click:1", 1, Step.FINISH))

    refused = await support(1, a_sending(Named("U0BEN"), "voice:1"), context=a_context(reports))

    assert isinstance(refused, Refused)
    assert refused.because_of == an_entry("click:1", 1, Step.FINISH)


async def test_voice_for_a_merged_report_goes_to_the_one_it_became() -> None:
    reports = FakeReports()
    await reports.add(a_report(), an_entry())
    await reports.add(a_report(state=State.MERGED, merged_into=1), an_entry("press:2"))

    event = await support(2, a_sending(Named("U0BEN"), "voice:1"), context=a_context(reports))

    assert isinstance(event, ReportEvent)
    assert event.report.number == 1


async def test_everybody_behind_merged_reports_follows_under_their_own_receipt() -> None:
    reports = FakeReports()
    await reports.add(a_report(), an_entry())
    merged = a_report(reporter=Named("U0BEN"), state=State.MERGED, merged_into=1)
    await reports.add(merged, an_entry("press:2"))
    context = a_context(reports)
    await support(1, a_sending(Named("U0UMA"), "voice:1"), context=context)
    await support(1, a_sending(NOBODY_KNOWN, "voice:2"), context=context)

    found = await followers(1, reports=reports)

    assert found == (Follower("U0DAN", 1), Follower("U0UMA", 1), Follower("U0BEN", 2))
    assert await voice_count(1, reports=reports, people=some_people()[0]) == 4


async def test_reporter_replies_to_a_question() -> None:
    reports = FakeReports()
    await reports.add(a_report(), an_entry())

    event = await reply(1, "In hall 2.", a_sending(key="reply:1"), context=a_context(reports))

    assert isinstance(event, ReportEvent)
    assert (event.entry.step, event.entry.text) == (Step.REPLY, "In hall 2.")


async def test_same_reply_is_kept_once() -> None:
    reports = FakeReports()
    await reports.add(a_report(), an_entry())
    await reply(1, "In hall 2.", a_sending(key="reply:1"), context=a_context(reports))
    await reply(1, "In hall 2.", a_sending(key="reply:1"), context=a_context(reports))

    assert len(await reports.history(1)) == 2


async def test_stranger_cannot_reply() -> None:
    reports = FakeReports()
    await reports.add(a_report(reporter=NOBODY_KNOWN), an_entry())

    refused = await reply(1, "Me!", a_sending(key="reply:1"), context=a_context(reports))

    assert refused == Refused("I do not know this report.")


@pytest.mark.parametrize(
    "step", [support, lambda n, s, context: reply(n, "x", s, context=context)]
)
async def test_report_that_is_unknown_is_said_to_be(step: object) -> None:
    refused = await step(7, a_sending(), context=a_context())  # type: ignore[operator]

    assert refused == Refused("I do not know this report.")
