from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.people.groups import Tally
from bot.quiz.domain import Attempt, QuizQuestion
from bot.quiz.progress.statistics import (
    PARTICIPATION,
    QuestionFigures,
    figures,
    group_doings,
)
from tests.builders_quiz import MONDAY, a_question, an_attempt, questions

NOW = MONDAY + timedelta(days=3)


def class_of(
    count: int, *, right: int, question_id: str = "logistics-delivery-01"
) -> list[Attempt]:
    """One attempt each, of which the first ``right`` are right."""
    return [
        an_attempt(
            question_id,
            attempt_id=f"{question_id}.{n}",
            employee_id=f"U0{n}",
            is_right=n < right,
        )
        for n in range(count)
    ]


def known_by(*people: str, question_id: str = "logistics-delivery-01") -> list[Attempt]:
    """Two right answers each, two days apart: enough to know it."""
    return [
        an_attempt(
            question_id, attempt_id=f"{question_id}.{who}.{day}", employee_id=who, days=day
        )
        for who in people
        for day in (0, 2)
    ]


def the_figures(attempts: list[Attempt], open_disagreements: int = 0) -> QuestionFigures:
    disagreements = {"logistics-delivery-01": open_disagreements}
    return figures(questions(2), attempts, disagreements)[0]


def test_a_question_with_fewer_than_twenty_first_attempts_has_no_figures() -> None:
    found = the_figures(class_of(19, right=5))

    assert found.first_attempts == 19
    assert found.facility is None
    assert found.reasons == ()


def test_facility_is_the_share_that_is_right_the_first_time() -> None:
    again = [
        an_attempt(attempt_id=f"again.{n}", employee_id=f"U0{n}", days=2) for n in range(20)
    ]

    found = the_figures(class_of(20, right=5) + again)

    assert found.facility == 0.25
    assert found.reasons == ("hardly anybody gets it right",)


def test_a_question_that_the_knowing_get_right_discriminates() -> None:
    other = class_of(20, right=10, question_id="logistics-delivery-02")

    found = the_figures(class_of(20, right=10) + other)

    assert found.discrimination is not None
    assert round(found.discrimination, 6) == 1.0
    assert found.reasons == ()


def test_a_question_that_the_knowing_get_wrong_needs_another_look() -> None:
    other = [
        an_attempt(
            "logistics-delivery-02", attempt_id=f"o{n}", employee_id=f"U0{n}", is_right=n >= 10
        )
        for n in range(20)
    ]

    found = the_figures(class_of(20, right=10) + other)

    assert found.reasons == ("those who know more do not do better",)


def test_discrimination_needs_people_who_answered_other_questions_differently() -> None:
    same = class_of(20, right=20, question_id="logistics-delivery-02")

    assert the_figures(class_of(20, right=10)).discrimination is None
    assert the_figures(class_of(20, right=10) + same).discrimination is None


def test_what_everybody_knows_or_somebody_disputes_needs_another_look() -> None:
    assert the_figures(class_of(20, right=20)).reasons == ("nearly everybody gets it right",)
    assert the_figures([], open_disagreements=1).reasons == ("colleagues disagree",)


def the_tallies(
    members: set[str],
    bank: tuple[QuizQuestion, ...],
    attempts: list[Attempt],
    now: datetime = NOW,
) -> Mapping[str, Tally]:
    by_member: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        by_member.setdefault(attempt.employee_id, []).append(attempt)
    return group_doings(members, bank, by_member, now).tallies


def test_what_a_group_knows_is_counted_by_moment() -> None:
    bank = (*questions(1), a_question("logistics-invoicing-01", moment_id="invoicing"))
    five = ("U00", "U01", "U02", "U03", "U04")
    attempts = known_by(*five) + class_of(4, right=0, question_id="logistics-invoicing-01")

    assert the_tallies({*five, "U05"}, bank, attempts) == {
        "delivery": Tally(people=5, could=5, did=5),
        "invoicing": Tally(people=4, could=4, did=0),
        PARTICIPATION: Tally(people=5, could=6, did=5),
    }


def test_answers_of_other_departments_do_not_count() -> None:
    outside = known_by("U0X", "U0Y", "U0Z", "U00", "U01")

    assert the_tallies({"U00", "U01"}, questions(1), outside)["delivery"].people == 2


def test_who_answered_long_ago_did_not_take_part() -> None:
    long_after = MONDAY + timedelta(days=40)

    tallies = the_tallies({"U00"}, questions(1), known_by("U00"), long_after)

    assert tallies[PARTICIPATION] == Tally(people=1, could=1, did=0)
