import json
from datetime import time

from bot.quiz.progress.messages import home_section
from bot.quiz.remind.messages import reminders
from tests.builders_people import a_profile
from tests.builders_quiz import a_question, an_attempt, questions
from tests.quiz.desk import Desk
from tests.quiz.progress.test_service import COLLEAGUES, department_of

HALF_PAST_NINE = time(9, 30)


async def home_of(desk: Desk, who: str) -> str:
    blocks = home_section(await desk.overview.section(who), desk.bank())
    return json.dumps(blocks, ensure_ascii=False)


async def test_a_newcomer_is_invited() -> None:
    assert "Find out, two minutes at a time." in await home_of(Desk(), "U0YARA")


async def test_an_employee_sees_progress_by_moment() -> None:
    desk = Desk()
    await desk.takes_round()

    home = await home_of(desk, "U0MARCO")

    assert "Delivery: *0 of 12* known, 5 on the way, 7 new" in home
    assert "Nothing is due today." in home
    assert '"Quiz me"' in home


async def test_what_is_due_is_counted() -> None:
    desk = Desk()
    await desk.takes_round()
    desk.wait(days=2)
    many = await home_of(desk, "U0MARCO")
    desk.attempts.kept = dict(list(desk.attempts.kept.items())[:1])
    one = await home_of(desk, "U0MARCO")

    assert "*5 questions are due.*" in many
    assert "*One question is due.*" in one


async def test_somebody_on_the_path_sees_the_next_step() -> None:
    desk = Desk()
    await desk.quiz.choose_department("U0YARA", "logistics")
    await desk.takes_round("U0YARA")

    assert "step 2 of 6 is on Tuesday, 3 March" in await home_of(desk, "U0YARA")


async def test_a_round_that_was_left_can_be_continued() -> None:
    desk = Desk()
    await desk.asked()

    home = await home_of(desk, "U0MARCO")

    assert "in the middle of a round:* 5 questions to go" in home
    assert '"Continue"' in home


async def test_a_pause_can_be_chosen_and_ended_in_the_settings() -> None:
    desk = Desk()
    before = reminders(await desk.learners.of("U0MARCO"), desk.now, HALF_PAST_NINE)
    await desk.reminding.pause("U0MARCO", "a week")
    paused = reminders(await desk.learners.of("U0MARCO"), desk.now, HALF_PAST_NINE)
    await desk.reminding.pause("U0MARCO", "")
    for_good = reminders(await desk.learners.of("U0MARCO"), desk.now, HALF_PAST_NINE)

    assert "For a week" in json.dumps(before)
    assert "Paused until Monday, 9 March" in json.dumps(paused)
    assert "Paused." in json.dumps(for_good)
    assert "Remind me again" in json.dumps(for_good)


async def test_a_pause_that_is_over_is_no_pause() -> None:
    desk = Desk()
    await desk.reminding.pause("U0MARCO", "a week")
    desk.wait(days=8)

    assert "At most one" in json.dumps(
        reminders(await desk.learners.of("U0MARCO"), desk.now, HALF_PAST_NINE)
    )


async def test_what_is_known_is_drawn_once_there_is_something() -> None:
    desk = Desk()
    nothing_yet = await home_of(desk, "U0MARCO")
    for number, days in enumerate((0, 2, 7, 20, 40)):
        desk.wait(days=days)
        await desk.takes_round(key=f"k{number}")

    home = await home_of(desk, "U0MARCO")

    assert "data_visualization" not in nothing_yet
    assert "What you know, by moment" in home


async def test_a_department_without_questions_shows_no_moments() -> None:
    assert "known" not in await home_of(Desk(questions=()), "U0MARCO")


async def test_a_manager_of_few_is_told_why_nothing_is_shown() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES[:4])

    assert "fewer than 5 colleagues have answered" in await home_of(desk, "U0LENA")


async def test_a_manager_of_five_sees_moments_and_no_names() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES)

    home = await home_of(desk, "U0LENA")

    assert "Delivery: under a third" in home
    assert "U0A" not in home


async def test_a_moment_with_too_few_answers_is_left_out() -> None:
    another = a_question("logistics-invoicing-01", moment_id="invoicing")
    desk = Desk(questions=(*questions(2), another))
    department_of(desk, *COLLEAGUES)

    home = await home_of(desk, "U0LENA")

    assert "Delivery: under a third" in home
    assert "Invoicing: under" not in home


async def test_a_trainer_sees_which_questions_need_another_look() -> None:
    desk = Desk()
    for n in range(20):
        who = f"U{n}"
        desk.profile(a_profile(who))
        desk.keep(
            an_attempt(attempt_id=f"a{n}", employee_id=who, is_right=n < 4),
            an_attempt(
                "logistics-delivery-02", attempt_id=f"b{n}", employee_id=who, is_right=n < 10
            ),
        )
    await desk.objecting.object_to("U0MARCO", "logistics-delivery-03", "No.", key="d1")
    desk.wait(days=7)

    home = await home_of(desk, "U0SAM")

    assert "2 need another look." in home
    assert "right the first time: about 20%" in home
    assert "discrimination: " in home
    assert "colleagues disagree" in home


async def test_a_trainer_of_sound_questions_has_nothing_to_do() -> None:
    assert "none needs another look" in await home_of(Desk(), "U0SAM")
