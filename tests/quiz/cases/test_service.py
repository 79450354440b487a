"""Which case a team gets, and which way it goes."""

from collections import Counter
from dataclasses import replace
from random import Random

from bot.people.groups import Band, bands_of_votes, before_any_vote
from bot.quiz.cases.domain import CaseRun, CaseStep, StepOutcome, TeamCase, TeamChoice
from bot.quiz.cases.service import next_case, outcome_of, path_after
from bot.quiz.domain import Basis
from tests.builders_quiz import MONDAY

PASSAGE = Basis("guidance/delivery.md", "Compare each shipment.")
CHOICES = (TeamChoice("Best.", "Good.", "good", is_best=True), TeamChoice("Other.", "", "bad"))


def a_step(step_id: str, moment_id: str = "delivery") -> CaseStep:
    return CaseStep(step_id, moment_id, f"What at {step_id}?", CHOICES, PASSAGE)


def a_case(case_id: str, *moments: str) -> TeamCase:
    first, *others = moments
    steps = [
        a_step("start", first),
        *(a_step(way, other) for way in ("good", "bad") for other in others),
    ]
    return TeamCase(case_id, case_id.title(), tuple(steps))


DELIVERY, CLAIMS, VISITS = (
    a_case("a", "delivery", "claims"),
    a_case("b", "claims", "claims"),
    a_case("c", "visits", "visits"),
)
RUN = CaseRun("r", "logistics", "C", "a", MONDAY, MONDAY, ("start",))


def test_what_was_not_seen_comes_first_of_one_s_own_moments() -> None:
    assert next_case([DELIVERY, CLAIMS, VISITS], [], ["visits"]) is VISITS
    assert next_case([DELIVERY, CLAIMS], [RUN], ["delivery"]) is CLAIMS
    assert next_case([], [RUN], []) is None


def test_the_next_case_begins_where_the_votes_were_divided_most() -> None:
    outcomes = (
        StepOutcome("delivery", 0, {0: Band.HIGH}, 0.1),
        StepOutcome("visits", 0, {0: Band.MIDDLE}, 0.5),
        StepOutcome("claims", 0),
    )
    divided = replace(RUN, outcomes=outcomes)

    assert next_case([DELIVERY, CLAIMS, VISITS], [divided], ["claims"]) is VISITS


def test_when_all_were_seen_the_longest_ago_comes() -> None:
    runs = [replace(RUN, case_id=one) for one in ("b", "a", "c")]

    assert next_case([DELIVERY, CLAIMS, VISITS], runs, []) is CLAIMS


def test_a_team_goes_the_way_of_the_most_and_few_that_of_our_guidance() -> None:
    step = DELIVERY.steps[0]

    many = outcome_of(step, 5, {0: 1.2, 1: 4.1})
    few = outcome_of(step, 4, {0: 0.2, 1: 4.1})

    assert many == StepOutcome("delivery", 1, {0: Band.LOW, 1: Band.HIGH}, 0.18)
    assert few == StepOutcome("delivery", 0)
    assert path_after(DELIVERY, RUN, many) == ("start", "bad")
    assert path_after(DELIVERY, RUN, few) == ("start", "good")
    whole = replace(RUN, path=("start", "good", "good"))
    assert path_after(DELIVERY, whole, few) == whole.path


def test_four_who_know_each_other_s_votes_do_not_learn_a_fifth_s() -> None:
    chance = Random(3)  # noqa: S311  # the same each time

    def told(fifth: int) -> tuple[Band, ...]:
        counts = {choice: before_any_vote(chance) for choice in range(2)}
        for choice in (0, 0, 1, 1, fifth):
            counts[choice] += 1
        bands = bands_of_votes(counts, 5)
        assert bands
        return tuple(bands.values())

    seen = [Counter(told(fifth) for _ in range(4_000)) for fifth in range(2)]
    right = sum(max(one[shown] for one in seen) for shown in {*seen[0], *seen[1]}) / 8_000

    assert right < 0.8  # all would be 1.0, a coin 0.5
