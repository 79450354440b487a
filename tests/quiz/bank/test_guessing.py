"""Who reads the choices alone should not find the best one."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bot.quiz.bank.giveaways import guessed_unread
from bot.quiz.bank.guessing import guesses
from bot.quiz.bank.reading import PlacedQuestion
from bot.quiz.domain import Choice, QuizQuestion
from tests.builders_quiz import a_question

DEPARTMENTS = ("accounting", "logistics", "people", "purchasing")
ACTS = ("Load it", "Ring the driver", "Write it down", "Ask for the plan")
GOODS = ("tiles", "bricks", "pipes", "doors", "lamps")


def a_bank(*, told: str = "", seed: int) -> list[QuizQuestion]:
    """Sixteen questions a department; ``told`` stands in each best choice and nowhere else."""
    random = Random(seed)  # noqa: S311  # no secret
    return [_question(n, told, random) for n in range(64)]


def _question(n: int, told: str, random: Random) -> QuizQuestion:
    best = random.randrange(4)
    acts = random.sample(ACTS, 4)
    goods = [random.choice(GOODS) for _ in acts]
    choices = tuple(
        Choice(f"{act}, {what}{told if k == best else ''}.", "Why.", is_best=k == best)
        for k, (act, what) in enumerate(zip(acts, goods, strict=True))
    )
    department = DEPARTMENTS[n % 4]
    return a_question(f"{department}-delivery-{n}", department_id=department, choices=choices)


def placed(questions: list[QuizQuestion]) -> list[PlacedQuestion]:
    return [
        PlacedQuestion(one, Path(f"{one.department_id}.yaml"), 5)
        for one in sorted(questions, key=lambda each: each.department_id)
    ]


def test_a_word_that_stands_in_best_choices_alone_is_found_and_named() -> None:
    bank = a_bank(told=" today", seed=1)

    found = [str(one) for one in guessed_unread(placed(bank))[1]]

    assert "guesses 100% of the questions" in found[0]
    assert "today" in found[0]
    assert len(found) > 0.9 * len(bank)
    assert "its best choice can be guessed without the situation" in found[1]


def test_a_best_choice_that_is_always_the_longest_is_found() -> None:
    bank = a_bank(seed=2)
    longer = [
        replace(one, choices=tuple(_lengthened(choice) for choice in one.choices))
        for one in bank
    ]

    assert sum(one.is_right for one in guesses(longer)) > 0.9 * len(longer)


def _lengthened(choice: Choice) -> Choice:
    text = f"{choice.text} And see to the rest of it as well, whatever else there is."
    return replace(choice, text=text) if choice.is_best else choice


@pytest.mark.parametrize("seed", range(5))
def test_choices_that_tell_nothing_are_guessed_as_chance_has_it(seed: int) -> None:
    found = guesses(a_bank(seed=seed))

    assert sum(one.is_right for one in found) < 0.45 * len(found)
    assert sum(one.gives_away for one in found) <= 2


def test_an_empty_bank_has_nothing_to_guess() -> None:
    assert guessed_unread([]) == (0.0, [])
