"""Praise asks for nothing: no answer is owed by a date, and some verdicts make no sense."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery.tasks import work_of
from bot.ideas.digest.service import digest_of
from bot.ideas.export.rows import as_rows
from bot.ideas.home.sections import ReportSections
from bot.ideas.manage.domain import EscalateReport
from bot.ideas.manage.service import decide
from bot.ideas.promises.service import ledger
from bot.ideas.report.domain import EscalationLevel, State, Step
from bot.ideas.report.history import Refused
from bot.ideas.report.kinds import KINDS
from bot.people.domain import Employee, Role
from bot.playground.employee import visible_text
from tests.ideas.builders import MONDAY, a_report, a_verdict, some_words
from tests.ideas.company import SmallCompany
from tests.ideas.deciding import context_with

PRAISE = a_report(words=some_words(kind="praise", better=""))
NEVER = ("answer by", "due", "late.", "decline")
LATER = MONDAY + timedelta(days=60)
LENA = Employee(
    "U0LENA", "Lena", manages=frozenset({"logistics"}), roles=frozenset({Role.MANAGER})
)


@pytest.mark.parametrize("step", [Step.DECLINE, Step.START])
async def test_a_click_on_a_card_from_before_is_answered_kindly(step: Step) -> None:
    context = await context_with(PRAISE)

    refused = await decide(a_verdict(step), MONDAY, context=context)

    assert refused == Refused(KINDS["praise"].why_refused)
    assert (await context.reports.find(1)) == replace(PRAISE, number=1)


async def test_praise_can_be_done() -> None:
    context = await context_with(PRAISE)

    await decide(a_verdict(Step.FINISH), MONDAY, context=context)

    done = await context.reports.find(1)
    assert done is not None
    assert done.state is State.DONE


async def test_dates_kept_with_praise_remind_and_escalate_nobody() -> None:
    company = SmallCompany()
    await company.reports_by_name(kind="praise", better="")
    company.delivery.sent.clear()
    company.time = LATER

    await company.does("ideas.round", key="round")
    for level in list(EscalationLevel)[1:]:
        task = EscalateReport(1, level)  # as an earlier version took it in
        await company.delivery.take_in(work_of(task, f"ideas.nudge:1:{level}", "T0NORTH"))
    await company.delivery.run()

    assert company.reports.kept[1].escalation_level is EscalationLevel.NONE
    assert company.delivery.sent == []


async def test_nothing_shows_a_date_or_calls_praise_late() -> None:
    company = SmallCompany()
    await company.reports_by_name(kind="praise", better="")
    told = visible_text([list(one.blocks) for one in company.delivery.sent])  # type: ignore[union-attr]
    company.time = LATER
    sections = ReportSections(company.cards)

    inbox = visible_text(list(await sections.inbox(LENA, "T0NORTH")))
    own = visible_text(list(await sections.own(Employee("U0DAN", "Dan"), "T0NORTH")))

    for shown in (told, inbox, own):
        assert "I-1001" in shown
        assert not any(word in shown.lower() for word in NEVER)


async def test_digest_ledger_and_export_know_no_date_of_praise() -> None:
    company = SmallCompany()
    report = await company.reports_by_name(kind="praise", better="")
    idea = await company.reports_by_name("U0BEN")  # else there is nothing to tell

    seen = await digest_of(
        LENA,
        "T0NORTH",
        LATER,
        since=LATER,
        context=company.cards.context,
        similar=company.digests.similar,
    )

    assert seen is not None
    assert [one.number for one in (*seen.late, seen.to_decide) if one] == [idea.number] * 2
    assert ledger([report], LATER) == ()
    assert as_rows([report], {})[0]["due_at"] is None
