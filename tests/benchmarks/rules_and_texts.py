"""Measures what is learnt for texts not seen before: `make bench` prints it.

Learners who do not exist remember a rule and each of its texts apart. Whoever remembers the
text needs not think of the rule, and then it does not grow stronger; only a text that is new or
forgotten asks for it. Measured is the recall of all rules on days 30 and 90, which is what a
twin never seen would show, guessing aside. Every way is given the same days and the same number
of questions on each. Nothing in `bot/` was chosen by this simulation; it is run as it stands.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from statistics import mean, stdev
from typing import TypeAlias

from bot.moments.domain import Stage
from bot.quiz.domain import Attempt, Basis, Choice, QuizQuestion, Rule
from bot.quiz.spacing import choose_questions
from tests.benchmarks.memories import BEGIN, KNOWN_BEFORE, FsrsMemory, HalfLifeMemory, Memory
from tests.benchmarks.spacing import sessions, sm2_interval

LEARNERS = 60
RULES, TEXTS = 15, 4  # what a department of the starter has, at least
MEASURED_ON = (30, 90)  # days
NOT_KNOWN = 0.0  # of a text never seen
REMINDERS = (1, 2, 5)  # a week

Past: TypeAlias = Mapping[str, Sequence[tuple[int, bool]]]  # day and right, by text
Choose: TypeAlias = Callable[[Past, int, int, Random], Sequence[str]]
Remember: TypeAlias = Callable[[float, Random], Memory]

CHOICES = (Choice("A", "", is_best=True), Choice("B", ""), Choice("C", ""))
PASSAGE = Basis("d.md", "q")
TWINS = tuple(
    QuizQuestion(
        f"r{rule:02}-{text}",
        "d",
        "m",
        Stage.INTERACTION,
        1,
        "",
        CHOICES,
        PASSAGE,
        "d",
        Rule(f"r{rule:02}"),
    )
    for rule in range(RULES)
    for text in range(TEXTS)
)
ALONE = tuple(replace(one, of_rule=None) for one in TWINS)
IDS = [one.question_id for one in TWINS]


@dataclass
class Learner:
    """Somebody who remembers rules, and texts beside them."""

    remember: Remember
    random: Random
    rules: dict[str, Memory] = field(default_factory=dict)
    texts: dict[str, Memory] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = self.random.uniform(*KNOWN_BEFORE)
        for text in IDS:
            self.rules.setdefault(rule_of(text), self.remember(known, self.random))

    def answer(self, text: str, day: int) -> bool:
        """Answer by the text if it is remembered, else by the rule; see the explanation."""
        memory = self.texts.setdefault(text, self.remember(NOT_KNOWN, self.random))
        if self.random.random() < memory.recall(day):
            memory.ask(day, self.random)
            return True
        memory.ask(day, self.random)  # read now, and remembered for a while
        return self.rules[rule_of(text)].ask(day, self.random)

    def recall(self, day: int) -> float:
        """Return the probability to know a rule, on average."""
        return mean(memory.recall(day) for memory in self.rules.values())


def rule_of(text: str) -> str:
    """Return the rule that a text asks for."""
    return text.split("-", maxsplit=1)[0]


def ours(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """Choose as the bot does: rules are spaced, texts change."""
    return _by_fsrs(TWINS, past, day, size, str(random.random()))


def texts_alone(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """Choose as the bot did before ADR 0015: each text is spaced by itself."""
    return _by_fsrs(ALONE, past, day, size, str(random.random()))


def fixed_texts(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """Each text twelve days after a wrong answer, twenty-four after a right one."""
    return _due_first(IDS, past, size, _fixed)


def fixed_rules(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """The same for rules, with the text asked least often."""
    return _texts_of(_due_first(_RULE_IDS, _by_rule(past), size, _fixed), past)


def sm2_texts(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """Each text by SM-2 (Wozniak 1990) with two grades, 4 and 2."""
    return _due_first(IDS, past, size, sm2_interval)


def sm2_rules(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """The same for rules, with the text asked least often."""
    return _texts_of(_due_first(_RULE_IDS, _by_rule(past), size, sm2_interval), past)


def at_random(past: Past, day: int, size: int, random: Random) -> Sequence[str]:
    """Any text, whatever was asked before."""
    return random.sample(IDS, size)


WAYS: Mapping[str, Choose] = {
    "each text by FSRS (before)": texts_alone,
    "12 / 24 days, texts": fixed_texts,
    "12 / 24 days, rules": fixed_rules,
    "SM-2, texts": sm2_texts,
    "SM-2, rules": sm2_rules,
    "random": at_random,
}
KINDS: Mapping[str, Remember] = {"FSRS-6": FsrsMemory, "half-life": HalfLifeMemory}
_RULE_IDS = list(dict.fromkeys(map(rule_of, IDS)))


def _fixed(history: Sequence[tuple[int, bool]]) -> float:
    return 24 if history[-1][1] else 12


def _by_fsrs(
    bank: Sequence[QuizQuestion], past: Past, day: int, size: int, seed: str
) -> Sequence[str]:
    attempts = [
        Attempt("", "", text, 0, right, _at(when), PASSAGE.fingerprint)
        for text, history in past.items()
        for when, right in history
    ]
    attempts.sort(key=lambda attempt: attempt.answered_at)
    chosen = choose_questions(bank, attempts, _at(day), size=size, seed=seed)
    return [question.question_id for question in chosen]


def _by_rule(past: Past) -> Past:
    joined: dict[str, list[tuple[int, bool]]] = {}
    for text, history in past.items():
        joined.setdefault(rule_of(text), []).extend(history)
    return {rule: sorted(history) for rule, history in joined.items()}


def _due_first(
    items: Sequence[str],
    past: Past,
    size: int,
    interval: Callable[[Sequence[tuple[int, bool]]], float],
) -> Sequence[str]:
    """Return what is due first; what was never asked is due on the day one begins."""
    due = {one: past[one][-1][0] + interval(past[one]) if one in past else 0.0 for one in items}
    return sorted(items, key=lambda one: due[one])[:size]


def _texts_of(rules: Sequence[str], past: Past) -> Sequence[str]:
    return [
        min(
            (one for one in IDS if rule_of(one) == rule), key=lambda one: len(past.get(one, ()))
        )
        for rule in rules
    ]


def _at(day: int) -> datetime:
    return BEGIN + timedelta(days=day)


def recall_of(
    choose: Choose, remember: Remember, days: Mapping[int, int], seed: int
) -> list[float]:
    """Return one learner's recall of the rules on each day of measurement."""
    random = Random(seed)  # noqa: S311  # no secret
    learner, past = Learner(remember, random), dict[str, list[tuple[int, bool]]]()
    measured = []
    for day in range(max(MEASURED_ON) + 1):
        if day in MEASURED_ON:
            measured.append(learner.recall(day))
        for text in choose(past, day, days[day], random) if day in days else ():
            past.setdefault(text, []).append((day, learner.answer(text, day)))
    return measured


