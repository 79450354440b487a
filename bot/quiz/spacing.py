"""Which question comes next: FSRS decides what is due, the rules here all else.

FSRS-6 with two grades (right, wrong) predicts forgetting; see docs/decisions/0003. What it does
not know: people sleep, go on vacation, come back to a backlog, and change departments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from bot.quiz.domain import Attempt, Mastery, QuizQuestion

ROUND_SIZE = 5  # about two minutes
REMINDER_SIZE = 3  # at most so many questions a day come unasked, also after an absence
NEW_IN_FIVE = 2  # of five questions, when both due and new ones wait
WRONG_BACK_WITHIN = timedelta(days=2)
LONGEST_INTERVAL = timedelta(days=365)
DUE_A_LITTLE_EARLY = timedelta(hours=12)  # answered at ten, due at half past nine days later
SURE_AFTER_DAYS = 7.0  # stability from which a right answer counts as known
FADED_BELOW = 0.85  # predicted recall

_FSRS = Scheduler(
    desired_retention=0.9,
    learning_steps=(),  # days, not minutes: nobody is asked the same twice in a day
    relearning_steps=(),
    maximum_interval=LONGEST_INTERVAL.days,
    enable_fuzzing=False,  # the same attempts always give the same due date
)


@dataclass(frozen=True, slots=True)
class MemoryState:
    """How well one employee remembers one question, by their attempts at it."""

    stability_days: float  # until predicted recall falls to 0.9
    difficulty: float  # 1.0 to 10.0, as FSRS sees it
    last_at: datetime  # UTC
    due: datetime  # UTC
    was_right: bool  # the last time

    def recall(self, now: datetime) -> float:
        """Return the predicted probability of a right answer, 0.0 to 1.0."""
        return _FSRS.get_card_retrievability(self._card(), now)

    def worth(self, now: datetime) -> float:
        """Return how much it matters to ask now, 0.0 to 1.0: most at a recall of two thirds.

        A backlog is not cleared in a day. What is sure can wait, what is lost has to be learnt
        anew, so what can still be saved goes first. Measured against other orders by
        tests/benchmarks/spacing.py.
        """
        recall = self.recall(now)
        return recall**2 * (1 - recall)

    def _card(self) -> Card:
        return Card(
            0,
            state=State.Review,
            stability=self.stability_days,
            difficulty=self.difficulty,
            due=self.due,
            last_review=self.last_at,
        )

    def is_due(self, now: datetime) -> bool:
        """Tell whether the question should come back on this day."""
        return self.due <= now + DUE_A_LITTLE_EARLY


def memory_state_of(attempts: Sequence[Attempt], passage: str) -> MemoryState | None:
    """Return what is left of the attempts at one question, oldest first; None if none.

    Args:
        attempts: one employee's, at one question.
        passage: fingerprint of what the question tests today; learnt under another one, the
            question is due at once.
    """
    if not attempts:
        return None
    card = Card(0, state=State.Learning, due=attempts[0].answered_at)
    for attempt in attempts:
        rating = Rating.Good if attempt.is_right else Rating.Again
        card, _ = _FSRS.review_card(card, rating, attempt.answered_at)
    last = attempts[-1]
    stability, difficulty = card.stability or 0.0, card.difficulty or 0.0
    state = MemoryState(stability, difficulty, last.answered_at, card.due, last.is_right)
    return replace(state, due=_due(state, is_outdated=last.passage != passage))


def _due(state: MemoryState, *, is_outdated: bool) -> datetime:
    if is_outdated and state.was_right:
        return state.last_at
    longest = LONGEST_INTERVAL if state.was_right else WRONG_BACK_WITHIN
    return min(state.due, state.last_at + longest)


def memory_states_of(
    attempts: Sequence[Attempt], questions: Sequence[QuizQuestion]
) -> dict[str, MemoryState]:
    """Return the memory state of each question that was ever answered, by its id."""
    by_question: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        by_question.setdefault(attempt.question_id, []).append(attempt)
    found = {
        question.question_id: memory_state_of(
            by_question.get(question.question_id, []), question.passage.fingerprint
        )
        for question in questions
    }
    return {question_id: state for question_id, state in found.items() if state}


def mastery(state: MemoryState | None, now: datetime) -> Mastery:
    """Return how well the answer is known at this moment."""
    if state is None:
        return Mastery.NEW
    if not state.was_right or state.stability_days < SURE_AFTER_DAYS:
        return Mastery.LEARNING
    return Mastery.FADING if state.recall(now) < FADED_BELOW else Mastery.KNOWN


def choose_questions(
    questions: Sequence[QuizQuestion],
    states: Mapping[str, MemoryState],
    now: datetime,
    *,
    size: int = ROUND_SIZE,
) -> tuple[QuizQuestion, ...]:
    """Return the questions to ask, due and new ones mixed; fewer if there are not as many.

    Of what is due, the most worth asking comes first; new questions come in the order given.
    When both run out, what is remembered least is asked early rather than nothing.
    """
    seen = [question for question in questions if question.question_id in states]
    due = [q for q in seen if states[q.question_id].is_due(now)]
    due.sort(key=lambda q: -states[q.question_id].worth(now))
    new = [question for question in questions if question.question_id not in states]
    early = [question for question in seen if question not in due]
    early.sort(key=lambda q: states[q.question_id].recall(now))

    places_for_new = max(size - len(due), size * NEW_IN_FIVE // ROUND_SIZE)
    chosen_new = new[:places_for_new]
    chosen_due = due[: size - len(chosen_new)]
    spare = size - len(chosen_due) - len(chosen_new)
    return (*_alternating(chosen_due, chosen_new), *early[:spare])


def _alternating(
    first: Sequence[QuizQuestion], second: Sequence[QuizQuestion]
) -> list[QuizQuestion]:
    both = min(len(first), len(second))
    pairs = [question for pair in zip(first, second, strict=False) for question in pair]
    return [*pairs, *first[both:], *second[both:]]
