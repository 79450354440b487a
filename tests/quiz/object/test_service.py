from dataclasses import replace

import pytest

from bot.people.permissions import NotAllowedError
from bot.quiz.domain import QuestionGoneError
from bot.quiz.object.domain import Objection
from bot.quiz.object.messages import objection_kept
from tests.builders_people import NORTHWIND, a_profile
from tests.quiz.desk import Desk

QUESTION = "logistics-delivery-01"


async def an_objection(desk: Desk, who: str = "U0MARCO") -> Objection:
    return await desk.objecting.object_to(who, QUESTION, " Not at our dock. ", key="d1")


async def test_an_objection_reaches_the_owner_of_the_question() -> None:
    objection = await an_objection(Desk())

    assert objection.owners == ("U0LENA",)
    assert objection.disagreement.words == "Not at our dock."


async def test_the_same_objection_is_kept_once() -> None:
    desk = Desk()

    await an_objection(desk)
    await an_objection(desk)

    assert len(desk.disagreements.kept) == 1


async def test_owners_who_disagree_themselves_are_heard_by_the_trainer() -> None:
    objection = await an_objection(Desk(), who="U0LENA")

    assert objection.owners == ("U0SAM",)


async def test_the_owners_answer_is_kept() -> None:
    desk = Desk()
    await an_objection(desk)

    objection = await desk.objecting.answer("U0LENA", "d1", "You are right.")

    assert objection.disagreement.answer == "You are right."
    assert objection.disagreement.answered_by == "U0LENA"
    assert objection.disagreement.answered_at == desk.now


async def test_a_second_answer_does_not_replace_the_first() -> None:
    desk = Desk()
    await an_objection(desk)
    await desk.objecting.answer("U0LENA", "d1", "You are right.")

    second = await desk.objecting.answer("U0SAM", "d1", "You are wrong.")

    assert second.disagreement.answered_by == "U0LENA"


async def test_who_does_not_own_the_question_cannot_answer() -> None:
    desk = Desk()
    await an_objection(desk)

    with pytest.raises(NotAllowedError, match="answer for this quiz question"):
        await desk.objecting.answer("U0PETE", "d1", "Whatever.")


async def test_an_owner_on_vacation_is_represented() -> None:
    desk = Desk()
    desk.profile(a_profile("U0LENA", is_away=True))

    objection = await an_objection(desk)

    assert objection.owners == ("U0NADIA",)


async def test_a_question_that_left_the_bank_cannot_be_disagreed_with() -> None:
    with pytest.raises(QuestionGoneError):
        await an_objection(Desk(questions=()))


async def test_an_objection_that_was_deleted_cannot_be_answered() -> None:
    desk = Desk()
    await an_objection(desk)
    desk.disagreements.kept.clear()

    with pytest.raises(QuestionGoneError, match="withdrawn"):
        await desk.objecting.named("d1")


async def test_an_owner_may_answer_after_taking_the_question_out() -> None:
    desk = Desk()
    await an_objection(desk)
    desk.questions = ()

    objection = await desk.objecting.answer("U0LENA", "d1", "You are right, it is gone.")

    assert objection.question is None
    assert objection.disagreement.answer == "You are right, it is gone."


async def test_nobody_answers_their_own_objection() -> None:
    desk = Desk()
    await an_objection(desk, who="U0LENA")

    with pytest.raises(NotAllowedError):
        await desk.objecting.answer("U0LENA", "d1", "I agree with myself.")


async def test_administrators_answer_where_no_trainer_can() -> None:
    desk = Desk()
    desk.people.replace_company(replace(NORTHWIND, trainers=()))

    objection = await an_objection(desk, who="U0LENA")

    assert objection.owners == ("U0ZOE",)


async def test_an_objection_is_kept_where_nobody_can_answer() -> None:
    desk = Desk()
    desk.people.replace_company(replace(NORTHWIND, trainers=(), administrators=()))

    objection = await an_objection(desk, who="U0LENA")

    assert objection.owners == ()
    assert "Nobody is named yet" in objection_kept(objection).text
