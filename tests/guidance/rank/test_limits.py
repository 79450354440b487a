"""An excerpt shows what limits it further on in its section, where that is asked about."""

import pytest

from bot.guidance.domain import Excerpt
from bot.guidance.rank.lexical import telling, words_of
from bot.guidance.rank.limits import with_limit
from tests.guidance.parse.test_excerpts import a_document

HOTELS = """# Hotels

A hotel costs at most 300 euros a night.

Book it with the travel desk, by its form, a week before you leave. The desk answers by noon.
Whoever travels for a fair books with everybody else. The fair's own desk has the list of rooms.

Fairs are dearer. This is fine only if your manager approves it before.

Keep the bill of the hotel. Breakfast may be booked, except where an office is near.

## Trains

Take a train near the hotel only if it is cheaper than a car.
"""


def shown_for(question: str) -> Excerpt:
    document = a_document(HOTELS)
    (words,) = words_of([question])
    return with_limit(document.structure, document.excerpt(0), telling(words))


@pytest.mark.parametrize(
    ("question", "limit"),
    [
        (
            "may my manager approve a dearer hotel?",
            "\u2026 Fairs are dearer. This is fine only if your manager approves it before.",
        ),
        (
            "is breakfast near our office paid?",
            "\u2026 Breakfast may be booked, except where an office is near.",
        ),
    ],
)
def test_the_limit_that_is_asked_about_stands_below(question: str, limit: str) -> None:
    assert shown_for(question).context == (limit,)


@pytest.mark.parametrize(
    "question",
    ["what may a hotel cost?", "is a train cheaper than a car?", "who has the list?"],
)
def test_nothing_is_added_that_is_not_asked_about(question: str) -> None:
    assert shown_for(question) == a_document(HOTELS).excerpt(0)
