"""A rule is learnt by texts that change: what comes back is not what was read before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.domain import Attempt, Mastery, Occasion, QuizQuestion, Round, Rule
from bot.quiz.rounds import new_round
from bot.quiz.spacing import choose_questions, mastery, memory_states_of
from bot.quiz.times import PATH_DAYS
from bot.quiz.twins import TEXT_RESTS, by_rule, twin_to_ask
from tests.builders_quiz import MONDAY, a_question, an_attempt


def twins(rule: str = "dates-that-hold", count: int = 4) -> tuple[QuizQuestion, ...]:
    of_rule = Rule(rule, "A delivery date holds.", (f"{rule}-old",))
    return tuple(a_question(f"{rule}-{n}", of_rule=of_rule) for n in range(1, count + 1))


def a_bank(rules: int = 15, count: int = 4) -> tuple[QuizQuestion, ...]:
    return tuple(one for n in range(rules) for one in twins(f"rule-{n:02}", count))


@given(st.integers(0, 9), st.text(max_size=4))
def test_a_missed_rule_comes_back_with_another_text(days: int, seed: str) -> None:
    missed = an_attempt("dates-that-hold-2", is_right=False)

    asked = twin_to_ask(twins(), [missed], MONDAY + timedelta(days=days), seed)

    assert asked is not None
    assert asked.question_id != "dates-that-hold-2"


def test_a_text_rests_for_ten_days() -> None:
    tried = [an_attempt(f"dates-that-hold-{n}", days=n) for n in (1, 2, 3, 4)]
    first_at = tried[0].answered_at

    assert twin_to_ask(twins(), tried, first_at + TEXT_RESTS - timedelta(hours=1), "") is None
    rested = twin_to_ask(twins(), tried, first_at + TEXT_RESTS, "")
    assert rested is not None
    assert rested.question_id == "dates-that-hold-1"


def test_a_rule_with_one_text_asks_it_whenever_it_is_due() -> None:
    (only,) = twins(count=1)

    assert twin_to_ask([only], [an_attempt(only.question_id)], MONDAY, "") is only


def test_people_meet_the_texts_in_different_order() -> None:
    first = {twin_to_ask(twins(), [], MONDAY, f"round-{n}") for n in range(20)}

    assert len(first) > 1


def test_what_is_right_on_one_text_alone_is_not_known_yet() -> None:
    same = [an_attempt("dates-that-hold-1", days=day) for day in (0, 12, 40)]
    another = [*same[:2], an_attempt("dates-that-hold-3", days=40)]
    then = MONDAY + timedelta(days=41)

    of_same, of_another = (
        memory_states_of(tried, twins())["dates-that-hold"] for tried in (same, another)
    )

    assert mastery(of_same, then) is Mastery.LEARNING
    assert mastery(of_another, then) is Mastery.KNOWN


def test_answers_at_a_text_that_left_the_bank_count_for_its_rule() -> None:
    kept = memory_states_of([an_attempt("dates-that-hold-old")], twins())

    assert kept["dates-that-hold"].was_right


def test_a_round_asks_for_each_rule_once() -> None:
    asked = choose_questions(a_bank(rules=3), [], MONDAY, size=5)

    assert [len(each) for each in by_rule(asked).values()] == [1, 1, 1]


def neighbours(rules: int = 30) -> tuple[QuizQuestion, ...]:
    return tuple(
        replace(one, department_id="purchasing")
        for n in range(rules)
        for one in twins(f"their-{n:02}")
    )


def a_month(share: float, seed: int) -> list[str]:
    """Return the texts of thirty days of somebody who answers every reminder."""
    random = Random(seed)  # noqa: S311  # no secret
    attempts: list[Attempt] = []
    for day in range(31):
        is_step, now = day in PATH_DAYS, MONDAY + timedelta(days=day)
        occasion = Occasion.WISH if is_step else Occasion.REMINDER
        if is_step or now.weekday() < 5:
            wanted = Round(f"{seed}-{day}", "U0MARCO", occasion, (), now)
            asked = new_round(wanted, None, a_bank(), attempts, neighbours()).question_ids
            attempts += [
                an_attempt(one, days=day, is_right=random.random() < share) for one in asked
            ]
    return [attempt.question_id for attempt in attempts]


def repeated(asked: Sequence[str]) -> float:
    return 1 - len(set(asked)) / len(asked)


@pytest.mark.parametrize("share", [0.5, 0.8])
def test_a_new_hires_first_month_hardly_repeats_a_text(share: float) -> None:
    months = [a_month(share, seed) for seed in range(4)]

    theirs = [one for asked in months for one in asked if one.startswith("their")]
    assert all(len(asked) >= 70 for asked in months)
    assert fmean(repeated(asked) for asked in months) <= 0.2
    assert 0.15 <= len(theirs) / sum(map(len, months)) <= 0.2
