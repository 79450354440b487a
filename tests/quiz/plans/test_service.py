"""What is suggested after a step, and what of plans is told of a group."""

from datetime import timedelta

from bot.moments.domain import MomentsMap
from bot.people.groups import Band, band_of
from bot.quiz.domain import Occasion, QuestionBank, Round, Rule
from bot.quiz.plans.domain import Outcome, OwnPlan
from bot.quiz.plans.service import PLANS, plan_doings, suggestions, written
from tests.builders_quiz import MONDAY, a_question, an_attempt
from tests.fakes_people import WithoutChance

RULES = [Rule(f"rule {n}", f"Says {n}.") for n in range(3)]
BANK = QuestionBank(tuple(a_question(f"q{n}", of_rule=RULES[n]) for n in range(3)))
STEP = Round("r", "U0YARA", Occasion.PATH, ("q0", "q1", "q2"), MONDAY)


def a_plan(who: str, number: int, outcome: Outcome | None = Outcome.DONE) -> OwnPlan:
    at = MONDAY + timedelta(days=number)
    return OwnPlan(f"{who}.{number}", who, "logistics", "When", at, outcome, at)


def test_what_was_missed_suggests_first() -> None:
    attempts = [
        an_attempt(f"q{n}", attempt_id=f"r.{n}", is_right=n != 2, employee_id="U0YARA")
        for n in range(3)
    ]

    found = suggestions(STEP, attempts, BANK, MomentsMap(()))

    assert [one.rule_id for one in found] == ["rule 2", "rule 0"]
    assert found[0].words == "When it next comes up, I will keep to this: Says 2."


def test_a_question_that_is_its_own_rule_suggests_nothing() -> None:
    bank = QuestionBank((a_question("q0"),))

    assert suggestions(STEP, [], bank, MomentsMap(())) == ()


def test_own_words_become_one_sentence() -> None:
    assert (
        written(" a customer calls, ", "pick up.") == "When a customer calls, I will pick up."
    )


def test_of_a_group_everybody_counts_alike_and_fewer_than_five_are_not_told() -> None:
    plans = [a_plan(f"U{who}", n) for who in range(5) for n in range(2)]
    plans += [a_plan("U0", n, Outcome.NOT_YET) for n in (7, 8)]

    told = plan_doings(plans, {f"U{who}" for who in range(5)}).tallies[PLANS]
    of_four = plan_doings(plans, {f"U{who}" for who in range(4)}).tallies[PLANS]

    assert (told.people, told.could, told.did) == (5, 10, 8)
    assert band_of(told, WithoutChance()) is Band.HIGH
    assert band_of(of_four, WithoutChance()) is None
