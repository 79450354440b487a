"""What goes out for reminders, and for the wish to pause them."""

from bot.delivery.work import Post, Respond, Update
from tests.builders_people import a_profile
from tests.quiz.office import Office, words_of


async def test_everybody_whose_time_it_is_is_looked_at_once_a_turn() -> None:
    office = Office()
    await office.takes_round()
    office.wait(days=2)

    await office.does("quiz.look_round", due="2026-11-24T09:30:00+00:00")
    await office.does("quiz.look_round", "again", due="2026-11-24T09:30:00+00:00")

    reminders = [work for work in office.delivery.taken_in if work.kind == "quiz.remind"]
    assert len(reminders) == 1
    assert "Worth two minutes today" in words_of(office.delivery.sent)


async def test_a_reminders_question_that_is_asked_anew_loses_its_older_buttons() -> None:
    office = Office()
    await office.takes_round()
    office.wait(days=2)
    await office.does("quiz.look_round", due="2026-11-24T09:30:00+00:00")

    gone, post = await office.does("quiz.begin", key="again")

    assert isinstance(gone, Update)
    assert "goes on below" in words_of([gone])
    assert isinstance(post, Post)


async def test_a_reminder_takes_the_buttons_off_the_same_question_from_before() -> None:
    office = Office()
    await office.takes_round()
    office.wait(days=2)
    await office.does("quiz.begin", key="left open")
    sent = len(office.delivery.sent)

    await office.does("quiz.look_round", due="2026-11-24T09:30:00+00:00")

    reminder, gone = office.delivery.sent[sent:]
    assert isinstance(reminder, Post)
    assert isinstance(gone, Update)
    assert "goes on below" in words_of([gone])


async def test_a_new_time_zone_is_kept() -> None:
    office = Office()
    await office.takes_round()
    office.profile(a_profile("U0MARCO", time_zone="Asia/Tokyo"))

    assert await office.does("quiz.moved") == []
    assert office.learners.kept["U0MARCO"].time_zone == "Asia/Tokyo"


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
