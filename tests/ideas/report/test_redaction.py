"""What a customer is called and how they are reached does not stand in a lesson."""

import pytest

from bot.ideas.report.redaction import contacts_in, without_customer
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
        ("On 12.5.2026 14:30 it came.", "On 12.5.2026 14:30 it came."),
        ("The bakery-sol waited.", "the customer waited."),
    ],
)
def test_customer_is_taken_out(said: str, told: str) -> None:
    assert without_customer(said, BAKERY) == told


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        ("\u0130stanbul G\u0131da", "Istanbul g\u0131da waited."),
        ("Istanbul", "In the hall \u0130STANBUL waited."),
        ("Gro\u00dfmann", "GROSSMANN waited."),
        ("M\u00fcller", "Mu\u0308ller waited."),
        ("Mu\u0308ller", "M\u00dcLLER waited."),
        ("O'Neil & Co.", "O\u2019Neil & Co waited."),
    ],
)
def test_a_name_is_found_however_its_letters_are_written(customer: str, said: str) -> None:
    told = without_customer(said, some_words(kind="complaint", customer=customer))

    assert told.endswith("the customer waited.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call 030 123456 78 or +41 44 668 18 00.", ("030 123456 78", "+41 44 668 18 00")),
        ("mia@sol.example, (212) 736-5000", ("mia@sol.example", "(212) 736-5000")),
        ("Order 4711-0815-22 of 30.11.2026, IBAN DE89 3704 0044 0532 0130 00", ()),
        ("Customer no. 12345678, \u20ac 1.200.000,00, 192.168.10.100", ()),
    ],
)
def test_what_somebody_can_be_reached_by_is_pointed_out(
    text: str, found: tuple[str, ...]
) -> None:
    assert contacts_in(text) == found


def test_without_a_name_only_addresses_and_numbers_go() -> None:
    words = some_words(kind="complaint", customer=" ")

    assert without_customer("Sol, a@b.example", words) == "Sol, (an address)"


def test_long_text_is_read_in_proportion() -> None:
    assert without_customer("1 2 " * 50_000 + "@" * 50_000, BAKERY)
