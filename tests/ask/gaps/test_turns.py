"""A gap goes from one to the next, sooner where a customer waits; whoever asked hears it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.work import Outgoing, Post, Respond, Work
from tests.ask.builders import an_asked
from tests.ask.gaps.office import Office, a_click
from tests.ask.gaps.test_ending_work import a_handing_on, an_answering

MONDAY_TEN = datetime(2026, 11, 30, 10, tzinfo=UTC)


@pytest.fixture
async def office() -> Office:
    office = Office()
    office.now = MONDAY_TEN
    await office.asked.keep(an_asked())
    return office


async def told(office: Office, work: Work) -> list[tuple[str, str]]:
    """Return to whom goes what."""
    outgoing: Sequence[Outgoing] = await office.tells(work)
    return [(one.channel, str(one)) for one in outgoing if isinstance(one, Post)]


async def due(office: Office) -> datetime | None:
    (gap,) = await office.gaps.open()
    return gap.due_at


async def goes_on(office: Office) -> list[tuple[str, str]]:
    """Let the time of whoever has the gap be over."""
    work = office.delivery.taken_in[-1]
    assert work.not_before is not None
    office.now = work.not_before
    return await told(office, work)


async def test_where_a_customer_waits_the_owner_has_half_an_hour(office: Office) -> None:
    shown, confirmed = await office.tells(a_click(is_urgent=True))

    assert "*A customer is waiting.*" in str(shown)
    assert isinstance(confirmed, Respond)
    assert "Lena Brandt" in confirmed.text
    assert "They see that a customer is waiting" in str(confirmed.blocks)
    assert await due(office) == MONDAY_TEN + timedelta(minutes=30)


async def test_otherwise_the_owner_has_three_working_days(office: Office) -> None:
    await office.tells(a_click())

    assert await due(office) == MONDAY_TEN + timedelta(days=3)


async def test_half_an_hour_is_one_of_working_time(office: Office) -> None:
    office.now = datetime(2026, 12, 4, 16, 50, tzinfo=UTC)  # a Friday

    await office.tells(a_click(is_urgent=True))

    assert await due(office) == datetime(2026, 12, 7, 9, 20, tzinfo=UTC)


async def test_it_goes_on_to_the_next_and_whoever_asked_hears_who_has_it(
    office: Office,
) -> None:
    await office.tells(a_click(is_urgent=True))

    (shown, card), (asker, heard) = await goes_on(office)

    assert (shown, "Write the answer" in card) == ("U0JON", True)
    assert (asker, "Jon Weber has it now" in heard) == ("D1", True)
    assert "May I bring my dog?" in heard
    assert await due(office) == MONDAY_TEN + timedelta(minutes=60)


async def test_when_nobody_answers_whoever_asked_is_told_so_and_who_had_it(
    office: Office,
) -> None:
    await office.tells(a_click(is_urgent=True))
    await goes_on(office)
    await goes_on(office)

    ((asker, heard),) = await goes_on(office)

    assert asker == "D1"
    assert "Nobody has answered" in heard
    assert "Lena Brandt and Jon Weber and Xenia Katz" in heard
    assert "Tell your customer" in heard
    assert await due(office) is None
    assert len(office.delivery.taken_in) == 3


async def test_going_on_again_after_a_crash_says_the_same(office: Office) -> None:
    await office.tells(a_click(is_urgent=True))
    work = office.delivery.taken_in[-1]
    once = await office.does(work)

    assert await office.does(work) == once
    assert len(office.delivery.taken_in) == 2


@pytest.mark.parametrize("by", [an_answering(), a_handing_on()], ids=["answered", "handed on"])
async def test_what_was_answered_or_handed_on_in_time_does_not_go_on(
    office: Office, by: Work
) -> None:
    await office.tells(a_click(is_urgent=True))
    first = office.delivery.taken_in[0]
    office.now = MONDAY_TEN + timedelta(minutes=5)
    await office.tells(by)

    assert await office.does(first) == []


async def test_whoever_it_is_handed_to_has_the_time_anew_and_then_it_goes_on(
    office: Office,
) -> None:
    await office.tells(a_click(is_urgent=True))
    office.now = MONDAY_TEN + timedelta(minutes=5)
    await office.tells(a_handing_on())
    assert await due(office) == MONDAY_TEN + timedelta(minutes=35)

    shown, _ = await goes_on(office)

    assert shown[0] == "U0JON"


async def test_a_customer_who_waits_later_shortens_the_time_once(office: Office) -> None:
    await office.tells(a_click())
    await office.asked.keep(an_asked(key="later", text="May dogs come?", employee_id="U0ANA"))

    await office.tells(a_click(key="later", employee_id="U0ANA", is_urgent=True))
    await office.tells(a_click(key="later", employee_id="U0ANA", is_urgent=True))

    assert await due(office) == MONDAY_TEN + timedelta(minutes=30)
    assert len(office.delivery.taken_in) == 2


async def test_who_had_it_may_answer_still(office: Office) -> None:
    await office.tells(a_click(is_urgent=True))
    await goes_on(office)

    heard, *_ = await told(office, an_answering())

    assert "Lena Brandt has answered" in heard[1]


async def test_a_card_for_which_a_customer_waits_is_not_held_back(office: Office) -> None:
    await office.tells(a_click(is_urgent=True))

    assert not await office.work().may_wait("ask.gap:1:U0LENA", MONDAY_TEN)


async def test_a_card_waits_as_long_as_its_time_is_not_over(office: Office) -> None:
    await office.tells(a_click())

    assert await office.work().may_wait("ask.gap:1:U0LENA", MONDAY_TEN + timedelta(hours=1))
    assert not await office.work().may_wait("ask.gap:1:U0LENA", MONDAY_TEN + timedelta(days=4))
