"""What Ideas knows of a complaint is what Quiz is told."""

from bot.composition.complaints import ReportedComplaints
from bot.ideas.lessons.service import Lessons
from bot.ideas.report.domain import Step
from bot.quiz.complaints.domain import Complaint
from tests.ideas.company import SmallCompany


async def test_complaint_is_handed_over_with_who_marked_it() -> None:
    company = SmallCompany()
    report = await company.reports_by_name(kind="complaint", customer="Hotel Linde")
    await company.decides(Step.FINISH)
    await company.decides(Step.LEARN, seen=1)
    ((number, entry, _),) = company.handed_over

    complaint = await ReportedComplaints(Lessons(company.cards)).marked(number, entry)

    words = report.words
    assert complaint == Complaint(
        number=1,
        label="I-1001",
        department_id=words.department_id,
        moment_id=words.moment_id,
        said=words.today,
        better=words.better,
        customer="Hotel Linde",
        marked_by="<@U0LENA>",
    )


async def test_what_is_taught_is_told_with_who_did_it() -> None:
    company = SmallCompany()
    await company.reports_by_name(kind="complaint")
    complaints = ReportedComplaints(Lessons(company.cards))

    assert await complaints.taught(1) is None
    await complaints.teach(1, "U0SAM", "logistics-delivery-1001")

    taught = await complaints.taught(1)
    assert taught
    assert taught.by == "U0SAM"
    assert taught.told.startswith("<@U0SAM> made a quiz question of it")
