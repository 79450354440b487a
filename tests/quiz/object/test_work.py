"""What goes out for a disagreement and its answer."""

from bot.delivery.work import Post, Update
from tests.quiz.office import Office, words_of

QUESTION = "logistics-delivery-01"
WORDS = "At our dock the driver does this."


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


async def test_an_objection_is_shown_again_until_it_is_answered() -> None:
    office = Office()
    _, owner = await office.does("quiz.disagree", question_id=QUESTION, words=WORDS)
    assert isinstance(owner, Post)
    reference = owner.reference or ""

    assert reference.startswith("quiz.disagree:")
    assert await office.objections.again(reference) == owner
    assert await office.objections.again(reference.replace("U0LENA", "U0SAM")) is None
    here = next(iter(office.disagreements.kept))
    answer = {"employee_id": "U0LENA", "disagreement_id": here, "words": "You are right."}
    await office.does("quiz.answer_disagreement", **answer)
    assert await office.objections.again(reference) is None
