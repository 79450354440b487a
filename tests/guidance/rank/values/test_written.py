"""However a number is written, it is the same value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.rank.values.domain import Quantity
from bot.guidance.rank.values.reading import reading_of

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
TEENS = (
    "twelve",
    *(f"{one}teen" for one in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)
TENS = tuple(
    f"{one}ty" for one in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")
)


def in_words(number: int) -> str:
    if number < 20:
        return (*ONES, *TEENS)[number - 1]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones - 1]}" if ones else "")


def extent(text: str) -> Quantity:
    (quantity,) = reading_of(text).quantities
    return quantity


@given(st.integers(1, 9_999_999), st.sampled_from(".,'\u2019\u202f\u00a0 "))
def test_thousands_may_be_parted_in_any_way(number: int, gap: str) -> None:
    parted = f"{number:,}".replace(",", gap)

    assert extent(f"It is {parted} euros") == extent(f"It is {number} euros")


@given(st.integers(1, 99))
def test_a_number_may_be_written_out(number: int) -> None:
    assert extent(f"{in_words(number)} kg") == extent(f"{number} kg")


@given(st.integers(0, 999), st.integers(1, 9))
def test_a_decimal_may_have_a_comma_or_a_point(whole: int, tenth: int) -> None:
    assert extent(f"{whole},{tenth} kg") == extent(f"{whole}.{tenth} kg")


@given(st.integers(1, 99))
def test_a_code_may_have_a_dash_a_gap_or_small_letters(number: int) -> None:
    names = {
        (label.noun, label.name)
        for text in (f"PPR-{number}", f"ppr{number}", f"PPR {number}", f"PPR-0{number}")
        for label in reading_of(text).labels
    }

    assert names == {("ppr", str(number))}


@given(st.integers(1, 11))
def test_an_hour_after_noon_is_the_one_of_twenty_four(hour: int) -> None:
    assert extent(f"at {hour}pm") == extent(f"at {hour + 12}:00") == extent(f"at {hour} p.m")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two weeks", "14 days"),
        ("a fortnight", "14 days"),
        ("a week", "7 days"),
        ("a couple of days", "48 hours"),
        ("half an hour", "30 minutes"),
        ("an hour and a half", "90 minutes"),
        ("one and a half hours", "90 min"),
        ("12 months", "a year"),
        ("two months", "60 days"),
        ("a working day", "24 hours"),
        ("a dozen pallets", "12 pallets"),
        ("two hundred and fifty euros", "250 €"),
        ("ten thousand euros", "€10k"),
        ("EUR 500", "500 euros"),
        ("$2,500", "2500 dollars"),
        ("15 %", "fifteen per cent"),
        ("1.5 t", "1,500 kg"),
        ("up to 5 kg", "5 kg or less"),
        ("no more than 5 kg", "at most 5000 g"),
        ("more than 3 pallets", "over three pallets"),
        ("at least 3 pallets", "3 pallets or more"),
        ("5-10 kg", "between 5 and 10 kg"),
        ("from 6pm to 10pm", "6–10pm"),
        ("half past three in the afternoon", "15:30"),
        ("noon", "12:00"),
        ("3 in the morning", "03:00"),
        ("over 5 kg up to 9 kg", "more than 5 kg and up to 9000 g"),
        ("in the first two weeks", "within 14 days"),
        ("from day 15 on", "from 15 days"),
        ("until the end of year 5", "until 60 months"),
        ("signed from 2021 on", "signed since 2021"),
    ],
)
def test_two_ways_of_writing_are_one_value(one: str, other: str) -> None:
    assert extent(one) == extent(other)


@pytest.mark.parametrize(
    ("text", "noun", "names"),
    [
        ("the fifth to seventh order", "order", {"5", "6", "7"}),
        ("the first or third order", "order", {"1", "3"}),
        ("halls 1 and 2 meet at the gate", "hall", {"1", "2"}),
        ("for classes C and D, 500 per roll", "class", {"c", "d"}),
    ],
)
def test_several_are_named_at_once(text: str, noun: str, names: set[str]) -> None:
    reading = reading_of(text)

    assert {one.name for one in reading.labels if one.noun == noun} == names


@pytest.mark.parametrize(
    "text",
    [
        "Give me a call.",
        "I am new here.",
        "twice a week",
        "the first of May",
        "I asked a second time",
    ],
)
def test_what_measures_nothing_is_no_value(text: str) -> None:
    reading = reading_of(text)

    assert not (reading.labels)
    assert not (reading.quantities)


@pytest.mark.parametrize(
    "written",
    [
        "as much as 50 euros",
        "no higher than 50 euros",
        "not exceeding 50 euros",
        "never above 50 euros",
        "up to and including 50 euros",
        "up to a total of 50 euros",
        "less than or equal to 50 euros",
        "at or below 50 euros",
        "capped at 50 euros",
        "a limit of 50 euros",
        "50 euros at most",
        "50 euros maximum",
        "50 euros or lower",
    ],
)
def test_an_upper_bound_may_be_worded_in_any_way(written: str) -> None:
    assert extent(f"It is {written}.") == extent("It is up to 50 euros.")


@pytest.mark.parametrize(
    "written",
    [
        "no less than 50 euros",
        "not below 50 euros",
        "greater than or equal to 50 euros",
        "upwards of 50 euros",
        "starting from 50 euros",
        "50 euros or higher",
        "50 euros minimum",
        "50 euros and upwards",
    ],
)
def test_a_lower_bound_may_be_worded_in_any_way(written: str) -> None:
    assert extent(f"It is {written}.") == extent("It is at least 50 euros.")


def test_two_kinds_of_amounts_are_no_range() -> None:
    euros, hours = reading_of("Above 50 euros or one hour").quantities

    assert (euros.kind, euros.low) == ("euro", 50)
    assert (hours.kind, hours.low) == ("duration", 60)
    assert euros.is_low_out
    assert hours.is_low_out
