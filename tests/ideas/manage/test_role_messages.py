"""What managers are told of reports may wait or not, and is shown again as it looks then."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.delivery.work import Post
from bot.ideas.manage.role_messages import ReportMessages
from bot.ideas.report.domain import Report, Severity, Step
from tests.ideas.builders import MONDAY
from tests.ideas.company import SmallCompany

CARD = "ideas.card:1:U0LENA"
AN_HOUR = MONDAY + timedelta(hours=1)


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


@pytest.fixture
def told(company: SmallCompany) -> ReportMessages:
    return ReportMessages(company.cards)


async def reported(company: SmallCompany, **words: Any) -> Report:
    return await company.reports_by_name(kind="complaint", **words)


def newest(company: SmallCompany) -> Post:
    """Return the newest message beside the manager's card."""
    posts = [one for one in company.delivery.sent if isinstance(one, Post)]
    return [one for one in posts if one.in_thread_of == CARD][-1]


async def test_an_everyday_report_may_wait_and_a_severe_one_not(
    company: SmallCompany, told: ReportMessages
) -> None:
    await reported(company)
    await reported(company, severity=Severity.SEVERE)

    assert await told.may_wait(CARD, AN_HOUR)
    assert not await told.may_wait("ideas.card:2:U0LENA", AN_HOUR)


@pytest.mark.parametrize(
    ("until", "may_wait"),
    [
        (MONDAY + timedelta(hours=35, minutes=59), True),
        (MONDAY + timedelta(hours=36), False),  # a reminder is due
        (MONDAY + timedelta(hours=48), False),
    ],
)
async def test_an_hour_takes_nothing_of_a_deadline(
    company: SmallCompany, told: ReportMessages, until: datetime, may_wait: bool
) -> None:
    await reported(company)

    assert await told.may_wait(CARD, until) is may_wait


async def test_a_reminder_may_wait_until_the_answer_is_due(
    company: SmallCompany, told: ReportMessages
) -> None:
    await reported(company)
    await company.looks_round(timedelta(hours=36))
    soon = newest(company).reference or ""

    assert soon.startswith("ideas.nudge:1:")
    assert await told.may_wait(soon, MONDAY + timedelta(hours=37))
    assert not await told.may_wait(soon, MONDAY + timedelta(hours=48))
    await company.looks_round(timedelta(hours=12))
    due = newest(company).reference or ""
    assert not await told.may_wait(due, MONDAY + timedelta(hours=49))


async def test_a_reply_that_the_manager_asked_for_may_not_wait(
    company: SmallCompany, told: ReportMessages
) -> None:
    await reported(company)
    await company.decides(Step.ASK, reason="Which invoice?")
    await company.does("ideas.reply", employee_id="U0DAN", text="The last one.", own_number=1)
    reply = newest(company)

    assert not await told.may_wait(reply.reference or "", AN_HOUR)
    assert await told.again(reply.reference or "") == reply


async def test_a_voice_and_a_reminder_are_shown_again_until_it_is_answered(
    company: SmallCompany, told: ReportMessages
) -> None:
    await company.reports_by_name()
    await company.does("ideas.support", employee_id="U0UMA", text="Here too.")
    voice = newest(company)
    await company.looks_round(timedelta(days=11))
    nudge = newest(company)

    assert "Here too." in voice.text
    assert "U0UMA" not in (voice.reference or "")
    assert await told.may_wait(voice.reference or "", AN_HOUR)
    assert await told.again(voice.reference or "") == voice
    assert await told.again(nudge.reference or "") == nudge
    await company.decides(Step.ACCEPT)
    assert await told.again(voice.reference or "") == voice
    assert await told.again(nudge.reference or "") is None


async def test_a_card_is_shown_again_as_the_report_stands(
    company: SmallCompany, told: ReportMessages
) -> None:
    await reported(company)
    await company.decides(Step.ACCEPT)

    card = await told.again(CARD)

    assert card is not None
    assert (card.channel, card.reference) == ("U0LENA", CARD)
    assert "accepted" in str(card.blocks).lower()


async def test_a_card_is_left_out_once_it_is_closed_or_with_somebody_else(
    company: SmallCompany, told: ReportMessages
) -> None:
    await reported(company)
    await company.decides(Step.FINISH)
    await reported(company)
    await company.decides(Step.HAND_OVER, number=2, to="U0XENIA", reason="Yours, I think.")
    word = next(
        one
        for one in company.delivery.sent
        if isinstance(one, Post) and (one.reference or "").startswith("ideas.note:2:")
    )

    assert await told.again(CARD) is None
    assert await told.again("ideas.card:2:U0LENA") is None
    assert await told.again("ideas.card:2:U0XENIA") is not None
    assert await told.again(word.reference or "") == word
    assert await told.again("ideas.card:9:U0LENA") is None
