"""Pause, own data and disagreement: what goes out for what was taken in."""

from bot.delivery.work import Post, Respond, Update
from tests.quiz.take.test_work import Office, words_of

QUESTION = "logistics-delivery-01"
WORDS = "At our dock the driver does this."


async def test_a_pause_says_until_when() -> None:
    (post,) = await Office().does("quiz.pause", text="until thursday")

    assert "No reminders until Thursday, 5 March" in words_of([post])


async def test_a_pause_without_an_end_says_how_to_go_on() -> None:
    (post,) = await Office().does("quiz.pause")

    assert "No more reminders." in words_of([post])
    assert "Remind me again" in words_of([post])


async def test_a_pause_that_is_not_understood_gives_examples() -> None:
    (answer,) = await Office().does(
        "quiz.pause", text="until the cows come home", response_url="https://slack/1"
    )

    assert isinstance(answer, Respond)
    assert "/customer pause until Monday" in words_of([answer])


async def test_reminders_come_again_on_request() -> None:
    office = Office()
    await office.does("quiz.pause")

    (post,) = await office.does("quiz.resume")

    assert "Reminders are back" in words_of([post])
    assert office.learners.kept["U0MARCO"].paused_until is None


async def test_own_data_is_shown_completely() -> None:
    office = Office()
    await office.takes_round()
    await office.own.pause("U0MARCO", "tomorrow")

    (post,) = await office.does("quiz.my_data")

    words = words_of([post])
    assert "Department: Logistics" in words
    assert "Answers: 5, of which right: 5" in words
    assert words.count("You chose “") == 5
    assert "2 March 2026: " in words
    assert "Reminders paused until: 3 March 2026" in words
    assert "Delete all of it" in words


async def test_the_last_reminder_is_part_of_ones_data() -> None:
    office = Office()
    await office.takes_round()
    office.wait(days=2)
    await office.does("quiz.look_round", due="2026-11-24T09:30:00+00:00")

    (post,) = await office.does("quiz.my_data")

    assert "Last reminder: 2026-03-04" in words_of([post])


async def test_answers_without_a_learner_are_still_shown() -> None:
    office = Office()
    await office.takes_round()
    office.learners.kept.clear()

    (post,) = await office.does("quiz.my_data")

    assert "Answers: 5" in words_of([post])


async def test_nothing_kept_is_said_so() -> None:
    (post,) = await Office().does("quiz.my_data", employee_id="U0YARA")

    assert "I keep nothing about you" in words_of([post])


async def test_deleting_leaves_nothing() -> None:
    office = Office()
    await office.takes_round()

    (post,) = await office.does("quiz.forget")

    assert "I keep nothing about you for the quiz any more" in words_of([post])
    assert "What stays: the messages in this conversation" in words_of([post])
    assert office.attempts.kept == {}


async def test_a_disagreement_reaches_the_owner_without_a_name() -> None:
    told, owner = await Office().does("quiz.disagree", question_id=QUESTION, words=WORDS)

    assert isinstance(told, Post)
    assert isinstance(owner, Post)
    assert owner.channel == "U0LENA"
    assert WORDS in words_of([owner])
    assert "U0MARCO" not in words_of([owner]) + owner.text


async def test_the_owners_answer_comes_back_and_closes_the_message() -> None:
    office = Office()
    await office.does("quiz.disagree", question_id=QUESTION, words=WORDS)
    here = next(iter(office.disagreements.kept))

    heard, closed = await office.does(
        "quiz.answer_disagreement",
        employee_id="U0LENA",
        disagreement_id=here,
        words="You are right.",
    )

    assert isinstance(heard, Post)
    assert heard.channel == "U0MARCO"
    assert "You are right." in words_of([heard])
    assert isinstance(closed, Update)
    assert "This disagreement is answered." in words_of([closed])


async def test_a_second_answer_is_told_that_it_came_too_late() -> None:
    office = Office()
    await office.does("quiz.disagree", question_id=QUESTION, words=WORDS)
    here = {"disagreement_id": next(iter(office.disagreements.kept))}
    await office.does("quiz.answer_disagreement", employee_id="U0LENA", words="Yes.", **here)

    (late,) = await office.does(
        "quiz.answer_disagreement", "2", employee_id="U0SAM", words="No.", **here
    )

    assert "<@U0LENA> answered this before you" in words_of([late])
