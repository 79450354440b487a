"""Figures as CSV: what counts, and what is said of every line that cannot be meant."""

from datetime import date

import pytest

from bot.effect.indicators.csv_rows import FigureRows, changes
from bot.effect.indicators.domain import (
    CONTACTS,
    Better,
    Indicator,
    Indicators,
    MonthlyFigure,
    Origin,
)
from bot.moments.domain import Moment, MomentsMap

NPS = Indicator("recommend", "Customers who recommend us", "points", Better.UP)
OWN = Indicator("complaints", "Complaints", "complaints", Better.DOWN, Origin.COMPLAINTS)
COUNTED = Indicator(CONTACTS, "Contacts", "contacts", Better.UP)
INDICATORS = Indicators((NPS, OWN), COUNTED)
MOMENTS = MomentsMap((Moment("delivery", "A delivery", "", ()),))
ROWS = FigureRows(INDICATORS, MOMENTS, date(2026, 12, 1))
OCTOBER = date(2026, 10, 1)


@pytest.mark.parametrize(
    "text",
    [
        "indicator,month,value\nrecommend,2026-10,41.5",
        "indicator;month;value\r\nrecommend;2026-10;41,5\r\n",
        "\ufeffMonth\tIndicator\tValue\tMoment\n2026-10\trecommend\t41.5 %\t\n\n",
        "indicator,month,value\nrecommend,2026-10-31,41.5",
    ],
)
def test_takes_what_a_spreadsheet_saves(text: str) -> None:
    assert ROWS.read(text).figures == (MonthlyFigure("recommend", OCTOBER, 41.5),)
    assert ROWS.read(text).faults == ()


def test_takes_contacts_moment_by_moment() -> None:
    read = ROWS.read("indicator,month,value,moment\ncontacts,2026-10,1200,delivery")

    assert read.figures == (MonthlyFigure(CONTACTS, OCTOBER, 1200, "delivery"),)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "recomend,2026-10,41,",
            "Line 2: there is no indicator “recomend”. Do you mean recommend?",
        ),
        (",2026-10,41,", "Line 2: no indicator. Known are: recommend, contacts."),
        ("complaints,2026-10,41,", "Line 2: “complaints” is counted by me; leave it out."),
        ("recommend,October,41,", "Line 2: “October” is no month; write it like 2026-12."),
        ("recommend,2027-01,41,", "Line 2: January 2027 has not begun."),
        ("recommend,2026-10,many,", "Line 2: “many” is no number; write it like 12.5."),
        ("recommend,2026-10,nan,", "Line 2: “nan” is no number; write it like 12.5."),
        ("recommend,2026-10,,", "Line 2: no value."),
        ("recommend,2026-10", "Line 2: no value."),
        (
            "recommend,2026-10,41,delivery",
            "Line 2: Customers who recommend us has no figures by moment; leave moment empty.",
        ),
        ("contacts,2026-10,41,", "Line 2: no moment. Known are: delivery."),
        ("contacts,2026-10,41,delivry", "there is no moment “delivry”. Do you mean delivery?"),
        (
            "contacts,2026-10,1.5,delivery",
            "Line 2: contacts are counted: write a whole number.",
        ),
        ("contacts,2026-10,-1,delivery", "Line 2: contacts are counted: write a whole number."),
        (
            "recommend,2026-10,1\nrecommend,2026-10-05,2",
            "Line 3: recommend of 2026-10 stands there twice; remove one.",
        ),
        ("", "There is no figure below the first line."),
    ],
)
def test_names_each_line_that_cannot_be_meant(line: str, says: str) -> None:
    (fault,) = ROWS.read(f"indicator,month,value,moment\n{line}").faults

    assert says in fault


def test_names_every_bad_line_and_keeps_the_others_apart() -> None:
    read = ROWS.read("indicator,month,value\nrecommend,2026-10,1\nx,2026-10,1\ny,2026-10,1")

    assert [fault[:7] for fault in read.faults] == ["Line 3:", "Line 4:"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2", '"'])
def test_without_the_columns_it_says_which_lack(text: str) -> None:
    (fault,) = ROWS.read(text).faults

    assert fault.startswith("Line 1: no column")


def test_a_preview_tells_what_changes_and_what_it_was() -> None:
    kept = [
        MonthlyFigure("recommend", OCTOBER, 41),
        MonthlyFigure("recommend", date(2026, 9, 1), 40),
    ]
    new = [
        MonthlyFigure("recommend", OCTOBER, 42),
        MonthlyFigure("recommend", date(2026, 9, 1), 40),
    ]

    assert [*changes(new, kept)] == [(new[0], 41)]
