"""Whatever asks *Are you sure?* names what it is about: it hides what was pressed."""

from datetime import date
from typing import Any

import pytest

from bot.company.leavers.domain import DoubtfulDay
from bot.company.leavers.messages import question
from bot.company.records.domain import KeptOfPerson
from bot.ideas.customers.domain import KeptOfCustomer
from bot.ideas.customers.messages import found
from bot.ideas.submit.form import voice_form
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks, checked_view
from bot.slack import Message
from tests.ideas.builders import a_report, some_words

LONG = "A very long name of a customer " * 20


def confirmations(message: Message) -> list[str]:
    rows: list[Any] = [one for one in checked_blocks(list(message.blocks)) if "elements" in one]
    elements = [element for row in rows for element in row["elements"]]
    return [one["confirm"]["text"]["text"] for one in elements if "confirm" in one]


@pytest.mark.parametrize("name", ["Bakery Sol", LONG])
def test_a_customer_is_erased_by_name(name: str) -> None:
    kept = KeptOfCustomer((KeptOfPerson("a", "a report", 1, ""),), ())

    (said,) = confirmations(found(name, kept))

    assert name[:40] in said
    assert "cannot be undone" in said


def test_who_left_is_counted_in_both_answers() -> None:
    asked = question(DoubtfulDay(date(2026, 11, 30), 12))

    for said in confirmations(asked):
        assert "12 people are said to have left on 30 November 2026" in said
        assert not said.endswith("…")


def test_a_voice_is_for_a_report_that_the_dialog_names() -> None:
    report = a_report(number=14, words=some_words(today="Labels *fade* in the rain."))

    said = visible_text(checked_view(voice_form(report, "secret")))

    assert report.label in said
    assert "fade" in said
