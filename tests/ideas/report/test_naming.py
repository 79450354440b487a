"""Who would read that they are spoken of is pointed out, with the way round them."""

from dataclasses import replace

import pytest

from bot.ideas.manage.listeners import _modal
from bot.ideas.manage.modals import Pressed
from bot.ideas.report.domain import Step
from bot.ideas.report.naming import named_in, says_own_manager
from bot.ideas.submit.form import report_form
from bot.ideas.submit.form_state import Carried, FormState
from bot.ideas.submit.report_intake import ReportIntake
from bot.people.domain import Company
from bot.playground.employee import visible_text
from tests.ideas.company import SmallCompany
from tests.ideas.fakes import COMPANY, FakeLetters

NAMES = {"U0LENA": "Lena Fischer (Logistics)", "U0WILL": "Will May", "U0LI": "Li Wu"}
CRITICISM = FormState(kind="criticism", today="Lena shouts.", department_id="logistics")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Lena shouts at drivers.", ("U0LENA",)),
        ("Ask FISCHER, she never answers.", ("U0LENA",)),
        ("lena shouts at drivers", ("U0LENA",)),
        ("We will see. Logistics may know.", ()),
        ("May said that we are lazy.", ("U0WILL",)),
        ("Lenas Box is Li, nobody else <@U0LENA>", ()),
        ("It is Lena's turn.", ("U0LENA",)),
        ("", ()),
    ],
)
def test_a_name_is_found_where_it_is_written_as_one(text: str, named: tuple[str, ...]) -> None:
    assert named_in(text, NAMES) == named


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("My boss reads our mails.", True),
        ("our shift manager shouts", True),
        ("The manager of the bakery called my colleague.", False),
    ],
)
def test_the_own_manager_is_meant_without_a_name(text: str, says: bool) -> None:
    assert says_own_manager(text) is says


async def told(company: Company, state: FormState) -> str:
    cards = SmallCompany(company=company).cards
    intake = ReportIntake(cards, None, FakeLetters(), None)  # type: ignore[arg-type]
    form = report_form(state, Carried("secret"), await intake.offers_for(state))
    return visible_text(form)


async def test_the_box_leads_round_who_manages_the_department() -> None:
    said = await told(COMPANY, CRITICISM)

    assert "Your words speak of <@U0LENA>, who would read them." in said
    assert "tick the box above: then it goes round them" in said
    assert "speak of" not in await told(COMPANY, replace(CRITICISM, is_about_manager=True))


async def test_another_department_leads_round_who_would_read_it_all_the_same() -> None:
    state = replace(CRITICISM, today="Xenia shouts.", is_about_manager=True)

    assert "choose the department that they manage" in await told(COMPANY, state)
    there = replace(state, department_id="management")
    assert "speak of" not in await told(COMPANY, there)


async def test_whoever_is_not_spoken_of_is_not_pointed_out() -> None:
    assert "speak of" not in await told(COMPANY, replace(CRITICISM, today="It is cold."))
    assert "speak of" not in await told(COMPANY, replace(CRITICISM, kind="idea"))
    assert "speak of" in await told(COMPANY, replace(CRITICISM, today="My boss shouts."))


@pytest.mark.parametrize(("kind", "is_told"), [("criticism", True), ("idea", False)])
async def test_whoever_hands_it_over_sees_of_whom_it_speaks(kind: str, is_told: bool) -> None:
    small = SmallCompany()
    await small.reports_by_name(kind=kind, today="Tara shouts at drivers.")

    page = await _modal(
        small.cards, small.digests.similar, Pressed(1, Step.HAND_OVER, 0), "U0LENA"
    )

    assert ("It speaks of <@U0TARA>." in visible_text(page)) is is_told
