"""What only tells a question's story is not looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.rank.values.story import without_story

KNOWN = {"2000"}


def told(question: str) -> str:
    return without_story(question, KNOWN.__contains__)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (
            "invoice 4711 for our customer Miller 2 GmbH was wrong, what now?",
            "invoice for our customer was wrong, what now?",
        ),
        ("parcel 0034 1234 5678 has no scan, is it lost?", "parcel has no scan, is it lost?"),
        ("lost my badge no. 3301, who do I tell?", "lost my badge, who do I tell?"),
        ("order 17 of Hansen & 7 Sons is late, why?", "order 17 is late, why?"),
        ("a lady from Bakker BV rang, what do I say?", "a lady rang, what do I say?"),
        ("ill since the 14th, do I need a note?", "ill, do I need a note?"),
        ("paid on 3 march and got a reminder, why?", "paid and got a reminder, why?"),
        ("away from 1 to 19 august, whom do I ask?", "away, whom do I ask?"),
        ("it broke again, third time this year. who pays?", "it broke again. who pays?"),
        ("I asked 2 times, who reacts?", "I asked, who reacts?"),
    ],
)
def test_names_dates_and_numbers_of_one_thing_are_left_out(asked: str, left: str) -> None:
    assert told(asked) == left


@pytest.mark.parametrize(
    "asked",
    [
        "who signs an order of 4500 euros?",  # an amount
        "what about article 2000?",  # guidance has the number
        "what does PPR 9088 mean?",  # a code
        "error cld 202, what now?",
        "where is the desk on the 3rd floor?",
        "how often, three times a week?",
        "how fast do we answer the first time?",
        "may I work from home on Fridays in May",
        "The Miller GmbH",  # too little would be left
    ],
)
def test_what_may_tell_cases_apart_stays(asked: str) -> None:
    assert told(asked) == asked


@given(st.text())
def test_any_text_may_be_asked(text: str) -> None:
    assert len(told(text)) <= len(text)
