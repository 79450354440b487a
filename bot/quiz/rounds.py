"""A round: a few questions put together, and asked one after the other. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.moments.domain import MomentsMap
from bot.quiz.domain import (
    Attempt,
    Occasion,
    QuestionBank,
    QuizQuestion,
    Round,
    RoundOver,
    RoundQuestion,
)
from bot.quiz.spacing import (
    REMINDER_SIZE,
    ROUND_SIZE,
    choose_questions,
)
from bot.quiz.times import PATH_DAYS


def steps_done(rounds: Sequence[Round]) -> int:
    """Return how many steps of the path these rounds have finished."""
    return sum(each.occasion is Occasion.PATH and each.ended_at is not None for each in rounds)


def is_last_step(this: Round, rounds: Sequence[Round]) -> bool:
    """Tell whether this round, of these, is the one that finished the path."""
    ends = {
        each.round_id: each.ended_at
        for each in rounds
        if each.occasion is Occasion.PATH and each.ended_at
    }
    is_complete = len(ends) >= len(PATH_DAYS)
    return is_complete and max(ends, key=lambda round_id: ends[round_id]) == this.round_id


def own_moments_first(
    questions: Sequence[QuizQuestion], moments: MomentsMap, department_id: str | None
) -> Sequence[QuizQuestion]:
    """Return the department's questions, those of its own moments before shared ones."""
    own = {
        moment.moment_id
        for moment in moments.of_department(department_id or "")
        if moment.parts[0].department_id == department_id
    }
    return sorted(questions, key=lambda question: question.moment_id not in own)


def name_of_round(key: str) -> str:
    """Return the id of the round that a request of this key begins, the same each time."""
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def new_round(
    wanted: Round,
    step_at: datetime | None,
    questions: Sequence[QuizQuestion],
    attempts: Sequence[Attempt],
) -> Round:
    """Return the round with its questions; none if there are none.

    Args:
        wanted: the round without questions, as asked for or as a reminder.
        step_at: when the next step of the path is due, UTC; None if there is none.
        questions: of the department, the own moments first.
        attempts: the employee's, oldest first.
    """
    now = wanted.begun_at
    is_step = step_at is not None and step_at <= now
    is_short = wanted.occasion is Occasion.REMINDER and not is_step
    chosen = choose_questions(
        questions,
        attempts,
        now,
        size=REMINDER_SIZE if is_short else ROUND_SIZE,
        seed=wanted.round_id,
    )
    return replace(
        wanted,
        occasion=Occasion.PATH if is_step else wanted.occasion,
        question_ids=tuple(question.question_id for question in chosen),
    )


def answers_in(this: Round, attempts: Sequence[Attempt]) -> Mapping[int, Attempt]:
    """Return the attempts made in the round, by the number of the question in it."""
    own = [each for each in attempts if each.attempt_id.startswith(f"{this.round_id}.")]
    return {int(each.attempt_id.rsplit(".", 1)[1]): each for each in own}


def next_in(
    this: Round, bank: QuestionBank, attempts: Sequence[Attempt]
) -> RoundQuestion | RoundOver:
    """Return the first question not answered yet; what left the bank is passed over."""
    answered = answers_in(this, attempts)
    for number, question_id in enumerate(this.question_ids):
        question = bank.named(question_id)
        if question and number not in answered:
            return RoundQuestion(question, this, number)
    return RoundOver(this)
