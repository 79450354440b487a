"""Which moments and which case come before the first question."""

from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.quiz.domain import Rule
from bot.quiz.opening import own_moments, without_case, worked_case
from tests.builders_quiz import a_question, questions


def a_moment(moment_id: str, *departments: str) -> Moment:
    parts = tuple(DepartmentPart(one, Stage.INTERACTION, "") for one in departments)
    return Moment(moment_id, moment_id.title(), "", parts)


MAP = MomentsMap(
    (
        a_moment("website", "it-systems", "people", "logistics"),
        a_moment("visits", "people", "logistics"),
        a_moment("claims", "it-systems", "people", "production", "logistics"),
        a_moment("delivery", "logistics"),
    )
)
TWINS = tuple(
    a_question(f"logistics-{n}", of_rule=Rule("holds"), difficulty=1 + n % 2) for n in range(6)
)


def test_the_moments_a_department_answers_for_come_first_and_three_at_most() -> None:
    shown = own_moments(MAP, "logistics")

    assert [moment.moment_id for moment, _ in shown] == ["delivery", "visits", "website"]
    assert own_moments(MAP, "nobody") == ()


def test_the_case_is_easy_at_a_shown_moment_and_the_same_each_time() -> None:
    elsewhere = [a_question(f"c{n}", moment_id="claims", of_rule=Rule("c")) for n in range(9)]

    cases = [worked_case([*elsewhere, *TWINS], MAP, f"U{n}") for n in range(20)]

    ids = {one.question_id for one in cases if one}
    assert ids == {"logistics-0", "logistics-2", "logistics-4"}
    assert cases == [worked_case([*elsewhere, *TWINS], MAP, f"U{n}") for n in range(20)]


def test_the_case_is_never_asked_of_whoever_was_shown_it() -> None:
    case = worked_case(TWINS, MAP, "U0YARA")

    left = without_case(TWINS, MAP, "U0YARA")

    assert len(left) == 5
    assert case not in left


def test_a_rule_with_one_text_keeps_it_for_asking() -> None:
    assert worked_case(questions(3), MAP, "U0YARA") is None
    assert list(without_case(questions(3), MAP, "U0YARA")) == list(questions(3))
