"""A complaint becomes a quiz question, once a trainer has approved it."""

from dataclasses import replace

import pytest

from bot.delivery.work import Post
from bot.people.permissions import NotAllowedError
from bot.quiz.authoring.domain import DraftState
from bot.quiz.complaints.domain import DraftLesson
from bot.quiz.complaints.work import draft_from_complaint
from tests.builders_people import NORTHWIND, a_profile
from tests.quiz.complaints.desk import ComplainingCompany, a_question, posts_to, updates


def question_ids(company: ComplainingCompany) -> list[str]:
    return [one.question_id for one in company.bank().questions]


async def test_marked_complaint_goes_to_the_trainers(company: ComplainingCompany) -> None:
    sent = await company.is_marked()

    (asked,) = posts_to("U0SAM", sent)
    assert asked == "<@U0LENA> says that complaint I-1001 is worth learning from."
    assert posts_to("U0DAN", sent) == []


async def test_complaint_that_is_handed_over_is_drafted_once(
    company: ComplainingCompany,
) -> None:
    for _ in range(2):
        await draft_from_complaint(company.delivery, 1, "ideas.decide:e1", "T0NORTH")

    (work,) = company.delivery.taken_in
    assert (work.kind, work.key) == (DraftLesson.KIND, "ideas.draft_lesson:1")
    assert work.payload == {"number": 1, "entry": "ideas.decide:e1"}


async def test_complaint_goes_to_the_administrators_when_no_trainer_is_left(
    company: ComplainingCompany,
) -> None:
    company.directory.profiles["U0SAM"] = a_profile("U0SAM", is_active=False)

    sent = await company.is_marked()

    assert "is worth learning from" in posts_to("C0ADMINS", sent)[0]


async def test_approved_lesson_is_in_the_bank_and_the_reporter_hears(
    company: ComplainingCompany,
) -> None:
    sent = await company.approves()

    assert question_ids(company) == ["logistics-delivery-1001"]
    assert "`logistics-delivery-1001`" in posts_to("U0SAM", sent)[0]
    assert company.complaints.heard == ["logistics-delivery-1001"]


async def test_second_trainer_hears_who_was_first(company: ComplainingCompany) -> None:
    trainers = (*NORTHWIND.trainers, "U0NADIA")
    company.people.replace_company(replace(NORTHWIND, trainers=trainers))
    await company.approves()

    sent = await company.approves("U0NADIA")

    assert len(question_ids(company)) == 1
    assert "<@U0SAM> made a quiz question of it" in posts_to("U0NADIA", sent)[0]
    assert len(company.complaints.heard) == 1


async def test_who_is_no_trainer_cannot_approve(company: ComplainingCompany) -> None:
    with pytest.raises(NotAllowedError):
        await company.approves("U0MARCO", number=42)

    assert question_ids(company) == []


async def test_trainers_see_who_made_a_lesson_of_it(company: ComplainingCompany) -> None:
    await company.is_marked()

    sent = await company.approves()

    assert "ideas.lesson:1:U0SAM" in updates(sent)


async def test_rejected_complaint_makes_no_lesson(company: ComplainingCompany) -> None:
    await company.is_marked()

    sent = await company.rejects()
    late = await company.approves()

    assert updates(sent) == ["ideas.lesson:1:U0SAM"]
    assert "decided that I-1001 makes no quiz question" in posts_to("U0SAM", late)[0]
    assert question_ids(company) == []


async def test_first_rejection_counts(company: ComplainingCompany) -> None:
    trainers = (*NORTHWIND.trainers, "U0NADIA")
    company.people.replace_company(replace(NORTHWIND, trainers=trainers))
    await company.is_marked()

    await company.rejects()
    await company.rejects("U0NADIA")

    assert company.drafts.kept["complaint:1"].decided_by == "U0SAM"


async def test_complaint_without_guidance_can_be_rejected(company: ComplainingCompany) -> None:
    company.forgets_guidance()

    await company.rejects()

    assert company.drafts.kept["complaint:1"].state is DraftState.REJECTED
    assert await company.lessons.of(company.complaint) is None


async def test_lesson_in_the_bank_is_not_rejected_any_more(
    company: ComplainingCompany,
) -> None:
    await company.approves()

    sent = await company.rejects()

    assert "in the quiz already" in posts_to("U0SAM", sent)[0]


async def test_who_is_no_trainer_cannot_reject(company: ComplainingCompany) -> None:
    with pytest.raises(NotAllowedError):
        await company.rejects("U0MARCO")


async def test_lesson_that_breaks_a_rule_stays_out_of_the_bank(
    company: ComplainingCompany,
) -> None:
    linking = replace(a_question(), situation="Look at https://evil.example. What do you do?")

    sent = await company.approves(question=linking)

    assert "links to something" in str(next(iter(sent)))
    assert question_ids(company) == []
    assert company.complaints.heard == []


async def test_draft_from_a_complaint_does_not_wait_among_those_from_guidance(
    company: ComplainingCompany,
) -> None:
    await company.drafts.keep([company.lessons._draft(company.complaint, a_question())])

    assert await company.drafts.waiting() == []


@pytest.mark.parametrize(
    ("verdict", "deed"), [("approves", "approved"), ("rejects", "rejected")]
)
async def test_a_decision_stands_in_the_audit_trail(
    company: ComplainingCompany, verdict: str, deed: str
) -> None:
    await getattr(company, verdict)()

    (entry,) = await company.trail.entries()
    assert (entry.subject, entry.name, entry.deed) == (
        "question",
        "logistics-delivery-1001",
        deed,
    )


async def test_a_marked_complaint_is_shown_again_until_it_is_decided(
    company: ComplainingCompany,
) -> None:
    (asked,) = [one for one in await company.is_marked() if isinstance(one, Post)]
    reference = asked.reference or ""

    assert await company.work.again(reference) == asked
    assert await company.work.again("ideas.lesson:1:U0DAN") is None  # trains no more
    await company.rejects()
    assert await company.work.again(reference) is None
