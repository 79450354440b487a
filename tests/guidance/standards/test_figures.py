"""Numbers are found in the words people use, and mean the same in all of them."""

import pytest

from bot.guidance.standards.domain import (
    ENDLESS,
    SAME_DAY,
    SAME_HOUR,
    SOME_DAY,
    Dimension,
    Figure,
)
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
        ("It is released when accounting has time.", Dimension.TIME, ENDLESS, False),
        ("Reply whenever the shift lead finds time for it.", Dimension.TIME, ENDLESS, False),
        ("Reply in a fortnight.", Dimension.TIME, 14 * DAY, False),
        ("Reply on the next working day.", Dimension.TIME, DAY, True),
        ("Reply later that day.", Dimension.TIME, SAME_DAY, False),
        ("Reply the same working day.", Dimension.TIME, SAME_DAY, False),
        ("Warn them in the same hour.", Dimension.TIME, SAME_HOUR, False),
        ("Warn them within the hour.", Dimension.TIME, SAME_HOUR, False),
        ("Warn them by the end of the hour.", Dimension.TIME, SAME_HOUR, False),
        ("Warn them before the hour is over.", Dimension.TIME, SAME_HOUR, False),
        ("Warn them within an hour.", Dimension.TIME, SAME_HOUR, False),
        ("Ring half an hour before.", Dimension.TIME, 30, False),
        ("Answer in the course of that week.", Dimension.TIME, 7 * DAY, False),
        ("Tell them the evening before.", Dimension.TIME, DAY, False),
        ("Decide by the fifth working day.", Dimension.TIME, 5 * DAY, True),
        ("Plan a full working week.", Dimension.TIME, 5 * DAY, True),
        ("Answer within 24 h.", Dimension.TIME, DAY, False),
        ("Answer within 30 mins.", Dimension.TIME, 30, False),
        ("Answer before the month closes.", Dimension.TIME, 30 * DAY, False),
        ("Answer on the 15th of the month.", Dimension.TIME, SOME_DAY, False),
        ("Answer in the new year.", Dimension.RATE, 1, False),
        ("Review it every half-year.", Dimension.RATE, 2, False),
        ("Answer by Friday.", Dimension.TIME, SOME_DAY, False),
        ("Answer in a few days.", Dimension.TIME, SOME_DAY, False),
        ("What came on Monday leaves by Wednesday.", Dimension.TIME, 2 * DAY, True),
        ("Asked on Friday, answered on Tuesday.", Dimension.TIME, 2 * DAY, True),
        ("Answer on Wednesday when asked on Monday.", Dimension.TIME, 2 * DAY, True),
        ("Answer in a week and a half.", Dimension.TIME, 10.5 * DAY, False),
        ("Answer in one and a half hours.", Dimension.TIME, 90, False),
        ("Wait a month or two.", Dimension.TIME, 60 * DAY, False),
        ("It takes two to three working days.", Dimension.TIME, 3 * DAY, True),
        ("Ask a quarter of a year later.", Dimension.TIME, 90 * DAY, False),
        ("Ask half a year later.", Dimension.TIME, 180 * DAY, False),
        ("Repair it by the day after tomorrow.", Dimension.TIME, 2 * DAY, False),
        ("Answer by the end of the following week.", Dimension.TIME, 14 * DAY, False),
        ("Wait until the month is over.", Dimension.TIME, 30 * DAY, False),
        ("Pay at the quarter's end.", Dimension.TIME, 90 * DAY, False),
        ("Let it lie overnight.", Dimension.TIME, DAY, False),
        ("Answer by noon of the next working day.", Dimension.TIME, DAY, True),
        ("Answer before the shift is over.", Dimension.TIME, SAME_DAY, False),
        ("Answer by the evening.", Dimension.TIME, SAME_DAY, False),
        ("Read it on Mondays and Thursdays.", Dimension.RATE, 104, False),
        ("Read it every Friday.", Dimension.RATE, 52, False),
        ("Review it yearly.", Dimension.RATE, 1, False),
        ("Tell them in the yearly letter.", Dimension.RATE, 1, False),
        ("Review it in May and in November.", Dimension.RATE, 2, False),
        ("Review it each autumn.", Dimension.RATE, 1, False),
        ("Review it every third month.", Dimension.RATE, 4, False),
        ("Four of them come up in a year.", Dimension.RATE, 4, False),
        ("It costs 2,300 euros.", Dimension.MONEY, 2300, False),
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


def test_a_week_has_five_working_days() -> None:
    assert only("within two weeks").equals(only("within ten working days"))
    assert not only("within seven days").equals(only("within seven working days"))


def test_a_number_without_a_unit_takes_that_of_the_one_before() -> None:
    first, second = figures_in("A first answer within 1 working day and a full one within 3.")

    assert (first.figure.amount, second.figure.amount) == (DAY, 3 * DAY)
    assert second.figure.is_working


@pytest.mark.parametrize(
    "text",
    [
        "They get a second chance.",
        "The first answer counts.",
        "One page, one name.",
        "A weekly plan lies there.",
        "It was an ordinary day.",
        "We answer by day and by night.",
    ],
)
def test_words_that_only_look_like_figures_are_none(text: str) -> None:
    assert figures_in(text) == ()


def test_what_a_sentence_is_about_remains_without_its_figures() -> None:
    assert (
        without_figures("The invoice leaves within 2 working days.")
        == "The invoice leaves within ."
    )
