"""Which question comes next: FSRS decides what is due, the rules here all else.

FSRS-6 with two grades (right, wrong) predicts forgetting; see docs/decisions/0003 and 0015.
What it does not know: people sleep, go on vacation, and come back to a backlog.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fsrs import Card, Rating, Scheduler, State

from bot.quiz.domain import Attempt, Mastery, QuizQuestion
from bot.quiz.twins import attempts_by_rule, by_rule, twin_to_ask

ROUND_SIZE = 5  # about two minutes
REMINDER_SIZE = 3  # at most so many questions a day come unasked, also after an absence
NEW_IN_FIVE = 2  # of five questions, when both due and new ones wait
WRONG_BACK_WITHIN = timedelta(days=2)
LONGEST_INTERVAL = timedelta(days=365)
DUE_A_LITTLE_EARLY = timedelta(hours=12)  # answered at ten, due at half past nine days later
SURE_AFTER_DAYS = 7.0  # stability from which a right answer counts as known
FADED_BELOW = 0.85  # predicted recall
PROVEN_ON = 2  # twins right at first sight; fewer where the rule has one text

_FSRS = Scheduler(
    desired_retention=0.9,
    learning_steps=(),  # days, not minutes: nobody is asked the same twice in a day
    relearning_steps=(),
    maximum_interval=LONGEST_INTERVAL.days,
    enable_fuzzing=False,  # the same attempts always give the same due date
)


@dataclass(frozen=True, slots=True)
class MemoryState:
    """How well one employee remembers one rule, by their attempts at its twins."""

    stability_days: float  # until predicted recall falls to 0.9
    difficulty: float  # 1.0 to 10.0, as FSRS sees it
    last_at: datetime  # UTC
    due: datetime  # UTC
    was_right: bool  # the last time
    was_sure_error: bool = False  # the last time: wrong, and sure of it
    is_proven: bool = True  # right on texts not seen before, as many as it takes

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
        """Tell whether the rule should come back on this day."""
        return self.due <= now + DUE_A_LITTLE_EARLY


def memory_state_of(
    attempts: Sequence[Attempt], twins: Sequence[QuizQuestion]
) -> MemoryState | None:
    """Return what is left of the attempts at one rule, oldest first; None if none.

    Args:
        attempts: one employee's, at the rule's twins.
        twins: the rule's questions of today; learnt from a passage that none of them quotes
            any more, the rule is due at once.
    """
    if not attempts:
        return None
    card = Card(0, state=State.Learning, due=attempts[0].answered_at)
    for attempt in attempts:
        rating = Rating.Good if attempt.is_right else Rating.Again
        card, _ = _FSRS.review_card(card, rating, attempt.answered_at)
    last = attempts[-1]
    stability, difficulty = card.stability or 0.0, card.difficulty or 0.0
    state = MemoryState(
        stability,
        difficulty,
        last.answered_at,
        card.due,
        last.is_right,
        was_sure_error=bool(last.is_sure and not last.is_right),
        is_proven=_is_proven(attempts, twins),
    )
    quoted = {twin.passage.fingerprint for twin in twins}
    return replace(state, due=_due(state, is_outdated=last.passage not in quoted))


def _is_proven(attempts: Sequence[Attempt], twins: Sequence[QuizQuestion]) -> bool:
    firsts: dict[str, bool] = {}
    for attempt in attempts:
        firsts.setdefault(attempt.question_id, attempt.is_right)
    return len(twins) == 1 or sum(firsts.values()) >= PROVEN_ON


def _due(state: MemoryState, *, is_outdated: bool) -> datetime:
    if is_outdated and state.was_right:
        return state.last_at
    longest = LONGEST_INTERVAL if state.was_right else WRONG_BACK_WITHIN
    return min(state.due, state.last_at + longest)


def memory_states_of(
    attempts: Sequence[Attempt], questions: Sequence[QuizQuestion]
) -> dict[str, MemoryState]:
    """Return the memory state of each rule that was ever asked for, by its id."""
    tried = attempts_by_rule(attempts, questions)
    found = {
        rule_id: memory_state_of(tried.get(rule_id, []), twins)
        for rule_id, twins in by_rule(questions).items()
    }
    return {rule_id: state for rule_id, state in found.items() if state}


def mastery(state: MemoryState | None, now: datetime) -> Mastery:
    """Return how well the rule is known at this moment."""
    if state is None:
        return Mastery.NEW
    is_sure = state.is_proven and state.stability_days >= SURE_AFTER_DAYS
    if not state.was_right or not is_sure:
        return Mastery.LEARNING
    return Mastery.FADING if state.recall(now) < FADED_BELOW else Mastery.KNOWN


def choose_questions(
    questions: Sequence[QuizQuestion],
    attempts: Sequence[Attempt],
    now: datetime,
    *,
    size: int = ROUND_SIZE,
    seed: str = "",
) -> tuple[QuizQuestion, ...]:
    """Return the questions to ask, one a rule; fewer if there are not as many.

    Due and new rules are mixed: of what is due, errors that one was sure of come first, then
    what is most worth asking, new rules in the order given. When both run out, what is
    remembered least is asked early rather than nothing. Of each rule the text comes that
    `twins` says.

    Args:
        questions: the department's.
        attempts: the employee's, oldest first.
        now: UTC.
        size: at most so many.
        seed: decides among texts of a rule that were asked equally often.
    """
    tried = attempts_by_rule(attempts, questions)
    texts = {
        rule_id: twin
        for rule_id, twins in by_rule(questions).items()
        if (twin := twin_to_ask(twins, tried.get(rule_id, []), now, seed))
    }
    states = memory_states_of(attempts, questions)
    met = {attempt.question_id for attempt in attempts}
    fresh = {rule_id for rule_id, text in texts.items() if text.question_id not in met}
    return tuple(texts[each] for each in _choose_rules(list(texts), states, now, size, fresh))


def _choose_rules(
    rules: Sequence[str],
    states: Mapping[str, MemoryState],
    now: datetime,
    size: int,
    fresh: Collection[str],
) -> Sequence[str]:
    seen = [rule for rule in rules if rule in states]
    due = [rule for rule in seen if states[rule].is_due(now)]
    due.sort(key=lambda rule: _turn(states[rule], now, is_fresh=rule in fresh))
    new = [rule for rule in rules if rule not in states]
    early = [rule for rule in seen if rule not in due]
    early.sort(key=lambda rule: (rule not in fresh, states[rule].recall(now)))

    places_for_new = max(size - len(due), size * NEW_IN_FIVE // ROUND_SIZE)
    chosen_new = new[:places_for_new]
    chosen_due = due[: size - len(chosen_new)]
    spare = size - len(chosen_due) - len(chosen_new)
    return [*_alternating(chosen_due, chosen_new), *early[:spare]]


def _turn(state: MemoryState, now: datetime, *, is_fresh: bool) -> tuple[bool, bool, float]:
    """Return what due rules are sorted by: errors one was sure of, then texts not seen yet."""
    return not state.was_sure_error, not is_fresh, -state.worth(now)


def _alternating(first: Sequence[str], second: Sequence[str]) -> list[str]:
    both = min(len(first), len(second))
    pairs = [rule for pair in zip(first, second, strict=False) for rule in pair]
    return [*pairs, *first[both:], *second[both:]]
