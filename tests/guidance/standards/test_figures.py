"""Numbers are found in the words people use, and mean the same in all of them."""

import pytest

from bot.guidance.standards.domain import SAME_DAY, SAME_HOUR, Dimension, Figure
from bot.guidance.standards.figures import figures_in, without_figures

DAY = 1_440


def only(text: str) -> Figure:
    (found,) = figures_in(text)
    return found.figure


@pytest.mark.parametrize(
    ("text", "dimension", "amount", "is_working"),
    [
        ("Reply within two working days.", Dimension.TIME, 2 * DAY, True),
        ("Reply within 48 hours.", Dimension.TIME, 2 * DAY, False),
        ("Reply in a fortnight.", Dimension.TIME, 14 * DAY, False),
        ("Reply on the next working day.", Dimension.TIME, DAY, True),
        ("Reply later that day.", Dimension.TIME, SAME_DAY, False),
        ("Reply the same working day.", Dimension.TIME, SAME_DAY, False),
        ("Warn them in the same hour.", Dimension.TIME, SAME_HOUR, False),
        ("Ring half an hour before.", Dimension.TIME, 30, False),
        ("Answer in the course of that week.", Dimension.TIME, 7 * DAY, False),
        ("Tell them the evening before.", Dimension.TIME, DAY, False),
        ("Decide by the fifth working day.", Dimension.TIME, 5 * DAY, True),
        ("Plan a full working week.", Dimension.TIME, 5 * DAY, True),
        ("Pick up before the fifth ring.", Dimension.RINGS, 4, False),
        ("Pick up within four rings.", Dimension.RINGS, 4, False),
        ("Spend up to €50.", Dimension.MONEY, 50, False),
        ("Spend up to fifty euros.", Dimension.MONEY, 50, False),
        ("It is asked twice a year.", Dimension.RATE, 2, False),
        ("It is asked every three months.", Dimension.RATE, 4, False),
        ("It is asked each quarter.", Dimension.RATE, 4, False),
        ("Half a day a year is spent beside a customer.", Dimension.RATE, 1, False),
        ("Only 95 % were on time.", Dimension.SHARE, 95, False),
    ],
)
def test_a_figure_is_what_it_amounts_to(
    text: str, dimension: Dimension, amount: float, *, is_working: bool
) -> None:
    found = only(text)

    assert (found.dimension, found.amount, found.is_working) == (dimension, amount, is_working)


def test_hours_and_days_by_the_clock_are_equal_and_working_ones_are_not() -> None:
    assert only("within 48 hours").equals(only("within two days"))
    assert not only("within two days").equals(only("within two working days"))


def test_a_number_without_a_unit_takes_that_of_the_one_before() -> None:
    first, second = figures_in("A first answer within 1 working day and a full one within 3.")

    assert (first.figure.amount, second.figure.amount) == (DAY, 3 * DAY)
    assert second.figure.is_working


@pytest.mark.parametrize(
    "text", ["They get a second chance.", "The first answer counts.", "One page, one name."]
)
def test_words_that_only_look_like_figures_are_none(text: str) -> None:
    assert figures_in(text) == []


def test_what_a_sentence_is_about_remains_without_its_figures() -> None:
    assert (
        without_figures("The invoice leaves within 2 working days.")
        == "The invoice leaves within ."
    )
