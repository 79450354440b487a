"""A complaint becomes a quiz question, once a trainer has approved it."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from bot.ideas.lesson_messages import approved, editing, lacking, without_line_breaks
from bot.ideas.lessons import Lesson, Option, Quoted, Recurrence, draft, recurrences
from bot.ideas.promises.messages import promises
from bot.ideas.promises.service import ledger
from bot.ideas.report.domain import State, Step
from bot.ideas.report.history import HistoryEntry
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.people.permissions import NotAllowedError
from bot.playground.answers import state_of
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from tests.ideas.builders import MONDAY, a_report, some_words
from tests.ideas.company import SmallCompany, posts_to, refusals, updates
from tests.ideas.fakes import COMPANY

MOMENTS = MomentsMap(
    (
        Moment(
            "delivery",
            "A delivery",
            "It comes.",
            (
                DepartmentPart("logistics", Stage.INTERACTION, "Brings it."),
                DepartmentPart("accounting", Stage.REMEMBRANCE, "Bills it."),
            ),
        ),
    )
)
BASIS = Quoted("guidance/departments/logistics.md", "Ring before you leave a parcel.")
COMPLAINT = a_report(number=42, words=some_words(kind="complaint"), state=State.DONE)


def a_lesson() -> Lesson:
    return draft(COMPLAINT, MOMENTS, BASIS)


def test_draft_tells_the_complaint_and_stands_on_guidance() -> None:
    lesson = a_lesson()

    assert COMPLAINT.words.today in lesson.situation
    assert lesson.best.text == COMPLAINT.words.better
    assert (lesson.question_id, lesson.basis) == ("logistics-delivery-1042", BASIS)


def test_lesson_goes_to_the_department_that_shapes_the_moment() -> None:
    from_elsewhere = replace(
        COMPLAINT, words=some_words(kind="complaint", department_id="management")
    )
    own = replace(COMPLAINT, words=some_words(kind="complaint", department_id="accounting"))

    assert draft(from_elsewhere, MOMENTS, BASIS).department_id == "logistics"
    assert draft(own, MOMENTS, BASIS).stage is Stage.REMEMBRANCE


def test_moment_that_is_no_longer_on_the_map_keeps_the_department() -> None:
    assert draft(COMPLAINT, MomentsMap(()), BASIS).department_id == "logistics"


def test_complaint_without_a_proposal_has_a_best_choice_all_the_same() -> None:
    bare = replace(COMPLAINT, words=some_words(kind="complaint", better=""))

    assert draft(bare, MOMENTS, BASIS).best.text


def test_trainer_s_window_gives_back_the_lesson() -> None:
    view = checked_view(editing(a_lesson()))
    view["state"] = state_of(view["blocks"], {})

    assert approved(view) == a_lesson()
    assert lacking(approved(view)) == {}


def test_missing_words_are_pointed_out_where_they_are() -> None:
    empty = replace(a_lesson(), situation="", others=(Option("", "why"), Option("x", "")))

    assert lacking(empty).keys() == {"situation", "other1", "other2_why"}


def test_texts_stand_on_one_line_in_the_bank() -> None:
    broken = replace(a_lesson(), situation="One\ntwo  three?", best=Option("a\nb", "c\n\nd"))

    lesson = without_line_breaks(broken)

    assert lesson.situation == "One two three?"
    assert lesson.best == Option("a b", "c d")


@pytest.fixture
async def company() -> SmallCompany:
    """A company with one complaint that is done."""
    company = SmallCompany()
    await company.reports_by_name(kind="complaint")
    await company.decides(Step.FINISH)
    return company


async def test_marked_complaint_goes_to_the_trainers(company: SmallCompany) -> None:
    sent = await company.decides(Step.LEARN, seen=1)

    (asked,) = posts_to("U0SAM", sent)
    assert "I-1001 is worth learning from" in asked
    assert posts_to("U0DAN", sent) == []


async def test_idea_cannot_be_marked() -> None:
    company = SmallCompany()
    await company.reports_by_name()
    await company.decides(Step.FINISH)

    sent = await company.decides(Step.LEARN, seen=1)

    assert refusals(sent) == ["Only a complaint that is done can become a lesson."]


async def test_approved_lesson_is_in_the_bank_and_the_reporter_hears(
    company: SmallCompany,
) -> None:
    lesson = replace(a_lesson(), number=1)

    sent = await company.does("ideas.teach", employee_id="U0SAM", lesson=asdict(lesson))

    assert company.school.taught == [lesson]
    assert "`logistics-delivery-1001`" in posts_to("U0SAM", sent)[0]
    assert "I-1001 is a lesson now" in posts_to("U0DAN", sent)[0]


async def test_second_trainer_hears_who_was_first(company: SmallCompany) -> None:
    lesson = asdict(replace(a_lesson(), number=1))
    company.make_trainer("U0UMA")
    await company.does("ideas.teach", key="1", employee_id="U0SAM", lesson=lesson)

    sent = await company.does("ideas.teach", key="2", employee_id="U0UMA", lesson=lesson)

    assert len(company.school.taught) == 1
    assert "<@U0SAM> made a quiz question of it" in posts_to("U0UMA", sent)[0]
    assert posts_to("U0DAN", sent) == []


async def test_complaint_goes_to_the_administrators_when_no_trainer_is_left(
    company: SmallCompany,
) -> None:
    company.directory.leave("U0SAM")

    sent = await company.decides(Step.LEARN, seen=1)

    assert "is worth learning from" in posts_to("C0ADMINS", sent)[0]


async def test_complaint_is_marked_once(company: SmallCompany) -> None:
    await company.decides(Step.LEARN, seen=1, key="1")

    sent = await company.decides(Step.LEARN, seen=1, key="2")

    assert "<@U0LENA> found it worth learning from" in refusals(sent)[0]


async def test_who_is_no_trainer_cannot_approve(company: SmallCompany) -> None:
    with pytest.raises(NotAllowedError):
        await company.does("ideas.teach", employee_id="U0DAN", lesson=asdict(a_lesson()))

    assert company.school.taught == []


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


async def test_trainers_see_who_made_a_lesson_of_it(company: SmallCompany) -> None:
    await company.decides(Step.LEARN, seen=1)
    lesson = replace(a_lesson(), number=1)

    sent = await company.does("ideas.teach", employee_id="U0SAM", lesson=asdict(lesson))

    assert "ideas.lesson:1:U0SAM" in updates(sent)


async def test_rejected_complaint_makes_no_lesson(company: SmallCompany) -> None:
    await company.decides(Step.LEARN, seen=1)

    sent = await company.does("ideas.reject_lesson", employee_id="U0SAM")
    lesson = replace(a_lesson(), number=1)
    late = await company.does("ideas.teach", "x", employee_id="U0SAM", lesson=asdict(lesson))

    assert updates(sent) == ["ideas.lesson:1:U0SAM"]
    assert "decided that I-1001 makes no quiz question" in posts_to("U0SAM", late)[0]
    assert company.school.taught == []


async def test_lesson_in_the_bank_is_not_rejected_any_more(company: SmallCompany) -> None:
    lesson = replace(a_lesson(), number=1)
    await company.does("ideas.teach", employee_id="U0SAM", lesson=asdict(lesson))

    sent = await company.does("ideas.reject_lesson", "x", employee_id="U0SAM")

    assert "in the quiz already" in posts_to("U0SAM", sent)[0]


async def test_who_is_no_trainer_cannot_reject(company: SmallCompany) -> None:
    with pytest.raises(NotAllowedError):
        await company.does("ideas.reject_lesson", employee_id="U0DAN")
