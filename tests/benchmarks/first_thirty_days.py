"""Counts how often a new hire's first thirty days repeat a text: `make bench` prints it.

Learners who do not exist take every step of the path and every reminder of the starter's bank,
four a week as the limits on unasked messages allow, and are right by a fixed chance.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import mean

from bot.moments.domain import MomentsMap
from bot.moments.reading import read_moments
from bot.quiz.bank.reading import read_bank
from bot.quiz.domain import Learner, Occasion, QuizQuestion, Round
from bot.quiz.filling import Filling
from bot.quiz.rounds import steps_done
from tests.builders_quiz import MONDAY, a_learner, an_attempt
from tests.quiz.desk import Desk

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
MOMENTS = read_moments(KNOWLEDGE / "moments.yaml")
BANK, _ = read_bank(KNOWLEDGE / "questions")
DAYS, REMINDED_ON, LEARNERS = 31, (0, 1, 2, 3), 10  # weekdays; Monday is 0
CHANCES = (0.5, 0.7, 0.9)  # of a right answer


def filling_of(desk: Desk) -> Filling:
    """Return what chooses the questions, with the starter's map."""

    def moments() -> MomentsMap:
        return MOMENTS

    return replace(desk.quiz.filling, moments=moments)


async def asked_of(who: Learner, department_id: str, chance: float) -> Sequence[str]:
    """Return the texts that a new hire was asked in thirty days, in their order."""
    desk, random = Desk(questions=BANK.questions), Random(who.employee_id)  # noqa: S311
    filling, asked = filling_of(desk), list[str]()
    for day in range(DAYS):
        at = MONDAY + timedelta(days=day)
        if day and at.weekday() not in REMINDED_ON:
            continue
        wanted = Round(f"{day}", who.employee_id, Occasion.REMINDER, (), at)
        this = await filling.filled(wanted, who, department_id)
        await desk.rounds.keep(replace(this, ended_at=at))
        for number, question_id in enumerate(this.question_ids):
            is_right = random.random() < chance
            desk.keep(
                an_attempt(
                    question_id,
                    attempt_id=f"{day}.{number}",
                    employee_id=who.employee_id,
                    is_right=is_right,
                    answered_at=at,
                )
            )
        asked += this.question_ids
    assert steps_done(await desk.rounds.of(who.employee_id)) > 0  # else no path
    return asked


def repeated(asked: Sequence[str]) -> float:
    """Return the share of askings whose text had come before."""
    return sum(times - 1 for times in Counter(asked).values()) / len(asked)


def department_of(questions: Sequence[QuizQuestion], number: int) -> str:
    """Return one of the departments, by turns."""
    names = sorted({one.department_id for one in questions})
    return names[number % len(names)]


async def main() -> None:
    """Print the share for each chance of a right answer."""
    for chance in CHANCES:
        learners = [a_learner(employee_id=f"U{n}") for n in range(LEARNERS)]
        found = [
            await asked_of(who, department_of(BANK.questions, n), chance)
            for n, who in enumerate(learners)
        ]
        counts = mean(map(len, found))
        share = mean(map(repeated, found))
        print(f"{chance:.0%} right: {counts:.0f} askings, {share:.0%} of them repeat a text")


if __name__ == "__main__":
    asyncio.run(main())
