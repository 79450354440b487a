"""Everybody looks for ideas, and finds none that are not for everybody."""

from dataclasses import replace
from typing import Any

import pytest

from bot.delivery.work import Post
from bot.ideas.board.domain import Search
from bot.ideas.board.messages import board
from bot.ideas.board.service import SHOWN, found
from bot.ideas.report.domain import Severity, Step
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from tests.ideas.company import SmallCompany, posts_to
from tests.ideas.fakes import COMPANY


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def shown(
    company: SmallCompany, who: str = "U0UMA", first: int = 0, **looked_for: str
) -> str:
    """What somebody reads on the board."""
    search, context = Search(**looked_for), company.cards.context
    seen = await found(search, who, "T0NORTH", cards=company.cards, first=first)
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


async def test_more_than_fit_are_a_menu_away(company: SmallCompany) -> None:
    for number in range(SHOWN + 2):
        await company.reports_by_name(today=f"Box {number} came late.")

    assert "Box 0 came late." not in await shown(company)
    rest = await shown(company, first=SHOWN)
    assert "Box 0 came late." in rest
    assert "Box 1 came late." in rest


@pytest.fixture
def talking() -> SmallCompany:
    return SmallCompany(company=replace(COMPANY, ideas_channel="C0IDEAS"))


async def test_an_idea_has_its_thread_of_comments_in_the_channel_that_the_company_names(
    talking: SmallCompany,
) -> None:
    await talking.reports_by_name(today="Print <!channel> the shelf. Secret second line.")
    await talking.reports_by_name(today="Print the shelf\nSecret second line")

    posted = [one for one in talking.delivery.sent if isinstance(one, Post)]
    first, second = [one for one in posted if one.channel == "C0IDEAS"]
    assert "<!channel>" not in str(first)
    assert "I-1002" in str(second)
    assert "Secret second line" not in str(second)
    assert "U0DAN" not in str(second)
    assert "Comments: <#C0IDEAS>" in await shown(talking)


async def test_the_thread_of_an_idea_tells_where_it_stands(talking: SmallCompany) -> None:
    await talking.reports_by_name()

    sent = await talking.decides(Step.DECLINE)

    (renewed,) = [one for one in sent if getattr(one, "reference", "") == "ideas.talk:1"]
    assert "Declined" in str(renewed)


@pytest.mark.parametrize(
    "words",
    [
        {"kind": "complaint"},
        {"kind": "criticism"},
        {"kind": "praise"},
        {"severity": Severity.SEVERE},
    ],
    ids=str,
)
async def test_what_is_not_for_everybody_has_no_thread(
    talking: SmallCompany, words: dict[str, Any]
) -> None:
    await talking.reports_by_name(**words)

    assert posts_to("C0IDEAS", talking.delivery.sent) == []


async def test_what_came_without_a_name_has_no_thread(talking: SmallCompany) -> None:
    await talking.reports_anonymously()

    assert posts_to("C0IDEAS", talking.delivery.sent) == []


async def test_without_such_a_channel_there_are_no_comments(company: SmallCompany) -> None:
    await company.reports_by_name()

    assert "Comments:" not in await shown(company)
