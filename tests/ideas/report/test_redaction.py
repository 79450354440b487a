"""What a customer is called and how they are reached does not stand in a lesson."""

import pytest

from bot.ideas.report.redaction import without_customer
from tests.ideas.builders import some_words

BAKERY = some_words(kind="complaint", customer="Bakery  Sol")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Bakery Sol waited.", "the customer waited."),
        ("BAKERY\nSOL waited.", "the customer waited."),
        ("Bakery Solar waited.", "Bakery Solar waited."),
        ("Write to mia.sol@bakery-sol.example today.", "Write to (an address) today."),
        ("Call +49 (30) 1234-5678.", "Call (a number)."),
        ("Call 030 123456 78, please.", "Call (a number), please."),
        ("It took 48 hours, in 2026.", "It took 48 hours, in 2026."),
        ("Order 12345 is late.", "Order 12345 is late."),
    ],
)
def test_customer_is_taken_out(said: str, told: str) -> None:
    assert without_customer(said, BAKERY) == told


def test_without_a_name_only_addresses_and_numbers_go() -> None:
    words = some_words(kind="complaint", customer=" ")

    assert without_customer("Sol, a@b.example", words) == "Sol, (an address)"


def test_long_text_is_read_in_proportion() -> None:
    assert without_customer("1 2 " * 50_000 + "@" * 50_000, BAKERY)
