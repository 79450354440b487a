"""What an owner makes of a doubt reaches who had it."""

import pytest

from bot.ask.domain import Owners
from bot.ask.feedback.domain import DoubtIsAnsweredError, DoubtIsGoneError, NotTheirDoubtError
from bot.delivery.work import Post, Respond, Update
from tests.ask.builders import an_asked
from tests.ask.feedback.office import QUOTED, Office, a_judgement, an_answer


@pytest.fixture
async def office() -> Office:
    office = Office()
    await office.asked.keep(an_asked(quoted=(QUOTED,)))
    return office


async def test_who_had_the_doubt_hears_what_became_of_it(office: Office) -> None:
    await office.does(a_judgement(reason="outdated"))

    heard, done = await office.does(an_answer())

    assert isinstance(heard, Post)
    assert (heard.channel, heard.thread_ts) == ("D1", "1700.1")
    assert "You found a quote of Deliveries outdated. It was changed." in heard.text
    assert isinstance(done, Update)
    assert "actions" not in str(done.blocks)


async def test_who_doubted_in_a_channel_hears_it_alone(office: Office) -> None:
    await office.asked.keep(an_asked(key="c", channel="C0GENERAL", quoted=(QUOTED,)))
    (asks,) = await office.does(a_judgement(key="c"))
    await office.does(a_judgement(key="c", reason="wrong"))

    heard, _ = await office.does(an_answer(outcome="stays", note="It is the law."))

    assert "seen by whoever reads this channel" in str(asks)
    assert isinstance(heard, Post)
    assert (heard.channel, heard.thread_ts) == ("U0DAN", None)
    assert "It is the law." in str(heard.blocks)


async def test_answering_again_after_a_crash_tells_the_same(office: Office) -> None:
    await office.does(a_judgement(reason="outdated"))
    once = await office.does(an_answer())

    assert await office.does(an_answer()) == once


async def test_a_second_owner_hears_that_it_is_answered(office: Office) -> None:
    await office.does(a_judgement(reason="outdated"))
    await office.does(an_answer())

    with pytest.raises(DoubtIsAnsweredError):
        await office.does(an_answer(employee_id="U0ZOE", outcome="stays", note="No."))


async def test_whoever_doubts_again_after_the_answer_reads_it_at_once(office: Office) -> None:
    await office.does(a_judgement(reason="outdated"))
    await office.does(an_answer())

    (told,) = await office.does(a_judgement(reason="wrong"))

    assert isinstance(told, Respond)
    assert "It was changed." in told.text


async def test_only_the_owner_or_an_administrator_answers_a_doubt(office: Office) -> None:
    await office.does(a_judgement(reason="outdated"))

    with pytest.raises(NotTheirDoubtError):
        await office.does(an_answer(employee_id="U0DAN"))
    with pytest.raises(DoubtIsGoneError):
        await office.does(an_answer(key="99"))


async def test_a_doubts_card_is_shown_again_as_it_is_until_it_is_answered(
    office: Office,
) -> None:
    card, _ = await office.does(a_judgement(reason="outdated"))
    work = office.work()

    assert await work.again("ask.doubt:1:U0LENA") == card
    office.owners = Owners(("U0SAM",))
    assert await work.again("ask.doubt:1:U0LENA") is None  # owns it no more
    await office.does(an_answer(employee_id="U0SAM"))
    assert await work.again("ask.doubt:1:U0SAM") is None
