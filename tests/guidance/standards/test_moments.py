"""A right number that counts from another moment than the register's is found."""

import pytest

from bot.guidance.standards.domain import Dimension, Figure, Standard, Stated
from bot.guidance.standards.figures import figures_in
from bot.guidance.standards.moments import counts_otherwise


def a_standard(name: str, moment: str, words: str = "") -> Standard:
    figure = Figure(Dimension.TIME, 2880, words="2 days")
    stated = (Stated("guidance/more.md", words),)
    return Standard(name, name, figure, moment, ("accounting",), "accounting", stated)


INVOICE = a_standard("Sending the invoice", "the delivery")
REMINDER = a_standard("Friendly reminder to pay", "the due date")
NOTICE = a_standard("Announcing a price change", "before it takes effect")
ORDER = a_standard("Confirming an order", "the order is agreed")
EVERY = (INVOICE, REMINDER, NOTICE, ORDER)


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("The invoice goes out within 2 days after the order.", INVOICE),
        ("The invoice goes out within 2 days of the due date.", INVOICE),
        ("The friendly reminder goes out 2 days before the due date.", REMINDER),
        ("A price change is announced 2 days after it takes effect.", NOTICE),
    ],
)
def test_another_moment_is_found(text: str, standard: Standard) -> None:
    (found,) = figures_in(text)

    assert counts_otherwise(text, found, standard, EVERY)


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("The invoice goes out within 2 days after the delivery.", INVOICE),
        ("The invoice goes out within 2 days.", INVOICE),
        ("The invoice goes out within 2 days of the goods leaving us.", INVOICE),
        ("The friendly reminder goes out 2 days after the due date.", REMINDER),
        ("A price change is announced 2 days before the first invoice.", NOTICE),
        ("Confirm the order within 2 days of the call.", ORDER),
        ("Two full days of work lie between the news of a price and its date.", NOTICE),
        ("Confirm the order within 2 days, before the delivery is planned.", ORDER),
    ],
)
def test_its_own_moment_or_one_that_no_standard_has_is_not(
    text: str, standard: Standard
) -> None:
    (found,) = figures_in(text)

    assert not counts_otherwise(text, found, standard, EVERY)
