"""Everybody looks for ideas, and finds none that are not for everybody."""

import pytest

from bot.ideas.board.domain import Search
from bot.ideas.board.messages import board
from bot.ideas.board.service import SHOWN, found
from bot.ideas.report.domain import Step
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from tests.ideas.company import SmallCompany


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def shown(company: SmallCompany, who: str = "U0UMA", **looked_for: str) -> str:
    """What somebody reads on the board."""
    search, context = Search(**looked_for), company.cards.context
    seen = await found(search, who, "T0NORTH", context=context)
    view = checked_view(board(seen, search, context.people.company, company.cards.moments))
    return visible_text(view)


async def test_open_idea_is_found_by_its_words_moment_and_state(company: SmallCompany) -> None:
    await company.reports_by_name(today="Print the shelf on the note.")

    assert "I-1001" in await shown(company)
    assert "I-1001" in await shown(
        company, words="SHELF note", moment_id="delivery", state="new"
    )
    assert "I-1001" not in await shown(company, words="invoice")
    assert "I-1001" not in await shown(company, moment_id="invoicing")
    assert "I-1001" not in await shown(company, state="done")


async def test_voice_is_offered_to_others_alone(company: SmallCompany) -> None:
    await company.reports_by_name()

    assert "Add my voice" in await shown(company)
    assert "Add my voice" not in await shown(company, "U0DAN")


async def test_what_was_done_and_what_it_brought_stands_there(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.FINISH, reason="The shelf is on the note now.")
    await company.does("ideas.respond", own_number=1, step=Step.SOLVED, employee_id="U0DAN")

    read = await shown(company)

    assert "The shelf is on the note now." in read
    assert "One of those behind it says that it is solved." in read
    assert "Add my voice" not in read


@pytest.mark.parametrize("kind", ["complaint", "criticism", "praise"])
async def test_only_ideas_stand_there(company: SmallCompany, kind: str) -> None:
    await company.reports_by_name(kind=kind, better="")

    assert "I-1001" not in await shown(company)


async def test_what_came_without_a_name_does_not(company: SmallCompany) -> None:
    await company.reports_anonymously()

    assert "I-1001" not in await shown(company)


async def test_more_than_fit_are_counted(company: SmallCompany) -> None:
    for number in range(SHOWN + 2):
        await company.reports_by_name(today=f"Box {number} came late.")

    assert "2 more fit" in await shown(company)
