import json

from bot.quiz.home_messages import home_section
from tests.builders_people import a_profile
from tests.builders_quiz import a_question, an_attempt, questions
from tests.quiz.desk import Desk
from tests.quiz.test_overview import COLLEAGUES, department_of


async def home_of(desk: Desk, who: str) -> str:
    blocks = home_section(await desk.overview.section(who), desk.bank())
    return json.dumps(blocks, ensure_ascii=False)


async def test_a_newcomer_is_invited() -> None:
    assert "Find out, two minutes at a time." in await home_of(Desk(), "U0YARA")


async def test_an_employee_sees_progress_by_moment() -> None:
    desk = Desk()
    await desk.takes_round()

    home = await home_of(desk, "U0MARCO")

    assert "`▒▒▒▒░░░░░░`  Delivery" in home
    assert "Nothing is due today." in home
    assert '"Pause"' in home


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


async def test_a_pause_can_be_ended_from_home() -> None:
    desk = Desk()
    await desk.own.pause("U0MARCO", "")

    assert "Remind me again" in await home_of(desk, "U0MARCO")


async def test_a_department_without_questions_shows_no_bars() -> None:
    assert "▓▓" not in await home_of(Desk(questions=()), "U0MARCO")


async def test_a_manager_of_few_is_told_why_nothing_is_shown() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES[:4])

    assert "fewer than 5 colleagues have answered" in await home_of(desk, "U0LENA")


async def test_a_manager_of_five_sees_moments_and_no_names() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES)

    home = await home_of(desk, "U0LENA")

    assert "`░░░░░░░░░░`  0%  Delivery" in home
    assert "Weakest: Delivery" in home
    assert "83% took part" in home
    assert "U0A" not in home


async def test_a_moment_with_too_few_answers_is_left_out_of_the_bars() -> None:
    another = a_question("logistics-invoicing-01", moment_id="invoicing")
    desk = Desk(questions=(*questions(1), another))
    department_of(desk, *COLLEAGUES)

    home = await home_of(desk, "U0LENA")

    assert "%  Delivery" in home
    assert "%  Invoicing" not in home


async def test_a_group_spread_over_too_many_moments_shows_no_bars() -> None:
    moments = ("delivery", "invoicing")
    bank = tuple(a_question(f"logistics-{moment}-01", moment_id=moment) for moment in moments)
    desk = Desk(questions=bank)
    department_of(desk, *COLLEAGUES)
    for who in COLLEAGUES[:3]:
        desk.keep(an_attempt("logistics-invoicing-01", attempt_id=who, employee_id=who))

    home = await home_of(desk, "U0LENA")

    assert "share known" in home
    assert "Weakest" not in home


async def test_a_manager_hears_when_participation_is_too_low_to_tell() -> None:
    desk = Desk()
    department_of(desk, *COLLEAGUES)
    desk.wait(days=60)

    assert "Fewer than 5 answered in the last thirty days" in await home_of(desk, "U0LENA")


async def test_a_trainer_sees_which_questions_need_another_look() -> None:
    desk = Desk()
    for n in range(20):
        who = f"U{n}"
        desk.profile(a_profile(who))
        desk.keep(
            an_attempt(attempt_id=f"a{n}", employee_id=who, is_right=n < 3),
            an_attempt(
                "logistics-delivery-02", attempt_id=f"b{n}", employee_id=who, is_right=n < 10
            ),
        )
    await desk.objecting.object_to("U0MARCO", "logistics-delivery-03", "No.", key="d1")

    home = await home_of(desk, "U0SAM")

    assert "2 need another look." in home
    assert "right the first time: 15%" in home
    assert "discrimination: " in home
    assert "colleagues disagree" in home


async def test_a_trainer_of_sound_questions_has_nothing_to_do() -> None:
    assert "none needs another look" in await home_of(Desk(), "U0SAM")
