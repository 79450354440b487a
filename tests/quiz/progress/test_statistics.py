from datetime import timedelta

from bot.quiz.domain import Attempt
from bot.quiz.progress.statistics import QuestionFigures, figures, group_learning
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


def test_a_group_of_fewer_than_five_who_answered_is_not_shown() -> None:
    members = {f"U0{n}" for n in range(9)}

    assert (
        group_learning(members, questions(1), known_by("U00", "U01", "U02", "U03"), NOW) is None
    )


def test_a_group_of_five_is_shown_by_moment() -> None:
    bank = (*questions(1), a_question("logistics-invoicing-01", moment_id="invoicing"))
    five = ("U00", "U01", "U02", "U03", "U04")
    attempts = known_by(*five) + class_of(5, right=0, question_id="logistics-invoicing-01")

    learning = group_learning({*five, "U05"}, bank, attempts, NOW)

    assert learning is not None
    assert learning.known_by_moment == {"delivery": 1.0, "invoicing": 0.0}
    assert learning.weakest_moment == "invoicing"
    assert learning.participation == 5 / 6


def test_a_moment_that_fewer_than_five_answered_is_left_out() -> None:
    bank = (*questions(1), a_question("logistics-invoicing-01", moment_id="invoicing"))
    five = ("U00", "U01", "U02", "U03", "U04")
    attempts = known_by(*five) + known_by("U00", question_id="logistics-invoicing-01")

    learning = group_learning(set(five), bank, attempts, NOW)

    assert learning is not None
    assert set(learning.known_by_moment) == {"delivery"}


def test_answers_of_other_departments_do_not_count() -> None:
    outside = known_by("U0X", "U0Y", "U0Z", "U00", "U01")

    assert group_learning({"U00", "U01"}, questions(1), outside, NOW) is None


def test_participation_of_fewer_than_five_is_not_told() -> None:
    five = ("U00", "U01", "U02", "U03", "U04")

    learning = group_learning(
        set(five), questions(1), known_by(*five), MONDAY + timedelta(days=40)
    )

    assert learning is not None
    assert learning.participation is None


def test_one_answer_more_cannot_be_read_from_the_share() -> None:
    twenty = [f"U1{n:02}" for n in range(20)]
    before = known_by(*twenty)
    wrong = an_attempt(attempt_id="late", employee_id="U199", is_right=False)

    shares = [
        found.known_by_moment
        for attempts in (before, [*before, wrong])
        if (found := group_learning({*twenty, "U199"}, questions(1), attempts, NOW))
    ]

    assert shares[0] == shares[1] == {"delivery": 1.0}


def test_of_moments_known_alike_the_one_more_often_wrong_is_the_weakest() -> None:
    bank = (*questions(1), a_question("logistics-invoicing-01", moment_id="invoicing"))
    wrong = class_of(5, right=0, question_id="logistics-delivery-01")
    right = class_of(5, right=5, question_id="logistics-invoicing-01")
    members = {each.employee_id for each in wrong}

    learning = group_learning(members, bank, wrong + right, MONDAY)

    assert learning is not None
    assert learning.weakest_moment == "delivery"


def test_no_moment_is_called_weakest_where_all_are_alike() -> None:
    bank = (*questions(1), a_question("logistics-invoicing-01", moment_id="invoicing"))
    five = ("U00", "U01", "U02", "U03", "U04")
    attempts = known_by(*five) + known_by(*five, question_id="logistics-invoicing-01")

    learning = group_learning(set(five), bank, attempts, NOW)

    assert learning is not None
    assert learning.weakest_moment is None
