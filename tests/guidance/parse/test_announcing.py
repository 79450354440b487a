"""A paragraph that announces several things is shown with them, wherever they stand."""

import pytest

from tests.guidance.parse.test_excerpts import excerpt_at

INDICATORS = """# Indicators

Look at the same five indicators as everybody else. Each hangs on the wall within three days.

## The five

| Indicator | What it counts |
|---|---|
| On-time delivery | orders that arrive in time |
| First contact | questions settled at once |
| Right invoices | invoices never corrected |
| Claims | working days to a decision |
| Recommended | customers who would |

## What else

Ask your manager.
"""
STEPS = """## A broken part

Whoever gets it does this in order:

### 1. Say sorry

At once, and in your own words.

### 2. Send another

Today, without a form.

## A late part

Ring the customer.
"""


def test_an_announced_number_of_rows_under_another_heading_is_named() -> None:
    assert excerpt_at(INDICATORS, "same five indicators").context == (
        "• On-time delivery",
        "• First contact",
        "• Right invoices",
        "• Claims",
        "• Recommended",
    )


def test_sub_headings_below_a_colon_are_named() -> None:
    assert excerpt_at(STEPS, "in order:").context == ("• 1. Say sorry", "• 2. Send another")


@pytest.mark.parametrize(
    "text",
    [
        INDICATORS.replace("five indicators", "indicators"),
        INDICATORS.replace("five indicators", "four indicators"),
        INDICATORS.replace("same five indicators", "same indicators within five days"),
    ],
)
def test_what_is_not_announced_is_not_named(text: str) -> None:
    assert excerpt_at(text, "as everybody else").context == ()
