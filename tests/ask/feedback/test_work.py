"""A judgement is kept, and a doubt reaches the owner of the guidance without a name."""

from dataclasses import replace

import pytest

from bot.ask.domain import Owners, Readers
from bot.ask.feedback.domain import NOT_MY_QUESTION
from bot.ask.feedback.messages import REASONS, asks_why
from bot.delivery.work import Post, Respond, Update, Work
from bot.guidance.domain import QuestionFindings
from tests.ask.builders import a_citation, an_asked
from tests.ask.feedback.office import QUOTED, Office, a_judgement
from tests.ask.searching import FAR, FakeSearch, an_excerpt


@pytest.fixture
async def office() -> Office:
    office = Office()
    await office.asked.keep(an_asked(quoted=(QUOTED,)))
    return office


async def test_an_answer_that_did_not_help_is_asked_why(office: Office) -> None:
    (response,) = await office.does(a_judgement())

    assert isinstance(response, Respond)
    assert "What was wrong with it?" in response.text
    assert not response.replace_original
    assert "goes to Lena Vogt with the quote, without your name" in str(response.blocks)
    assert "Send my question too" in str(response.blocks)


async def test_a_helpful_answer_is_thanked_for(office: Office) -> None:
    (response,) = await office.does(a_judgement(is_helpful=True))

    assert isinstance(response, Respond)
    assert "Thank you" in response.text
    assert await office.feedback.counted() == {"helpful": 1}


async def test_that_something_close_helps_is_thanked_for_beside_it(office: Office) -> None:
    (response,) = await office.does(a_judgement(is_helpful=True, reason="closest"))

    assert isinstance(response, Respond)
    assert not response.replace_original  # what is close stays to be opened
    assert await office.feedback.counted() == {}


async def test_the_reason_is_kept_and_the_owner_reads_it_without_a_name(office: Office) -> None:
    card, thanks = await office.does(a_judgement(reason="outdated"))

    assert isinstance(card, Post)
    assert card.channel == "U0LENA"
    assert "finds it outdated" in card.text
    assert QUOTED.quote in str(card.blocks)
    assert "May I bring my dog?" not in str(card)
    assert "U0DAN" not in str(card)
    assert isinstance(thanks, Respond)
    assert thanks.replace_original
    assert "It goes to Lena Vogt with the quote, without your name." in thanks.text
    assert await office.feedback.counted() == {"outdated": 1}


async def test_what_shows_a_doubt_is_known_by_no_persons_name(office: Office) -> None:
    work = replace(a_judgement(reason="wrong"), key="ask.feedback:k:U0DAN:17.5", team_id="T1")

    await office.work().handlers()[work.kind](work)

    assert office.taken_in == [
        Work("ask.show_doubt", "ask.show_doubt:1:17.5", {"key": "1"}, team_id="T1")
    ]


async def test_the_owner_reads_the_question_if_its_asker_ticked_it(office: Office) -> None:
    card, thanks = await office.does(a_judgement(reason="wrong", sends_question=True))

    assert "May I bring my dog?" in str(card)
    assert "U0DAN" not in str(card)
    assert isinstance(thanks, Respond)
    assert "the quote and your question" in thanks.text


async def test_nobody_sends_the_question_of_another(office: Office) -> None:
    sending = {"reason": "wrong", "sends_question": True}

    (asks,) = await office.does(a_judgement(employee_id="U0ANA"))
    card, _ = await office.does(a_judgement(employee_id="U0ANA", **sending))

    assert "Send my question too" not in str(asks)
    assert "May I bring my dog?" not in str(card)


async def test_a_channel_that_reads_it_is_named_before(office: Office) -> None:
    office.owners = Owners((), "C0ADMINS")

    (asks,) = await office.does(a_judgement())
    card, _ = await office.does(a_judgement(reason="wrong"))

    assert "everybody in <#C0ADMINS>" in str(asks)
    assert isinstance(card, Post)
    assert card.channel == "C0ADMINS"


async def test_where_nobody_reads_it_it_says_so_and_counts(office: Office) -> None:
    office.owners = Owners(())

    (asks,) = await office.does(a_judgement())
    (thanks,) = await office.does(a_judgement(reason="wrong"))

    assert "Nobody is named to read it" in str(asks)
    assert "Send my question too" not in str(asks)
    assert isinstance(thanks, Respond)
    assert "counted" in thanks.text
    assert await office.feedback.counted() == {"wrong": 1}


@pytest.mark.parametrize("changes", [{"key": "forgotten"}, {"reason": "beside"}])
async def test_what_cannot_be_shown_to_the_owner_is_counted(
    office: Office, changes: dict[str, str]
) -> None:
    (thanks,) = await office.does(a_judgement(**{"reason": "wrong"} | changes))

    assert isinstance(thanks, Respond)
    assert "counted" in thanks.text


async def test_each_owner_of_what_was_quoted_reads_their_own(office: Office) -> None:
    other = a_citation(document="other.md", title="Other", quote="Another rule.")
    await office.asked.keep(an_asked(key="two", quoted=(QUOTED, other)))

    first, second, _ = await office.does(a_judgement(key="two", reason="wrong"))

    assert QUOTED.quote in str(first)
    assert "Another rule." not in str(first)
    assert "Another rule." in str(second)


async def test_another_reason_renews_the_owners_card(office: Office) -> None:
    await office.does(a_judgement(reason="outdated"))

    card, _ = await office.does(a_judgement(reason="wrong"))

    assert isinstance(card, Update)
    assert "finds it wrong" in card.text


def test_not_helpful_asks_why_in_one_click() -> None:
    message = asks_why("T1:C1:1", Readers(()))

    assert len(message.blocks[1]["elements"]) == len(REASONS) == 4


async def test_a_miss_is_counted_told_to_no_owner_and_brings_what_is_next(
    office: Office,
) -> None:
    next_one = an_excerpt("Dogs stay outside.", FAR)
    office.search = FakeSearch([QuestionFindings("Dogs?", (next_one,))])

    (asks,) = await office.does(a_judgement())
    (told,) = await office.does(a_judgement(reason=NOT_MY_QUESTION))

    assert isinstance(told, Respond)
    assert told.replace_original
    assert "*Not my question* goes to nobody" in str(asks)
    assert "Dogs stay outside." in str(told.blocks)
    assert "Read the passage" in str(told.blocks)
    assert QUOTED.quote not in str(told.blocks)
    assert await office.doubts.find(1) is None
    assert await office.feedback.counted() == {NOT_MY_QUESTION: 1}


async def test_a_miss_with_nothing_else_says_what_to_do(office: Office) -> None:
    (told,) = await office.does(a_judgement(reason=NOT_MY_QUESTION))

    assert isinstance(told, Respond)
    assert "ask in other words" in str(told.blocks)