def main() -> None:
    """Print recall for each way of choosing, kind of memory and number of reminders."""
    print(f"{LEARNERS} learners, {RULES} rules of {TEXTS} texts; recall of the rules, ± 95 %")
    print("In brackets: how far we are ahead of it, learner by learner.")
    for reminders in REMINDERS:
        for kind, remember in KINDS.items():
            compare(kind, remember, reminders)


def compare(kind: str, remember: Remember, reminders: int) -> None:
    """Print one table."""
    days = sessions(reminders)
    asked = [sum(size for day, size in days.items() if day < end) for end in MEASURED_ON]
    print(f"\n{kind} memory, reminders {reminders} times a week")
    print(f"{'':28}day 30 ({asked[0]} asked){'':15}day 90 ({asked[1]} asked)")
    own = [recall_of(ours, remember, days, seed) for seed in range(LEARNERS)]
    print(f"{'ours':28}" + "".join(f"{_told(column):34}" for column in zip(*own, strict=True)))
    for way, choose in WAYS.items():
        found = [recall_of(choose, remember, days, seed) for seed in range(LEARNERS)]
        columns = []
        for mine, theirs in zip(zip(*own, strict=True), zip(*found, strict=True), strict=True):
            ahead = [one - other for one, other in zip(mine, theirs, strict=True)]
            columns.append(f"{_told(theirs)} ({_told(ahead, '+')})")
        print(f"{way:28}" + "".join(f"{column:34}" for column in columns))


def _told(values: Sequence[float], sign: str = "") -> str:
    error = 1.96 * float(stdev(values)) / len(values) ** 0.5
    return f"{mean(values):{sign}.3f} ± {error:.3f}"


if __name__ == "__main__":
    main()
