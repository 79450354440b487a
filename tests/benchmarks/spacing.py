"""Measures which questions are worth asking: `make bench` prints it.

Learners who do not exist take the quiz of one department for ninety days. Every way of
choosing is given the same days and the same number of questions on each, so recall is
compared for each question asked; what differs is only which question is asked.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from statistics import mean, stdev
from typing import TypeAlias

from bot.moments.domain import Stage
from bot.quiz.domain import Attempt, Basis, Choice, QuizQuestion
from bot.quiz.spacing import (
    REMINDER_SIZE,
    ROUND_SIZE,
    choose_questions,
)
from bot.quiz.times import PATH_DAYS
from tests.benchmarks.memories import (
    BEGIN,
    KNOWN_BEFORE,
    FsrsMemory,
    HalfLifeMemory,
    Memory,
)

LEARNERS = 120
MEASURED_ON = (30, 90)  # days
Past: TypeAlias = Mapping[str, Sequence[tuple[int, bool]]]  # day and right, by question
Choose: TypeAlias = Callable[[Past, int, int, Random], Sequence[str]]

CHOICES = (Choice("A", "", is_best=True), Choice("B", ""), Choice("C", ""))
QUESTIONS = tuple(
    QuizQuestion(
        f"q{n:02}", "d", "m", Stage.INTERACTION, 1, "", CHOICES, Basis("d.md", "q"), "d"
    )
    for n in range(14)  # as many as most departments have
)
IDS = [question.question_id for question in QUESTIONS]


def ours(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """Choose as the bot does."""
    attempts = [
        Attempt("", "", question, 0, right, _at(when), QUESTIONS[0].passage.fingerprint)
        for question, history in past.items()
        for when, right in history
    ]
    attempts.sort(key=lambda attempt: attempt.answered_at)
    chosen = choose_questions(QUESTIONS, attempts, _at(day), size=size)
    return [question.question_id for question in chosen]


def fixed(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """Twelve days after a wrong answer, twenty-four after a right one."""
    return _by_due_day(past, size, lambda history: 24 if history[-1][1] else 12)


def sm2(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """SM-2 (Wozniak 1990) with two grades, 4 and 2."""
    return _by_due_day(past, size, sm2_interval)


def at_random(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """Any question, whatever was asked before."""
    return random.sample(IDS, size)


def _by_due_day(
    past: Past, size: int, interval: Callable[[Sequence[tuple[int, bool]]], float]
) -> Sequence[str]:
    """Return what is due first; a question never asked is due on the day one begins."""
    due = {
        question: past[question][-1][0] + interval(past[question]) if question in past else 0.0
        for question in IDS
    }
    return sorted(IDS, key=lambda question: due[question])[:size]


def sm2_interval(history: Sequence[tuple[int, bool]]) -> float:
    """Return the days until SM-2 asks again, after these answers."""
    interval, easiness, run = 1.0, 2.5, 0
    for _, right in history:
        grade = 4 if right else 2
        easiness = max(1.3, easiness + 0.1 - (5 - grade) * (0.08 + (5 - grade) * 0.02))
        run = run + 1 if right else 0
        interval = {0: 1.0, 1: 1.0, 2: 6.0}.get(run, interval * easiness)
    return interval


def _at(day: int) -> datetime:
    return BEGIN + timedelta(days=day)


def sessions(reminders_a_week: int) -> dict[int, int]:
    """Return how many questions are asked on which day: the path, then reminders."""
    weekdays = {1: (1,), 2: (1, 3), 5: (0, 1, 2, 3, 4)}[reminders_a_week]
    days = {day: REMINDER_SIZE for day in range(2, 91) if day % 7 in weekdays}
    return days | dict.fromkeys(PATH_DAYS, ROUND_SIZE)


def recall_of(
    choose: Choose, remember: Callable[[float, Random], Memory], days: dict[int, int], seed: int
) -> list[float]:
    """Return one learner's recall over the whole bank on each day of measurement."""
    random = Random(seed)  # noqa: S311  # no secret
    known_before = random.uniform(*KNOWN_BEFORE)
    memories = {question: remember(known_before, random) for question in IDS}
    past: dict[str, list[tuple[int, bool]]] = {}
    measured = []
    for day in range(max(MEASURED_ON) + 1):
        if day in MEASURED_ON:
            measured.append(mean(memory.recall(day) for memory in memories.values()))
        for question in choose(past, day, days[day], random) if day in days else ():
            past.setdefault(question, []).append((day, memories[question].ask(day, random)))
    return measured


def main() -> None:
    """Print recall for each way of choosing, kind of memory and number of reminders."""
    print(f"{LEARNERS} learners, {len(IDS)} questions; recall of all of them, ± standard error")
    print("In brackets: how far we are ahead of it, learner by learner.")
    behind = [
        place
        for reminders in (1, 2, 5)
        for kind, remember in KINDS.items()
        for place in compare(kind, remember, reminders)
    ]
    print("\nBehind by more than the noise: " + ("; ".join(behind) if behind else "none"))


WAYS: Mapping[str, Choose] = {"12 / 24 days": fixed, "SM-2": sm2, "random": at_random}
KINDS: Mapping[str, Callable[[float, Random], Memory]] = {
    "FSRS-6": FsrsMemory,
    "half-life": HalfLifeMemory,
}


def compare(
    kind: str, remember: Callable[[float, Random], Memory], reminders: int
) -> list[str]:
    """Print one table; return where we are behind by more than two standard errors."""
    days = sessions(reminders)
    asked = [sum(size for day, size in days.items() if day < end) for end in MEASURED_ON]
    print(f"\n{kind} memory, reminders {reminders} times a week")
    print(f"{'':22}day 30 ({asked[0]} asked){'':15}day 90 ({asked[1]} asked)")
    own = [recall_of(ours, remember, days, seed) for seed in range(LEARNERS)]
    print(f"{'FSRS with our rules':22}" + "".join(f"{_told(_of(own, n)):34}" for n in (0, 1)))
    behind = []
    for way, choose in WAYS.items():
        found = [recall_of(choose, remember, days, seed) for seed in range(LEARNERS)]
        ahead = [
            [mine - theirs for mine, theirs in zip(_of(own, n), _of(found, n), strict=True)]
            for n in (0, 1)
        ]
        columns = (f"{_told(_of(found, n))} ({_told(ahead[n], '+')})" for n in (0, 1))
        print(f"{way:22}" + "".join(f"{column:34}" for column in columns))
        behind += [
            f"{way}, {kind}, {reminders} a week, day {MEASURED_ON[n]}"
            for n in (0, 1)
            if mean(ahead[n]) + 2 * _error(ahead[n]) < 0
        ]
    return behind


def _of(recalls: Sequence[Sequence[float]], n: int) -> list[float]:
    return [recall[n] for recall in recalls]


def _told(values: Sequence[float], sign: str = "") -> str:
    return f"{mean(values):{sign}.3f} ± {_error(values):.3f}"


def _error(values: Sequence[float]) -> float:
    return float(stdev(values) / len(values) ** 0.5)


if __name__ == "__main__":
    main()
