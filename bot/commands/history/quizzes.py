"""Some months of quiz: who answered what, and how well."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.quiz.domain import Attempt, Disagreement, Learner, Occasion, QuizQuestion, Round
from bot.quiz.ports import Stores
from bot.quiz.spacing import ROUND_SIZE
from bot.quiz.times import PATH_DAYS

LATER_DAYS = tuple(range(37, 96, 7))  # after the path, about weekly
BEGAN_DAYS_AGO = (40, 95)
FIRST_TIME, EACH_TIME, AT_BEST = 0.55, 0.18, 0.95  # chance to be right
WEAKER = 0.2  # the chance is lower by this on each department's last moment


@dataclass(frozen=True, slots=True)
class Learning:
    """One colleague of the demo company."""

    employee_id: str
    team_id: str
    time_zone: str  # IANA
    questions: Sequence[QuizQuestion]  # their department's


async def learn(who: Learning, now: datetime, *, stores: Stores, random: Random) -> None:
    """Keep the rounds and attempts of one colleague, and where their path stands."""
    began = now - timedelta(days=random.randint(*BEGAN_DAYS_AGO), hours=random.randint(0, 5))
    times: dict[str, int] = {}
    days = [day for day in (*PATH_DAYS, *LATER_DAYS) if began + timedelta(days=day) < now]
    for number, day in enumerate(days):
        at = began + timedelta(days=day, minutes=random.randint(0, 90))
        occasion = Occasion.PATH if number < len(PATH_DAYS) else Occasion.WISH
        await _take_round(
            who,
            Round(_name(who, number), who.employee_id, occasion, (), at),
            times,
            stores,
            random,
        )
    is_complete = len(days) >= len(PATH_DAYS)
    await stores.learners.keep(
        Learner(
            who.employee_id,
            team_id=who.team_id,
            time_zone=who.time_zone,
            path_began_at=began,
            path_completed_at=began + timedelta(days=PATH_DAYS[-1]) if is_complete else None,
            looked_on=now.date(),  # nobody is reminded while the page is being opened
        )
    )


def _name(who: Learning, number: int) -> str:
    return f"past-{who.employee_id}-{number}"


async def _take_round(
    who: Learning, this: Round, times: dict[str, int], stores: Stores, random: Random
) -> None:
    rarest = sorted(
        who.questions, key=lambda one: (times.get(one.question_id, 0), random.random())
    )
    asked = rarest[:ROUND_SIZE]
    end = this.begun_at + timedelta(minutes=2)
    ids = tuple(one.question_id for one in asked)
    await stores.rounds.keep(
        Round(this.round_id, who.employee_id, this.occasion, ids, this.begun_at, end)
    )
    weakest = who.questions[-1].moment_id
    for number, question in enumerate(asked):
        seen = times.get(question.question_id, 0)
        chance = min(AT_BEST, FIRST_TIME + EACH_TIME * seen)
        chance -= WEAKER if question.moment_id == weakest else 0
        times[question.question_id] = seen + 1
        is_right = random.random() < chance
        at = this.begun_at + timedelta(seconds=20 * (number + 1))
        place = f"{this.round_id}.{number}"
        await stores.attempts.add(_attempt(question, place, who.employee_id, is_right, at))


def _attempt(
    question: QuizQuestion, place: str, employee_id: str, is_right: bool, at: datetime
) -> Attempt:
    wrong = (question.best + 1) % len(question.choices)
    return Attempt(
        attempt_id=place,
        employee_id=employee_id,
        question_id=question.question_id,
        choice=question.best if is_right else wrong,
        is_right=is_right,
        answered_at=at,
        passage=question.passage.fingerprint,
    )


async def disagree(
    question: QuizQuestion, employee_id: str, words: str, at: datetime, stores: Stores
) -> None:
    """Keep an objection that nobody has answered yet."""
    await stores.disagreements.add(
        Disagreement(
            f"past-{question.question_id}", question.question_id, employee_id, words, at
        )
    )
