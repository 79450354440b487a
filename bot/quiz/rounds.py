"""A round: a few questions put together, and asked one after the other. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import TypeAlias

from bot.moments.domain import MomentsMap
from bot.people.domain import Department
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

NEIGHBOURS_ONE_IN = 5  # questions; the others are of the department itself
LATELY = 20  # questions


@dataclass(frozen=True, slots=True)
class NeedsDepartment:
    """The employee has to say first where they work."""

    departments: tuple[Department, ...]
    suggested: Department | None


@dataclass(frozen=True, slots=True)
class NothingToAsk:
    """The bank has no question for the employee's department."""

    department: Department


Begun: TypeAlias = RoundQuestion | NeedsDepartment | NothingToAsk


def steps_done(rounds: Sequence[Round]) -> int:
    """Return how many steps of the path these rounds have finished."""
    return sum(each.occasion.is_step and each.ended_at is not None for each in rounds)


def is_last_step(this: Round, rounds: Sequence[Round]) -> bool:
    """Tell whether this round, of these, is the one that finished the path."""
    ends = {
        each.round_id: each.ended_at
        for each in rounds
        if each.occasion.is_step and each.ended_at
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


def of_neighbours(
    questions: Sequence[QuizQuestion], moments: MomentsMap, department_id: str
) -> Sequence[QuizQuestion]:
    """Return the other departments' questions on moments that this one shapes as well."""
    shared = {moment.moment_id for moment in moments.of_department(department_id)}
    return [
        one
        for one in questions
        if one.moment_id in shared and one.department_id != department_id
    ]


def new_round(
    wanted: Round,
    step_at: datetime | None,
    questions: Sequence[QuizQuestion],
    attempts: Sequence[Attempt],
    neighbours: Sequence[QuizQuestion] = (),
) -> Round:
    """Return the round with its questions; none if there are none.

    A fifth of what is asked comes from the neighbours, always after the department's own.

    Args:
        wanted: the round without questions, as asked for or as a reminder.
        step_at: when the next step of the path is due, UTC; None if there is none.
        questions: of the department, the own moments first.
        attempts: the employee's, oldest first.
        neighbours: other departments' questions on moments that this one shapes.
    """
    now, seed = wanted.begun_at, wanted.round_id
    is_step = step_at is not None and step_at <= now
    is_short = wanted.occasion is Occasion.REMINDER and not is_step
    size = REMINDER_SIZE if is_short else ROUND_SIZE
    is_their_turn = _is_their_turn(neighbours, attempts, size)
    beside = _one_of(neighbours, attempts, now, seed) if is_their_turn else ()
    own = choose_questions(questions, attempts, now, size=size - len(beside), seed=seed)
    chosen = (*own, *beside) if own else ()
    return replace(
        wanted,
        occasion=Occasion.PATH if is_step else wanted.occasion,
        question_ids=tuple(question.question_id for question in chosen),
    )


def _is_their_turn(
    neighbours: Sequence[QuizQuestion], attempts: Sequence[Attempt], size: int
) -> bool:
    """Tell whether one more of theirs makes at most a fifth of what was asked of late."""
    theirs = {question.question_id for question in neighbours}
    lately = [each.question_id in theirs for each in attempts[-LATELY:]]
    return NEIGHBOURS_ONE_IN * (sum(lately) + 1) <= len(lately) + size


def _one_of(
    neighbours: Sequence[QuizQuestion], attempts: Sequence[Attempt], now: datetime, seed: str
) -> tuple[QuizQuestion, ...]:
    mixed = list(neighbours)
    Random(seed).shuffle(mixed)  # noqa: S311  # no secret; the same round, the same question
    return choose_questions(mixed, attempts, now, size=1, seed=seed)


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
