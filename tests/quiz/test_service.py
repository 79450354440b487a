from dataclasses import replace

import pytest

from bot.people.permissions import NotAllowedError
from bot.quiz.domain import NotYoursError, QuestionGoneError, RoundOver, RoundQuestion
from bot.quiz.rounds import NeedsDepartment, NothingToAsk
from tests.builders_people import NORTHWIND, a_profile
from tests.builders_quiz import questions
from tests.quiz.desk import ELSEWHERE, Desk


async def test_a_round_has_five_questions_of_the_own_department() -> None:
    asked = await Desk().asked()

    assert asked.number == 0
    assert len(asked.round.question_ids) == 5
    assert asked.question.department_id == "logistics"


async def test_the_same_wish_begins_one_round() -> None:
    desk = Desk()

    first, second = await desk.asked(key="k"), await desk.asked(key="k")

    assert first == second
    assert len(desk.rounds.kept) == 1


async def test_who_has_no_department_is_asked_for_it_with_a_suggestion() -> None:
    desk = Desk()
    desk.directory.departments["U0YARA"] = "Logistics"

    begun = await desk.quiz.begin("U0YARA", "k")

    logistics = NORTHWIND.departments[0]
    assert begun == NeedsDepartment(NORTHWIND.departments, logistics)


async def test_a_department_without_questions_says_so() -> None:
    begun = await Desk(questions=ELSEWHERE).quiz.begin("U0MARCO", "k")

    assert begun == NothingToAsk(NORTHWIND.departments[0])


async def test_who_left_the_company_cannot_take_the_quiz() -> None:
    desk = Desk()
    desk.profile(a_profile("U0MARCO", is_active=False))

    with pytest.raises(NotAllowedError):
        await desk.quiz.begin("U0MARCO", "k")


async def test_an_answer_tells_what_was_chosen_and_how_the_round_goes() -> None:
    desk = Desk()
    asked = await desk.asked()

    answered = await desk.answers(asked, choice=0)

    assert answered.choice == 0
    assert answered.right_so_far == 0
    assert not answered.is_last


async def test_a_second_choice_changes_nothing() -> None:
    desk = Desk()
    asked = await desk.asked()
    await desk.answers(asked, choice=0)

    again = await desk.answers(asked, choice=1)

    assert again.choice == 0
    assert len(desk.attempts.kept) == 1


async def test_a_round_goes_on_with_the_first_question_not_answered() -> None:
    desk = Desk()
    asked = await desk.asked()
    await desk.answers(asked)

    following = await desk.quiz.go_on("U0MARCO", asked.round.round_id)

    assert isinstance(following, RoundQuestion)
    assert following.number == 1


async def test_a_wish_resumes_the_round_that_was_left() -> None:
    desk = Desk()
    asked = await desk.asked(key="first")
    await desk.answers(asked)
    desk.wait(days=3)

    resumed = await desk.asked(key="second")

    assert resumed.round.round_id == asked.round.round_id
    assert resumed.number == 1


async def test_a_round_is_over_after_its_last_answer() -> None:
    desk = Desk()

    answered = await desk.takes_round()

    assert answered.is_last
    assert answered.right_so_far == 5
    assert desk.rounds.kept[answered.round.round_id].ended_at == desk.now
    over = await desk.quiz.go_on("U0MARCO", answered.round.round_id)
    assert over == RoundOver(desk.rounds.kept[answered.round.round_id])


async def test_an_answer_can_be_read_again() -> None:
    desk = Desk()
    asked = await desk.asked()
    told = await desk.answers(asked, choice=2)

    again = await desk.quiz.answered("U0MARCO", asked.round.round_id, 0)

    assert again == told


@pytest.mark.parametrize(("number", "choice"), [(99, 1), (-1, 1), (0, 7)])
async def test_what_was_never_asked_cannot_be_answered(number: int, choice: int) -> None:
    desk = Desk()
    asked = await desk.asked()

    with pytest.raises(QuestionGoneError):
        await desk.quiz.answer("U0MARCO", asked.round.round_id, number, choice)


async def test_nothing_is_told_of_a_question_not_answered_yet() -> None:
    desk = Desk()
    asked = await desk.asked()

    with pytest.raises(QuestionGoneError):
        await desk.quiz.answered("U0MARCO", asked.round.round_id, 0)


async def test_nobody_answers_for_somebody_else() -> None:
    desk = Desk()
    asked = await desk.asked()

    with pytest.raises(NotYoursError):
        await desk.quiz.answer("U0LENA", asked.round.round_id, 0, 1)


async def test_a_question_that_left_the_bank_is_passed_over() -> None:
    desk = Desk()
    asked = await desk.asked()
    left = asked.question.question_id
    desk.questions = tuple(q for q in desk.questions if q.question_id != left)

    following = await desk.quiz.go_on("U0MARCO", asked.round.round_id)

    assert isinstance(following, RoundQuestion)
    assert following.number == 1
    with pytest.raises(QuestionGoneError):
        await desk.answers(asked)


async def test_a_round_that_was_deleted_is_no_longer_open() -> None:
    desk = Desk()
    asked = await desk.asked()
    desk.rounds.kept.clear()

    with pytest.raises(QuestionGoneError, match="quiz me"):
        await desk.answers(asked)


async def test_own_moments_come_before_shared_ones() -> None:
    shared = tuple(
        replace(question, question_id=f"logistics-invoicing-{n}", moment_id="invoicing")
        for n, question in enumerate(questions(3))
    )
    desk = Desk(questions=shared + questions(3))

    moments = [question.moment_id for question in desk.quiz.questions_for("logistics")]

    assert moments == ["delivery"] * 3 + ["invoicing"] * 3


async def test_choices_put_in_another_order_while_a_question_stands_are_judged_by_words() -> (
    None
):
    desk = Desk()
    asked = await desk.asked()
    right = asked.question.choices[asked.question.best]
    desk.questions = tuple(replace(q, choices=q.choices[::-1]) for q in desk.questions)

    answered = await desk.quiz.answer(
        "U0MARCO", asked.round.round_id, 0, asked.question.best, right.fingerprint
    )

    assert answered.was_right
    assert answered.question.choices[answered.choice] == right


async def test_an_answer_stays_right_when_the_choices_change_their_order() -> None:
    desk = Desk()
    asked = await desk.asked()
    await desk.quiz.answer("U0MARCO", asked.round.round_id, 0, asked.question.best)
    desk.questions = tuple(replace(q, choices=q.choices[::-1]) for q in desk.questions)

    again = await desk.quiz.answered("U0MARCO", asked.round.round_id, 0)

    assert again.was_right


async def test_a_choice_that_was_rewritten_meanwhile_is_not_judged() -> None:
    desk = Desk()
    asked = await desk.asked()

    with pytest.raises(QuestionGoneError):
        await desk.quiz.answer("U0MARCO", asked.round.round_id, 0, 1, "of other words")
