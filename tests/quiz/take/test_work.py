"""What is posted for what was taken in, with stores in memory."""

import pytest

from bot.delivery.work import Ephemeral, Post, Respond, Update
from bot.errors import CannotDoError
from tests.quiz.office import PLACE, Office, words_of


async def begun(office: Office) -> str:
    """Begin a round; returns its id."""
    await office.does("quiz.begin")
    return next(iter(office.rounds.kept))


async def where_it_stands(office: Office, this: str) -> dict[str, str]:
    """Return the place of a round's first question."""
    posted = await office.delivery.posted(f"quiz.asked:{this}:0:0")
    assert posted
    return {"channel": posted.channel, "ts": posted.ts}


async def test_a_question_comes_into_the_direct_message() -> None:
    (post,) = await Office().does("quiz.begin")

    assert isinstance(post, Post)
    assert post.channel == "U0MARCO"
    assert "Question 1 of 5" in words_of([post])


async def test_a_command_is_answered_where_it_was_typed() -> None:
    post, answer = await Office().does("quiz.begin", response_url="https://slack/1")

    assert isinstance(post, Post)
    assert isinstance(answer, Respond)
    assert answer.text == "Your question is in our direct message."


async def test_a_command_in_the_direct_message_is_answered_by_the_question_alone() -> None:
    wish = {"response_url": "https://slack/1", "said_in": "D0MARCO"}

    (post,) = await Office().does("quiz.begin", **wish)

    assert isinstance(post, Post)


async def test_who_is_new_is_welcomed_and_asked_for_the_department() -> None:
    (post,) = await Office().does("quiz.begin", employee_id="U0YARA")

    assert "Welcome, Yara!" in words_of([post])
    assert "Where do you work?" in words_of([post])


async def test_who_was_welcomed_before_is_only_asked_for_the_department() -> None:
    office = Office()
    await office.does("quiz.welcome", employee_id="U0YARA")

    (post,) = await office.does("quiz.begin", employee_id="U0YARA")

    assert "Welcome" not in words_of([post])
    assert "Where do you work?" in words_of([post])


async def test_a_department_without_questions_is_told() -> None:
    (post,) = await Office(questions=()).does("quiz.begin")

    assert "There are no questions for Logistics yet" in words_of([post])


async def test_an_answer_takes_the_place_of_its_question() -> None:
    office = Office()
    this = await begun(office)
    place = await where_it_stands(office, this)

    (update,) = await office.does("quiz.answer", round_id=this, number=0, choice=1, **place)

    assert isinstance(update, Update)
    assert (update.channel, update.ts) == tuple(place.values())
    assert "That is it." in words_of([update])


async def test_a_question_that_is_asked_anew_loses_its_older_buttons() -> None:
    office = Office()
    this = await begun(office)
    place = await where_it_stands(office, this)

    gone, post = await office.does("quiz.begin", key="again")
    older, newer = await office.does("quiz.answer", round_id=this, number=0, choice=1, **place)

    assert "goes on below" in words_of([gone])
    assert "quiz.answer" not in words_of([gone, older, newer])
    assert isinstance(gone, Update)
    assert isinstance(post, Post)
    assert isinstance(newer, Update)
    assert gone.reference != newer.reference == post.reference
    assert words_of([older]) == words_of([newer])


async def test_somebody_elses_question_is_refused() -> None:
    office = Office()
    this = await begun(office)

    with pytest.raises(CannotDoError):
        await office.does(
            "quiz.answer", employee_id="U0LENA", round_id=this, number=0, choice=1, **PLACE
        )


async def test_going_on_closes_the_message_before_and_asks_the_next() -> None:
    office = Office()
    this = await begun(office)
    await office.does("quiz.answer", round_id=this, number=0, choice=1, **PLACE)

    left, post = await office.does("quiz.next", round_id=this, number=0, **PLACE)

    assert "Next question" not in words_of([left])
    assert "Question 2 of 5" in words_of([post])


async def test_what_was_put_aside_goes_on_below() -> None:
    office = Office()
    this = await begun(office)
    place = await where_it_stands(office, this)

    (stopped,) = await office.does("quiz.stop", round_id=this, number=0, **place)
    moved, post = await office.does("quiz.next", round_id=this, number=0, **place)

    assert "Your place is kept" in words_of([stopped])
    assert "goes on below" in words_of([moved])
    assert "Question 1 of 5" in words_of([post])


async def test_stopping_after_an_answer_keeps_the_explanation() -> None:
    office = Office()
    this = await begun(office)
    await office.does("quiz.answer", round_id=this, number=0, choice=1, **PLACE)

    (stopped,) = await office.does("quiz.stop", round_id=this, number=0, **PLACE)

    assert "That is it." in words_of([stopped])
    assert "Go on" in words_of([stopped])


async def test_going_on_after_the_last_question_offers_another_round() -> None:
    office = Office()
    await office.takes_round()
    this = next(iter(office.rounds.kept))

    _, post = await office.does("quiz.next", round_id=this, number=4, **PLACE)

    assert "Another round" in words_of([post])


async def test_a_wish_in_a_channel_is_answered_where_only_its_sender_sees_it() -> None:
    post, hint = await Office().does("quiz.begin", said_in="C0GENERAL")

    assert isinstance(post, Post)
    assert isinstance(hint, Ephemeral)
    assert (hint.channel, hint.employee_id) == ("C0GENERAL", "U0MARCO")
    assert hint.text == "Your question is in our direct message."
