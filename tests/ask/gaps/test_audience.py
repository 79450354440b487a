"""The gap beside a document for some alone: its answer is for the same readers."""

from typing import Any

from bot.delivery.work import Post, Update, Work
from tests.ask.builders import an_asked
from tests.ask.gaps.office import Office, a_click
from tests.ask.gaps.test_ending_work import an_answering


async def an_office_of_logistics() -> Office:
    """Return one with a gap beside a document that logistics alone may read."""
    office = Office()
    office.audience, office.entitled = ("logistics",), {"U0LENA", "U0DAN"}
    await office.asked.keep(an_asked())
    await office.does(a_click())
    return office


async def test_an_answer_beside_a_restricted_document_is_for_its_readers() -> None:
    office = await an_office_of_logistics()

    told = [one for one in await office.does(an_answering()) if isinstance(one, Post)]

    (version,) = (await office.written.newest()).values()
    assert 'audience: ["logistics"]' in version.text
    assert [(one.channel, one.thread_ts) for one in told] == [("U0DAN", None)]


async def test_who_is_no_reader_any_more_hears_no_word_of_the_answer() -> None:
    office = await an_office_of_logistics()
    office.entitled = set()
    office.shown = {"ask.gap:1:U0LENA", "ask.gap:1:U0JON"}
    await office.does(Work("ask.escalate_gap", "e", await first_turn(office)))

    told = await office.does(an_answering())

    for one in told:
        is_owners = isinstance(one, Update) and one.reference == "ask.gap:1:U0LENA"
        assert ("On a leash." in str(one)) is is_owners
    assert len(told) == 2


async def first_turn(office: Office) -> dict[str, Any]:
    gap = await office.gaps.find(1)
    assert gap
    assert gap.due_at
    return {"key": "1", "step": 0, "due": gap.due_at.isoformat()}


async def test_gaps_of_other_readers_are_other_gaps() -> None:
    office = await an_office_of_logistics()
    office.audience = ()
    await office.asked.keep(an_asked(key="k2", employee_id="U0YARA"))

    await office.does(a_click(key="k2", employee_id="U0YARA"))

    assert [one.audience for one in await office.gaps.open()] == [("logistics",), ()]
