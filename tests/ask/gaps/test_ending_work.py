"""Whoever has a gap answers it for all, hands it on, or leads away; each ends it once."""

from collections.abc import Sequence
from typing import Any

import pytest

from bot.ask.agreeing import Proposal
from bot.ask.gaps.domain import GapIsClosedError, NotTheirGapError
from bot.delivery.work import Outgoing, Post, Respond, Update, Work
from bot.errors import CannotDoError
from tests.ask.builders import an_asked
from tests.ask.gaps.office import Office, a_click, an_office_with_a_gap

WHEN_ILL = "May I, Ana, who is ill, bring a dog?"


@pytest.fixture
async def office() -> Office:
    return await an_office_with_a_gap()


def an_answering(**changes: Any) -> Work:
    usual = {"key": "1", "employee_id": "U0LENA", "question": "May dogs come into the shop?"}
    return Work("ask.answer_gap", "a", usual | {"note": "On a leash.\n\nAsk first."} | changes)


def a_handing_on(**changes: Any) -> Work:
    usual = {"key": "1", "employee_id": "U0LENA", "to": "U0MAX"}
    return Work("ask.hand_on_gap", "h", usual | changes)


def a_dismissal(**changes: Any) -> Work:
    usual = {"key": "1", "employee_id": "U0LENA", "signpost": "pay"}
    return Work("ask.dismiss_gap", "d", usual | changes)


async def test_an_answer_is_guidance_with_owner_date_and_question(office: Office) -> None:
    await office.does(an_answering())

    (version,) = (await office.written.newest()).values()
    assert version.document == "guidance/answers/gap-1.md"
    assert 'title: "May dogs come into the shop?"' in version.text
    assert 'owner: "owner of guidance/moments/delivery.md"' in version.text
    assert "reviewed:" in version.text
    assert version.text.endswith("On a leash.\nAsk first.\n")


async def test_an_answer_that_waits_for_a_second_person_leaves_the_gap_open(
    office: Office,
) -> None:
    waits = Post("U0MAX", "Do you agree?")
    asked: list[Proposal] = []

    async def ask_second(proposal: Proposal, _work: Work) -> Sequence[Outgoing]:
        asked.append(proposal)
        return [waits]

    office.ask_second = ask_second

    assert await office.does(an_answering()) == [waits]
    assert await office.written.newest() == {}
    assert len(await office.gaps.open()) == 1
    assert (asked[0].title, asked[0].typed) == (
        "May dogs come into the shop?",
        "On a leash.\n\nAsk first.",
    )

    await office.does(an_answering(agreed_by="U0MAX"))

    assert len(await office.written.newest()) == 1
    assert await office.gaps.open() == []


async def test_every_asker_hears_the_author_and_their_own_words_alone(office: Office) -> None:
    await office.asked.keep(an_asked(key="later", text=WHEN_ILL, employee_id="U0ANA"))
    await office.tells(a_click(key="later", employee_id="U0ANA"))

    first, second, card = await office.does(an_answering())

    assert isinstance(first, Post)
    assert isinstance(second, Post)
    assert "Lena Brandt has answered" in first.text
    assert "May I bring my dog?" in str(first.blocks)
    assert "Ana" not in str(first.blocks)
    assert WHEN_ILL in str(second.blocks)
    assert "bring my dog?" not in str(second.blocks)
    assert isinstance(card, Update)


async def test_answering_again_after_a_crash_says_the_same_and_writes_once(
    office: Office,
) -> None:
    once = await office.does(an_answering())

    assert await office.does(an_answering()) == once
    assert len(await office.written.history("guidance/answers/gap-1.md")) == 1
    entries = await office.trail.entries()
    told = [(one.subject, one.name, one.deed) for one in entries]
    assert told == [
        ("gap", "1", "answered"),
        ("document", "guidance/answers/gap-1.md", "written"),
    ]


async def test_of_two_answers_at_once_the_first_counts_and_the_other_is_told(
    office: Office,
) -> None:
    await office.does(an_answering())

    with pytest.raises(GapIsClosedError):
        await office.does(an_answering(employee_id="U0ZOE", note="Never."))

    (version,) = (await office.written.newest()).values()
    assert "On a leash." in version.text


@pytest.mark.parametrize("work", [an_answering(), a_handing_on(), a_dismissal()])
async def test_nobody_else_ends_a_gap(office: Office, work: Work) -> None:
    theirs = Work(work.kind, work.key, {**work.payload, "employee_id": "U0DAN"})

    with pytest.raises(NotTheirGapError):
        await office.does(theirs)

    assert await office.written.newest() == {}


async def test_whoever_it_is_handed_to_has_the_card_and_may_answer(office: Office) -> None:
    shown, before = await office.tells(a_handing_on())

    assert isinstance(shown, Post)
    assert (shown.channel, "Write the answer" in str(shown.blocks)) == ("U0MAX", True)
    assert isinstance(before, Update)
    assert "is with Max Roth now" in before.text

    heard, *cards = await office.does(an_answering(employee_id="U0MAX"))

    assert isinstance(heard, Post)
    assert "Max Roth has answered" in heard.text
    assert len(cards) == 2
    (version,) = (await office.written.newest()).values()
    assert 'owner: "U0MAX"' in version.text


async def test_a_gap_is_handed_to_nobody_from_outside(office: Office) -> None:
    with pytest.raises(CannotDoError, match="works here"):
        await office.does(a_handing_on(to="U0GUEST"))


async def test_a_gap_that_is_closed_is_handed_to_nobody(office: Office) -> None:
    await office.does(an_answering())

    with pytest.raises(CannotDoError, match="closed already"):
        await office.does(a_handing_on())


async def test_what_is_not_ours_leads_the_asker_where_it_belongs(office: Office) -> None:
    heard, card = await office.does(a_dismissal())

    assert isinstance(heard, Post)
    assert "The people department" in str(heard.blocks)
    assert "May I bring my dog?" in str(heard.blocks)
    assert isinstance(card, Update)
    assert "not our subject" in card.text


async def test_what_is_not_ours_is_so_for_good(office: Office) -> None:
    await office.does(a_dismissal())
    await office.asked.keep(an_asked(key="later", text="May dogs come?", employee_id="U0ANA"))

    told = await office.does(a_click(key="later", employee_id="U0ANA"))

    assert await office.gaps.open() == []
    assert [isinstance(one, Respond) for one in told] == [True]
    assert "The people department" in str(told)


async def test_a_signpost_that_is_gone_is_not_named(office: Office) -> None:
    heard, _ = await office.does(a_dismissal(signpost="gone"))

    assert isinstance(heard, Post)
    assert "not a subject of our guidance" in heard.text


def a_following(*, is_retired: bool) -> Work:
    return Work("ask.follow_answer", "f", {"key": "1", "is_retired": is_retired})


async def test_that_an_answer_is_retired_is_told_to_its_owner_and_to_who_asked(
    office: Office,
) -> None:
    await office.does(an_answering())

    told, card = await office.does(a_following(is_retired=True))
    again, _ = await office.does(a_following(is_retired=False))

    assert isinstance(told, Post)
    assert isinstance(card, Update)
    assert isinstance(again, Post)
    assert "is retired: it is guidance no more" in told.text
    assert "May I bring my dog?" in str(told.blocks)
    assert "is retired: I quote it to nobody" in card.text
    assert "guidance from now on" not in str(card.blocks)
    assert "is guidance again" in again.text


async def test_of_a_gap_that_no_answer_ended_nobody_hears_twice(office: Office) -> None:
    assert await office.does(a_following(is_retired=True)) == []
