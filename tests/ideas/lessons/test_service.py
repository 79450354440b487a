"""A complaint worth learning from is handed over once, and its reporters hear of the lesson."""

import pytest

from bot.ideas.lessons.service import Lessons
from bot.ideas.report.domain import Step
from tests.ideas.company import SmallCompany, posts_to, refusals


@pytest.fixture
async def company() -> SmallCompany:
    """A company with one complaint that is done."""
    company = SmallCompany()
    await company.reports_by_name(kind="complaint")
    await company.decides(Step.FINISH)
    return company


async def test_marked_complaint_is_handed_over_and_nobody_is_told_yet(
    company: SmallCompany,
) -> None:
    sent = await company.decides(Step.LEARN, seen=1)

    ((number, entry, team_id),) = company.handed_over
    event = await Lessons(company.cards).marked(number, entry)
    assert event
    assert (number, team_id, event.entry.by) == (1, "T0NORTH", "U0LENA")
    assert posts_to("U0DAN", sent) == []


async def test_idea_cannot_be_marked() -> None:
    company = SmallCompany()
    await company.reports_by_name()
    await company.decides(Step.FINISH)

    sent = await company.decides(Step.LEARN, seen=1)

    assert "Only a complaint that is done" in refusals(sent)[0]
    assert company.handed_over == []


async def test_complaint_is_marked_once(company: SmallCompany) -> None:
    await company.decides(Step.LEARN, seen=1, key="1")

    sent = await company.decides(Step.LEARN, seen=1, key="2")

    assert "<@U0LENA> found it worth learning from" in refusals(sent)[0]
    assert len(company.handed_over) == 1


async def test_reporter_hears_of_the_lesson_once(company: SmallCompany) -> None:
    lessons = Lessons(company.cards)

    await lessons.teach(1, "U0SAM", "logistics-delivery-1001")
    await lessons.teach(1, "U0UMA", "logistics-delivery-1001")
    sent = await company.delivery.run()

    (told,) = posts_to("U0DAN", sent)
    assert "I-1001 is a lesson now" in told
    taught = await lessons.taught(1)
    assert taught
    assert (taught.by, taught.to) == ("U0SAM", "logistics-delivery-1001")


async def test_complaint_that_nobody_taught_is_no_lesson(company: SmallCompany) -> None:
    assert await Lessons(company.cards).taught(1) is None
    assert await Lessons(company.cards).named(2) is None
