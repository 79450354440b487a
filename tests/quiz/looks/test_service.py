"""Which moment a manager looks at, and what for."""

from dataclasses import replace

from bot.moments.domain import DepartmentPart, Moment, Stage
from bot.people.groups import Band
from bot.quiz.domain import Rule
from bot.quiz.looks.domain import Look
from bot.quiz.looks.service import lines_for, weakest
from tests.builders_quiz import MONDAY, a_question

PART = DepartmentPart("logistics", Stage.INTERACTION, "Brings what was promised.")
DELIVERY = Moment("delivery", "Delivery", "", (PART,), good="All is there.")
CLAIMS, VISITS = (
    Moment("claims", "Claims", "", (PART,)),
    Moment("visits", "Visits", "", (PART,)),
)
OWN = (DELIVERY, CLAIMS, VISITS)


def a_look(moment_id: str) -> Look:
    return Look(moment_id, "U0LENA", "logistics", moment_id, ("One.",), MONDAY)


def test_the_least_known_moment_comes_first() -> None:
    bands = {"delivery": Band.HIGH, "claims": Band.LOW, "visits": Band.MIDDLE}

    assert weakest(OWN, bands, [a_look("claims")]) is CLAIMS


def test_of_moments_alike_the_one_not_looked_at_longest_comes() -> None:
    assert weakest(OWN, {}, []) is DELIVERY
    assert weakest(OWN, {}, [a_look("delivery"), a_look("claims")]) is VISITS
    assert weakest((), {}, []) is None


def test_five_lines_begin_with_the_department_s_rules_and_none_comes_twice() -> None:
    rules = [Rule(f"rule {n}", f"Rule {n}.") for n in range(2)]
    bank = [a_question(f"q{n}", of_rule=rules[n % 2]) for n in range(4)]
    elsewhere = a_question("w", department_id="it-systems", of_rule=Rule("it", "Theirs."))

    lines = lines_for(DELIVERY, "logistics", [elsewhere, *bank])

    assert lines == (
        "Rule 0.",
        "Rule 1.",
        "Brings what was promised.",
        "All is there.",
        "Compare each shipment.",
    )


def test_fewer_lines_come_where_the_company_says_less() -> None:
    bare = replace(DELIVERY, good="", parts=())

    assert lines_for(bare, "logistics", []) == ()
