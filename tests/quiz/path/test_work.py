"""Who comes for the first time, chooses a department, and completes the path."""

from bot.delivery.work import Post, Update
from tests.builders_people import a_profile
from tests.quiz.office import PLACE, Office, words_of


async def test_a_first_hello_is_answered_with_the_welcome() -> None:
    (post,) = await Office().does("quiz.greet", employee_id="U0YARA")

    assert "Welcome, Yara!" in words_of([post])


async def test_a_welcome_comes_once_and_only_to_who_needs_it() -> None:
    office = Office()
    office.profile(a_profile("U0GONE", is_active=False))

    assert await office.does("quiz.welcome") == []
    assert await office.does("quiz.welcome", "2", employee_id="U0GONE") == []


async def test_the_first_department_begins_the_path_and_the_next_does_not() -> None:
    office = Office()
    first = await office.does(
        "quiz.choose_department", employee_id="U0YARA", department_id="logistics", **PLACE
    )
    await office.takes_round("U0YARA")

    again = await office.does(
        "quiz.choose_department", "2", employee_id="U0YARA", department_id="it-systems", **PLACE
    )

    assert "day 1, 3, 7, 14 and 30" in words_of(first)
    assert "You are in *IT systems* now." in words_of(again)


async def test_the_department_can_be_changed_by_command() -> None:
    post, _ = await Office().does("quiz.ask_department", response_url="https://slack/1")

    assert "Where do you work?" in words_of([post])


async def test_managers_hear_that_a_path_is_complete_and_nothing_else() -> None:
    office = Office()
    await office.quiz.choose_department("U0YARA", "logistics")
    for step in range(6):
        asked = await office.asked("U0YARA", f"step {step}")
        for number in range(5):
            sent = await office.does(
                "quiz.answer",
                f"{step}.{number}",
                employee_id="U0YARA",
                round_id=asked.round.round_id,
                number=number,
                choice=0,
                **PLACE,
            )
        office.wait(days=17)

    update, _offer, post = sent
    assert isinstance(update, Update)
    assert isinstance(post, Post)
    assert post.channel == "U0LENA"
    assert post.text == (
        "Yara has completed the first thirty days of the customer quiz in Logistics."
    )


async def test_who_has_no_profile_department_chooses_from_all_of_them() -> None:
    office = Office()

    (asked,) = await office.does("quiz.welcome", employee_id="U0YARA")
    office.directory.departments["U0YARA"] = "Logistics"
    (suggested,) = await office.does("quiz.welcome", "2", employee_id="U0YARA")

    assert "IT systems" in words_of([asked])
    assert "Yes, Logistics" in words_of([suggested])


async def test_managers_do_not_hear_of_somebody_without_a_department() -> None:
    assert await Office().does("quiz.path_completed", employee_id="U0YARA") == []
