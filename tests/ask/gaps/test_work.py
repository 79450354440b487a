"""A gap reaches the owner of the guidance, and its closing reaches whoever asked."""

from typing import Any

import pytest

from bot.ask.gaps.domain import ForgottenQuestionError, GapIsClosedError, NotTheirGapError
from bot.delivery.work import Post, Respond, Update, Work
from bot.errors import CannotDoError
from tests.ask.builders import an_asked
from tests.ask.gaps.office import Office, a_click


@pytest.fixture
async def office() -> Office:
    office = Office()
    await office.asked.keep(an_asked())
    return office


def a_closing(**changes: Any) -> Work:
    usual = {"key": "1", "employee_id": "U0LENA", "note": "Dogs stay at home."}
    return Work("ask.close_gap", "c", usual | changes)


async def test_the_owner_is_shown_the_gap_and_the_asker_is_told(office: Office) -> None:
    shown, told = await office.tells(a_click())

    assert isinstance(shown, Post)
    assert shown.channel == "U0LENA"
    assert "May I bring my dog?" in str(shown.blocks)
    assert isinstance(told, Respond)
    assert "gap 1" in told.text


async def test_where_nobody_owns_it_the_administrators_see_it(office: Office) -> None:
    await office.asked.keep(an_asked(key="stray", nearest=()))

    shown, _ = await office.tells(a_click(key="stray"))

    assert isinstance(shown, Post)
    assert shown.channel == "C0ADMINS"


async def test_the_same_question_asked_again_is_counted(office: Office) -> None:
    await office.tells(a_click())
    await office.asked.keep(an_asked(key="later", text="May dogs come?", employee_id="U0ANA"))

    shown, told = await office.tells(a_click(key="later", employee_id="U0ANA"))

    assert isinstance(shown, Update)
    assert "2 colleagues ask" in shown.text
    assert isinstance(told, Respond)
    assert "One of your colleagues asked it too." in told.text


async def test_another_question_is_another_gap(office: Office) -> None:
    await office.tells(a_click())
    await office.asked.keep(an_asked(key="later", text="Who waters the plants?"))

    await office.tells(a_click(key="later"))

    assert len(await office.gaps.open()) == 2


async def test_what_is_missing_in_an_answer_stands_in_the_gap(office: Office) -> None:
    _, told = await office.tells(a_click(missing="and small dogs?", response_url=""))

    (gap,) = await office.gaps.open()
    assert gap.question == "May I bring my dog?\nMissing: and small dogs?"
    assert isinstance(told, Post)
    assert told.channel == "U0DAN"


async def test_a_colleague_who_clicks_is_told_directly(office: Office) -> None:
    await office.tells(a_click(employee_id="U0ANA"))

    (gap,) = await office.gaps.open()
    assert (gap.askers[0].employee_id, gap.askers[0].channel) == ("U0ANA", "U0ANA")


async def test_a_button_older_than_the_question_says_so(office: Office) -> None:
    with pytest.raises(ForgottenQuestionError, match="ask it again"):
        await office.tells(a_click(key="forgotten"))


async def test_everybody_who_asked_hears_that_the_gap_is_closed(office: Office) -> None:
    await office.tells(a_click())

    heard, done = await office.does(a_closing())

    assert isinstance(heard, Post)
    assert (heard.channel, heard.thread_ts) == ("D1", "1700.1")
    assert "Dogs stay at home." in str(heard.blocks)
    assert isinstance(done, Update)
    assert done.reference == "ask.gap:1:U0LENA"


async def test_each_asker_reads_their_own_words_and_nobody_elses(office: Office) -> None:
    await office.tells(a_click())
    words = "May I, Ana, who is ill, bring a dog?"
    await office.asked.keep(an_asked(key="later", text=words, employee_id="U0ANA"))
    await office.tells(a_click(key="later", employee_id="U0ANA"))

    first, second, _ = await office.does(a_closing())

    assert isinstance(first, Post)
    assert isinstance(second, Post)
    assert "May I bring my dog?" in str(first.blocks)
    assert "Ana" not in str(first.blocks)
    assert words in str(second.blocks)
    assert "bring my dog" not in str(second.blocks)
    assert office.answered == ["May I bring my dog?", words]


async def test_closing_again_after_a_crash_tells_the_same(office: Office) -> None:
    await office.tells(a_click())
    once = await office.does(a_closing())

    assert await office.does(a_closing()) == once


async def test_closing_is_one_line_of_the_audit_trail_without_a_word_of_it(
    office: Office,
) -> None:
    await office.tells(a_click())
    await office.does(a_closing())
    await office.does(a_closing())
    with pytest.raises(GapIsClosedError):
        await office.does(a_closing(employee_id="U0ZOE", note="Another answer."))

    (entry,) = await office.trail.entries()
    assert (entry.subject, entry.name, entry.deed) == ("gap", "1", "closed")
    assert (entry.old, entry.new) == (None, None)


async def test_a_second_owner_hears_that_it_is_closed(office: Office) -> None:
    await office.tells(a_click())
    await office.does(a_closing())

    with pytest.raises(GapIsClosedError):
        await office.does(a_closing(employee_id="U0ZOE", note="Another answer."))


async def test_only_the_owner_or_an_administrator_closes_a_gap(office: Office) -> None:
    await office.tells(a_click())

    with pytest.raises(NotTheirGapError):
        await office.does(a_closing(employee_id="U0DAN"))


async def test_a_gap_that_never_was_is_refused(office: Office) -> None:
    with pytest.raises(CannotDoError, match="nothing to close"):
        await office.does(a_closing(key="99"))


async def test_a_gaps_card_is_shown_again_as_it_is_until_it_is_closed(office: Office) -> None:
    shown, _ = await office.tells(a_click())
    await office.asked.keep(an_asked(key="later", text="May dogs come?", employee_id="U0ANA"))
    await office.does(a_click(key="later", employee_id="U0ANA"))
    assert isinstance(shown, Post)
    reference = shown.reference or ""

    again = await office.work().again(reference)

    assert again is not None
    assert (again.channel, again.reference) == ("U0LENA", reference)
    assert "2 colleagues ask" in again.text
    assert await office.work().again("ask.gap:1:U0SAM") is None  # owns it no more
    await office.does(a_closing())
    assert await office.work().again(reference) is None


async def test_owners_of_pages_that_differ_hear_of_it_but_not_who_asked() -> None:
    work = Work("ask.tell_difference", "k", {"documents": ["a.md", "b.md"]}, "T0NORTH")

    posts = await Office().work().handlers()[work.kind](work)

    assert [one.channel for one in posts if isinstance(one, Post)] == ["U0LENA"]
    assert ["different values" in one.text for one in posts if isinstance(one, Post)] == [True]
