"""Which case a team gets, which way it goes, and what is told of its votes. Pure."""

from collections.abc import Mapping, Sequence

from bot.people.groups import bands_of_votes
from bot.quiz.cases.domain import STEPS, CaseRun, CaseStep, StepOutcome, TeamCase


def next_case(
    cases: Sequence[TeamCase], runs: Sequence[CaseRun], own_moments: Sequence[str]
) -> TeamCase | None:
    """Return what comes next: seldom seen, where the votes split last, of one's own moments.

    Args:
        cases: all that there are.
        runs: of the department, oldest first.
        own_moments: that the department shapes.
    """
    seen = [run.case_id for run in runs]
    split = split_most(runs[-1]) if runs else None

    def order(case: TeamCase) -> tuple[int, int, int, int, str]:
        moments = [step.moment_id for step in case.steps]
        return (
            seen.count(case.case_id),
            _place_of(split, moments),
            -sum(one in own_moments for one in moments),
            seen[::-1].index(case.case_id) * -1 if case.case_id in seen else 0,
            case.case_id,
        )

    return min(cases, key=order, default=None)


def _place_of(moment_id: str | None, moments: Sequence[str]) -> int:
    """Return how soon a case comes to the moment; after all others if it never does."""
    return moments.index(moment_id) if moment_id in moments else len(moments) + 1


def split_most(run: CaseRun) -> str | None:
    """Return the moment at which votes were divided most; None if that may not be told."""
    told = [one for one in run.outcomes if one.split is not None]
    return max(told, key=lambda one: one.split or 0.0).moment_id if told else None


def outcome_of(step: CaseStep, voted: int, counts: Mapping[int, float]) -> StepOutcome:
    """Return how a step ends: the way of the most, or of our guidance if few voted."""
    bands = bands_of_votes(counts, voted)
    if bands is None:
        return StepOutcome(step.moment_id, step.best)
    followed = max(counts, key=lambda choice: counts[choice])
    split = 1 - min(max(counts[followed] / voted, 0.0), 1.0)
    return StepOutcome(step.moment_id, followed, bands, round(split, 2))


def path_after(case: TeamCase, run: CaseRun, outcome: StepOutcome) -> tuple[str, ...]:
    """Return the steps of the run once the open one has ended so."""
    step = case.step(run.path[-1])
    leads_to = step.choices[outcome.followed].leads_to if step else ""
    goes_on = len(run.path) < STEPS and case.step(leads_to) is not None
    return (*run.path, leads_to) if goes_on else run.path
