from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.domain import Attempt, Basis, Mastery
from bot.quiz.spacing import (
    DUE_A_LITTLE_EARLY,
    LONGEST_INTERVAL,
    WRONG_BACK_WITHIN,
    MemoryState,
    choose_questions,
    mastery,
    memory_state_of,
    memory_states_of,
)
from tests.builders_quiz import MONDAY, PASSAGE, a_question, an_attempt, questions


@st.composite
def histories(draw: st.DrawFn) -> list[Attempt]:
    """Attempts at one question: right or wrong, some days apart."""
    steps = draw(
        st.lists(st.tuples(st.integers(0, 400), st.booleans()), min_size=1, max_size=12)
    )
    days = [sum(gap for gap, _ in steps[: n + 1]) for n in range(len(steps))]
    return [
        an_attempt(days=day, is_right=right)
        for day, (_, right) in zip(days, steps, strict=True)
    ]


@st.composite
def remembered(draw: st.DrawFn, most: int = 10) -> list[Attempt]:
    """Attempts at some of ten questions, at least at one, oldest first."""
    asked = st.integers(1, 10)
    days = draw(st.dictionaries(asked, st.integers(0, 60), min_size=1, max_size=most))
    attempts = [an_attempt(f"logistics-delivery-{n:02}", days=day) for n, day in days.items()]
    return sorted(attempts, key=lambda attempt: attempt.answered_at)


def state(attempts: list[Attempt]) -> MemoryState:
    found = memory_state_of(attempts, [a_question()])
    assert found is not None
    return found


@given(histories())
def test_no_interval_is_longer_than_a_year(attempts: list[Attempt]) -> None:
    found = state(attempts)

    assert found.last_at < found.due <= found.last_at + LONGEST_INTERVAL


@given(histories())
def test_a_wrong_answer_is_back_within_days(attempts: list[Attempt]) -> None:
    found = state([*attempts, replace(attempts[-1], is_right=False)])

    assert found.due - found.last_at <= WRONG_BACK_WITHIN


@given(histories(), st.integers(0, 900))
def test_memory_only_fades(attempts: list[Attempt], days: int) -> None:
    found = state(attempts)

    soon, later = (found.last_at + timedelta(days=days + more) for more in (0, 1))

    assert 0.0 <= found.recall(later) <= found.recall(soon) <= 1.0


@given(histories())
def test_the_same_attempts_always_leave_the_same_trace(attempts: list[Attempt]) -> None:
    assert state(attempts) == state(attempts)


def test_each_right_answer_in_time_makes_the_pause_longer() -> None:
    first = state([an_attempt()])
    second = state([an_attempt(), an_attempt(days=2)])

    assert second.due - second.last_at > first.due - first.last_at


def test_a_question_never_answered_left_no_trace() -> None:
    assert memory_state_of([], [a_question()]) is None


def test_what_was_learnt_is_due_at_once_when_its_passage_changes() -> None:
    changed = Basis(PASSAGE.document, "Compare each shipment twice.")
    learnt = [an_attempt(), an_attempt(days=2), an_attempt(days=13)]

    found = memory_state_of(learnt, [a_question(passage=changed)])

    assert found is not None
    assert found.is_due(learnt[-1].answered_at)


def test_a_line_break_does_not_change_a_passage() -> None:
    folded = Basis(PASSAGE.document, "Compare\n  each shipment.")

    assert folded.fingerprint == PASSAGE.fingerprint


def test_knowing_is_told_from_learning_and_fading() -> None:
    known = state([an_attempt(), an_attempt(days=2)])

    assert mastery(None, MONDAY) is Mastery.NEW
    assert mastery(state([an_attempt()]), MONDAY) is Mastery.LEARNING
    assert mastery(state([an_attempt(is_right=False)]), MONDAY) is Mastery.LEARNING
    assert mastery(known, MONDAY + timedelta(days=5)) is Mastery.KNOWN
    assert mastery(known, MONDAY + timedelta(days=60)) is Mastery.FADING


@given(remembered(), st.integers(0, 90), st.integers(1, 8))
def test_a_round_asks_each_question_once_and_is_never_too_long(
    attempts: list[Attempt], days: int, size: int
) -> None:
    now = MONDAY + timedelta(days=days)

    chosen = choose_questions(questions(10), attempts, now, size=size)

    assert len(chosen) == len(set(chosen)) == size


@given(remembered(most=9), st.integers(65, 90))
def test_a_round_mixes_due_and_new_while_there_are_both(
    attempts: list[Attempt], days: int
) -> None:
    chosen = choose_questions(questions(10), attempts, MONDAY + timedelta(days=days))

    states = memory_states_of(attempts, questions(10))
    assert any(question.question_id not in states for question in chosen)
    assert any(question.question_id in states for question in chosen)


@given(remembered(), st.integers(0, 90))
def test_nothing_is_asked_early_while_something_is_due_or_new(
    attempts: list[Attempt], days: int
) -> None:
    now = MONDAY + timedelta(days=days)

    chosen = {q.question_id for q in choose_questions(questions(10), attempts, now)}

    states = memory_states_of(attempts, questions(10))
    asked_early = {q for q in chosen if q in states and not states[q].is_due(now)}
    left_due = {q for q in states if states[q].is_due(now)} - chosen
    assert not (asked_early and left_due)


def test_after_an_absence_the_backlog_comes_in_small_pieces() -> None:
    attempts = [an_attempt(f"logistics-delivery-{n:02}") for n in range(1, 11)]

    chosen = choose_questions(questions(10), attempts, MONDAY + timedelta(days=60), size=3)

    assert len(chosen) == 3


def test_of_a_backlog_what_can_still_be_saved_comes_first() -> None:
    fading = state([an_attempt(), an_attempt(days=2)])
    lost = state([an_attempt(is_right=False)])

    assert fading.worth(MONDAY + timedelta(days=40)) > lost.worth(MONDAY + timedelta(days=40))


@given(histories(), st.integers(0, 400))
def test_asking_is_always_worth_something(attempts: list[Attempt], days: int) -> None:
    found = state(attempts)

    assert found.worth(found.last_at + timedelta(days=days)) >= 0.0


def test_a_question_due_in_the_afternoon_may_come_in_the_morning() -> None:
    found = state([an_attempt()])

    assert found.is_due(found.due - DUE_A_LITTLE_EARLY)
    assert not found.is_due(found.due - DUE_A_LITTLE_EARLY - timedelta(seconds=1))


def test_an_error_one_was_sure_of_comes_back_first() -> None:
    bank = questions(6)
    errors = [
        an_attempt(one.question_id, days=n / 10, is_right=False, is_sure=n == 3)
        for n, one in enumerate(bank)
    ]

    asked = choose_questions(bank, errors, MONDAY + timedelta(days=3), size=3)

    assert asked[0] == bank[3]
