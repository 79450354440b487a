"""How sure somebody was: asked before what is right, and what a sure error brings."""

import pytest

from bot.errors import CannotDoError
from tests.builders_quiz import a_learner
from tests.quiz.office import PLACE, Office, words_of

WRONG, RIGHT = 0, 1


async def answered(office: Office, choice: int) -> tuple[str, str]:
    """Answer the first question of a new round; returns the round and what was shown."""
    await office.does("quiz.begin")
    this = next(iter(office.rounds.kept))
    sent = await office.does("quiz.answer", round_id=this, number=0, choice=choice, **PLACE)
    return this, words_of(sent)


async def rated(
    office: Office, this: str, *, is_sure: bool, key: str = "k", who: str = "U0MARCO"
) -> str:
    given = {"employee_id": who, "round_id": this, "number": 0, "is_sure": is_sure}
    return words_of(await office.does("quiz.sure", key, **given, **PLACE))


@pytest.fixture
def office() -> Office:
    office = Office()
    office.asks_sureness = True
    return office


async def test_nothing_of_what_is_right_is_told_before_one_says_how_sure(
    office: Office,
) -> None:
    this, asked = await answered(office, WRONG)

    explained = await rated(office, this, is_sure=False)

    assert "How sure are you?" in asked
    assert "Load it and hope." in asked
    assert "Compare" not in asked
    assert "counts after us" not in asked
    assert "*✓ Best:* Compare it with the order." in explained


async def test_an_error_one_was_sure_of_is_shown_with_more_of_the_passage(
    office: Office,
) -> None:
    this, _ = await answered(office, WRONG)

    explained = await rated(office, this, is_sure=True)

    assert "Then sign for it." in explained


@pytest.mark.parametrize(("choice", "is_sure"), [(WRONG, False), (RIGHT, True)])
async def test_the_quote_is_enough_otherwise(
    office: Office, choice: int, *, is_sure: bool
) -> None:
    this, _ = await answered(office, choice)

    explained = await rated(office, this, is_sure=is_sure)

    assert "Our guidance says" in explained
    assert "Then sign for it." not in explained


async def test_what_was_said_first_stays(office: Office) -> None:
    this, _ = await answered(office, WRONG)
    await rated(office, this, is_sure=True)

    await rated(office, this, is_sure=False, key="again")

    assert office.attempts.kept[f"{this}.0"].is_sure is True


async def test_nobody_says_it_of_somebody_else_s_answer(office: Office) -> None:
    this, _ = await answered(office, WRONG)

    with pytest.raises(CannotDoError):
        await rated(office, this, is_sure=True, who="U0LENA")
    assert office.attempts.kept[f"{this}.0"].is_sure is None


async def test_who_turned_it_off_is_told_at_once(office: Office) -> None:
    office.learners.kept["U0MARCO"] = a_learner()
    await office.does("quiz.ask_sureness", is_asked=False)

    _, told = await answered(office, WRONG)

    assert "Our guidance says" in told


async def test_a_company_turns_it_off_for_all() -> None:
    _, told = await answered(Office(), WRONG)

    assert "Our guidance says" in told


async def test_an_answer_left_without_a_word_on_sureness_counts_all_the_same(
    office: Office,
) -> None:
    this, _ = await answered(office, RIGHT)

    following = await office.quiz.go_on("U0MARCO", this)

    assert getattr(following, "number", None) == 1
    assert office.attempts.kept[f"{this}.0"].is_right
