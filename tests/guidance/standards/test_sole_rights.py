"""What everybody may do is left to nobody alone."""

import pytest

from bot.guidance.standards.domain import Dimension, Figure, Kind, Saying, Standard, Stated
from bot.guidance.standards.sole_rights import reserved, sole_holder
from bot.guidance.standards.subjects import Subjects


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Only the manager may spend 50 euros.", "manager"),
        (
            "Nobody but the head of the department is allowed to spend it.",
            "head of the department",
        ),
        ("The manager alone may spend 50 euros.", "manager"),
        ("Spend 50 euros only with the manager's approval.", "manager"),
        ("Fifty euros go out only after a manager has agreed.", "manager"),
        ("Spending 50 euros is reserved for managers.", "managers"),
        ("Spending 50 euros is up to the manager alone.", "manager"),
        ("Only an employee may spend 50 euros.", ""),
        ("Only colleagues who know the customer may spend 50 euros.", ""),
        ("A manager may spend 50 euros.", ""),
        ('Do not say "only the manager may spend 50 euros".', ""),
    ],
)
def test_who_alone_may_is_read_from_a_sentence(text: str, who: str) -> None:
    assert sole_holder(text) == who


def kinds(text: str, *, keeper: str = "everybody", kind: Kind = Kind.RULE) -> list[str]:
    figure = Figure(Dimension.MONEY, 50, words="50 euros")
    stated = (Stated("a.md", "may spend up to 50 euros"),)
    relief = Standard("relief", "Spending", figure, "a problem", (keeper,), "desk", stated)
    subjects = Subjects([relief], [[]], lambda texts: [[1.0] for _ in texts])
    saying = Saying("b.md", 3, text, kind=kind)
    return [one.kind for one in reserved([saying], [relief], subjects)]


def test_a_sole_right_to_what_everybody_may_is_found() -> None:
    assert kinds("Only the manager may spend 50 euros.") == ["keeper"]


def test_a_sole_right_to_something_else_is_left_alone() -> None:
    assert kinds("Only the manager may spend more than 50 euros.") == []
    assert kinds("Only the manager may spend 500 euros.") == []
    assert kinds("Only the manager may spend 50 euros.", keeper="management") == []
    assert kinds("Only the manager could spend 50 euros.", kind=Kind.STORY) == []
