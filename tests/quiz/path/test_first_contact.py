"""Who comes for the first time, or from elsewhere."""

from bot.delivery.work import Ephemeral, Post
from tests.builders_people import a_profile
from tests.quiz.take.test_work import Office, words_of


async def test_a_first_hello_is_answered_with_the_welcome() -> None:
    (post,) = await Office().does("quiz.greet", employee_id="U0YARA")

    assert "Welcome, Yara!" in words_of([post])


async def test_a_wish_in_a_channel_is_answered_where_only_its_sender_sees_it() -> None:
    post, hint = await Office().does("quiz.begin", said_in="C0GENERAL")

    assert isinstance(post, Post)
    assert isinstance(hint, Ephemeral)
    assert (hint.channel, hint.employee_id) == ("C0GENERAL", "U0MARCO")
    assert hint.text == "Your question is in our direct message."


async def test_a_new_time_zone_is_kept() -> None:
    office = Office()
    await office.takes_round()
    office.profile(a_profile("U0MARCO", time_zone="Asia/Tokyo"))

    assert await office.does("quiz.moved") == []
    assert office.learners.kept["U0MARCO"].time_zone == "Asia/Tokyo"
