"""How questions work and how a group learns; never how a person does. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import StatisticsError, correlation

from bot.people.groups import Doings, Tally
from bot.quiz.domain import Attempt, Mastery, QuizQuestion
from bot.quiz.spacing import mastery, memory_states_of
from bot.quiz.twins import by_rule

ENOUGH_FIRST_ATTEMPTS = 20  # before a question's figures mean anything
LOW_DISCRIMINATION = 0.2  # below it, those who know more do not do better (Moodle's advice)
TOO_HARD, TOO_EASY = 0.3, 0.95  # facility
RECENT = timedelta(days=30)  # for participation
PARTICIPATION = "participation"  # beside the moments of a group's tallies


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """How a question works, from first attempts only."""

    question_id: str
    first_attempts: int
    facility: float | None  # share right, 0.0 to 1.0; None until there are enough
    discrimination: float | None  # correlation with the other questions; None likewise
    open_disagreements: int = 0

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the question needs another look; empty if it does not."""
        facility, discrimination = self.facility, self.discrimination
        found = {
            "colleagues disagree": self.open_disagreements > 0,
            "hardly anybody gets it right": facility is not None and facility < TOO_HARD,
            "nearly everybody gets it right": facility is not None and facility > TOO_EASY,
            "those who know more do not do better": discrimination is not None
            and discrimination < LOW_DISCRIMINATION,
        }
        return tuple(reason for reason, holds in found.items() if holds)


def first_attempts(attempts: Sequence[Attempt]) -> dict[tuple[str, str], Attempt]:
    """Return each employee's first attempt at each question, by employee and question."""
    firsts: dict[tuple[str, str], Attempt] = {}
    for attempt in sorted(attempts, key=lambda each: each.answered_at):
        firsts.setdefault((attempt.employee_id, attempt.question_id), attempt)
    return firsts


def figures(
    questions: Sequence[QuizQuestion],
    attempts: Sequence[Attempt],
    disagreements: Mapping[str, int],
) -> list[QuestionFigures]:
    """Return how each question works, in the order given.

    Args:
        questions: of the bank.
        attempts: everybody's.
        disagreements: how many are open, by question.
    """
    by_question: dict[str, dict[str, bool]] = {}
    by_employee: dict[str, list[bool]] = {}
    for (employee_id, question_id), attempt in first_attempts(attempts).items():
        by_question.setdefault(question_id, {})[employee_id] = attempt.is_right
        by_employee.setdefault(employee_id, []).append(attempt.is_right)
    return [
        _figures(
            question.question_id,
            by_question.get(question.question_id, {}),
            by_employee,
            disagreements.get(question.question_id, 0),
        )
        for question in questions
    ]


def _figures(
    question_id: str,
    right: Mapping[str, bool],
    by_employee: Mapping[str, Sequence[bool]],
    open_disagreements: int,
) -> QuestionFigures:
    if len(right) < ENOUGH_FIRST_ATTEMPTS:
        return QuestionFigures(question_id, len(right), None, None, open_disagreements)
    facility = sum(right.values()) / len(right)
    discrimination = _discrimination(right, by_employee)
    return QuestionFigures(
        question_id, len(right), facility, discrimination, open_disagreements
    )


def _discrimination(
    right: Mapping[str, bool], by_employee: Mapping[str, Sequence[bool]]
) -> float | None:
    """Return how being right here goes with being right elsewhere; None if that is unknown."""
    pairs = [
        (float(is_right), (sum(by_employee[who]) - is_right) / (len(by_employee[who]) - 1))
        for who, is_right in right.items()
        if len(by_employee[who]) > 1
    ]
    if len(pairs) < ENOUGH_FIRST_ATTEMPTS:
        return None
    try:
        return correlation([here for here, _ in pairs], [rest for _, rest in pairs])
    except StatisticsError:  # everybody did the same
        return None


def group_doings(
    members: Collection[str],
    questions: Sequence[QuizQuestion],
    attempts: Mapping[str, Sequence[Attempt]],
    now: datetime,
) -> Doings:
    """Return what a group knows by moment, and how many took part, to be told of as a group.

    The share known counts, for those who answered on the moment, all of its rules.

    Args:
        members: the group, without whoever may look at it: they could subtract themselves.
        questions: the group's.
        attempts: everybody's, by employee, oldest first.
        now: UTC.
    """
    ids = {each for one in questions for each in (one.question_id, *one.rule.former)}
    tried = (
        [one for one in attempts.get(who, ()) if one.question_id in ids] for who in members
    )
    own = [each for each in tried if each]
    last_active = [each[-1].answered_at for each in own]
    moments = dict.fromkeys(question.moment_id for question in questions)
    tallies = {moment: _known(moment, questions, own, now) for moment in moments}
    recent = sum(now - at <= RECENT for at in last_active)
    tallies[PARTICIPATION] = Tally(len(own), len(members), recent)
    return Doings(tallies, last_active)


def _known(
    moment: str,
    questions: Sequence[QuizQuestion],
    own: Sequence[Sequence[Attempt]],
    now: datetime,
) -> Tally:
    of_moment = [question for question in questions if question.moment_id == moment]
    states = [memory_states_of(tried, of_moment) for tried in own]
    answered = [found for found in states if found]
    known = sum(
        mastery(state, now) is Mastery.KNOWN for found in answered for state in found.values()
    )
    return Tally(len(answered), len(answered) * len(by_rule(of_moment)), known)
