"""What comes before the first question of the path, and what does not come twice."""

from bot.delivery.work import Post, Update
from bot.quiz.domain import Rule
from tests.builders_quiz import a_question
from tests.quiz.desk import ELSEWHERE
from tests.quiz.office import PLACE, Office, words_of

TWINS = tuple(
    a_question(
        f"logistics-{n}", situation=f"Pallet {n} is ready.", of_rule=Rule(f"rule {n % 6}")
    )
    for n in range(24)
)


async def a_new_hire(*, has_twins: bool = True) -> Office:
    office = Office(questions=(TWINS if has_twins else TWINS[:6]) + ELSEWHERE)
    await office.quiz.choose_department("U0YARA", "logistics")
    return office


async def begins(office: Office, key: str = "k") -> str:
    return words_of(await office.does("quiz.begin", key, employee_id="U0YARA", said_in="D1"))


async def test_the_moments_come_before_the_first_question_and_once() -> None:
    office = await a_new_hire()

    first, second = await begins(office, "1"), await begins(office, "2")

    assert "*1. Delivery*" in first
    assert "*2. Invoicing*" in first
    assert "Pallet" not in first
    assert "Question 1 of 5" in second
    assert "Show me a case" not in second


async def test_the_case_shows_its_answer_and_is_none_of_the_questions() -> None:
    office = await a_new_hire()
    await begins(office)
    this = next(iter(office.rounds.kept.values()))

    left, case = await office.does(
        "quiz.case", employee_id="U0YARA", round_id=this.round_id, **PLACE
    )

    assert isinstance(left, Update)
    assert "Show me a case" not in words_of([left])
    assert isinstance(case, Post)
    assert "*Best:* Compare it with the order." in words_of([case])
    assert "Compare each shipment." in words_of([case])
    asked = [one.situation for one in TWINS if one.question_id in this.question_ids]
    assert asked
    assert not any(f"*{situation}*" in words_of([case]) for situation in asked)


async def test_without_a_spare_text_the_questions_follow_the_moments() -> None:
    office = await a_new_hire(has_twins=False)

    first = await begins(office)

    assert "Your two moments" in first
    assert "Now ask me" in first


async def test_a_reminder_of_the_first_step_begins_with_the_moments_too() -> None:
    office = await a_new_hire()
    office.wait(days=1)

    (post,) = await office.does("quiz.remind", employee_id="U0YARA")

    assert "*1. Delivery*" in words_of([post])
    assert "Show me a case" in words_of([post])


async def test_a_round_that_was_wished_for_begins_with_its_question() -> None:
    office = Office(questions=TWINS + ELSEWHERE)  # Marco's department was known before

    sent = await office.does("quiz.begin", said_in="D1")

    assert "Question 1 of 5" in words_of(sent)
