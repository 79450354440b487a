"""Plans: offered after a step, asked about once, and nobody else's."""

import pytest

from bot.delivery.work import Post, Update
from bot.errors import CannotDoError
from bot.quiz.domain import Rule
from tests.builders_quiz import a_question
from tests.quiz.desk import ELSEWHERE
from tests.quiz.office import PLACE, Office, words_of

LATE = Rule("late", "A delay is told the same day.")
FULL = Rule("full", "A delivery leaves complete.")
BANK = tuple(
    a_question(f"logistics-{n}", of_rule=(LATE, FULL)[n % 2], situation=f"Pallet {n}.")
    for n in range(8)
)


async def a_step(office: Office, *, choice: int = 1) -> tuple[str, str]:
    """Answer a step of the path to its end; returns its id and what came last."""
    await office.quiz.choose_department("U0YARA", "logistics")
    asked = await office.asked("U0YARA")
    this = asked.round
    for number in range(len(this.question_ids)):
        sent = await office.does(
            "quiz.answer",
            f"{number}",
            employee_id="U0YARA",
            round_id=this.round_id,
            number=number,
            choice=choice,
            **PLACE,
        )
    return this.round_id, words_of(sent)


async def planned(office: Office, this: str, **how: str) -> Update:
    kept, *_ = await office.does(
        "quiz.plan", employee_id="U0YARA", round_id=this, **how, **PLACE
    )
    assert isinstance(kept, Update)
    return kept


@pytest.fixture
def office() -> Office:
    return Office(questions=BANK + ELSEWHERE)


async def test_a_step_ends_with_two_plans_from_its_rules(office: Office) -> None:
    _, last = await a_step(office)

    assert "I will keep to this: A delay is told the same day." in last
    assert "I will keep to this: A delivery leaves complete." in last
    assert "In my own words" in last


async def test_a_round_one_wished_for_ends_without_a_plan(office: Office) -> None:
    await office.takes_round()
    asked = await office.asked(key="more")

    answered = await office.answers(asked)

    assert list(await office.planning.after(answered)) == []


async def test_a_plan_is_asked_about_once_three_days_later(office: Office) -> None:
    this, _ = await a_step(office)
    kept = await planned(office, this, rule_id="late")

    too_soon = await office.does("quiz.plans", "1")
    office.wait(days=3)
    asked = await office.does("quiz.plans", "2")
    again = await office.does("quiz.plans", "3")

    assert "*Your plan:* When it is next about “Delivery”" in words_of([kept])
    assert "on Thursday, 5 March or soon after" in words_of([kept])
    assert "What became of it?" in words_of(asked)
    assert (list(too_soon), list(again)) == ([], [])


async def test_one_s_own_words_are_kept_as_they_were_written(office: Office) -> None:
    this, _ = await a_step(office)

    kept = await planned(office, this, words="When <!channel> calls, I will pick up.")

    assert "&lt;!channel&gt; calls, I will pick up." in words_of([kept])
    assert office.plans.kept[this].words == "When <!channel> calls, I will pick up."


async def test_a_dropped_plan_is_forgotten_and_not_asked_about(office: Office) -> None:
    this, _ = await a_step(office)
    await planned(office, this, rule_id="late")

    await office.does("quiz.no_plan", employee_id="U0YARA", round_id=this, **PLACE)
    office.wait(days=3)
    asked = await office.does("quiz.plans")

    assert office.plans.kept == {}
    assert list(asked) == []


async def test_what_was_done_can_be_shared_and_what_was_not_cannot(office: Office) -> None:
    this, _ = await a_step(office)
    await planned(office, this, rule_id="late")
    given = {"employee_id": "U0YARA", "round_id": this}

    not_yet = await office.does("quiz.plan_outcome", "1", outcome="not_yet", **given)
    done = await office.does("quiz.plan_outcome", "2", outcome="done", **given)
    noted = await office.does("quiz.plan_note", words="She thanked me.", **given)

    assert "Share:" not in words_of(not_yet)
    assert "Share: When it is next about" in words_of(done)
    assert "She thanked me." in words_of(noted)
    assert office.plans.kept[this].outcome == "done"
    assert office.plans.kept[this].came_of_it == "She thanked me."


async def test_nobody_answers_for_somebody_else_s_plan(office: Office) -> None:
    this, _ = await a_step(office)
    await planned(office, this, rule_id="late")

    with pytest.raises(CannotDoError):
        await office.does(
            "quiz.plan_outcome", employee_id="U0LENA", round_id=this, outcome="done"
        )
    assert office.plans.kept[this].outcome is None


async def test_the_offer_comes_once(office: Office) -> None:
    this, _ = await a_step(office)
    last = len(office.rounds.kept[this].question_ids) - 1
    answered = await office.quiz.answered("U0YARA", this, last)

    assert list(await office.planning.after(answered)) == []
    offers = [one for one in office.delivery.sent if isinstance(one, Post) and one.reference]
    assert [one.reference for one in offers].count(f"quiz.plan_offer:{this}") == 1
