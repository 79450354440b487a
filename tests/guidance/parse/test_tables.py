"""Tables that come as HTML, or without the line of dashes below their head."""

import pytest

from bot.guidance.parse.parsing import parse
from bot.guidance.parse.structure import Statement

HEADS = "<th>Site</th>\n  <th>Opens at</th>"


def a_table(head: str) -> str:
    return f"""Our sites open early:

<table class="wide">
<thead>
<tr>
  {head}
</tr>
</thead>

<tr><td>Lyon</td><td>7:00</td></tr>
<tr><td>Porto</td>
    <td>8:00, <b>not</b> on Mondays</td></tr>
</table>

Else ring the bell.
"""


def statements_of(text: str) -> list[Statement]:
    return list(parse(text).statements)


@pytest.mark.parametrize(
    "head",
    [
        HEADS,
        "<td>Site</td><td>Opens at</td>",
        "<td><b>Site</b></td><td><strong>Opens at</strong></td>",
    ],
)
def test_rows_of_html_stand_under_their_columns_and_after_their_lead_in(head: str) -> None:
    lead, lyon, porto, last = statements_of(a_table(head))

    assert lyon.cells == (("Site", "Lyon"), ("Opens at", "7:00"))
    assert porto.cells == (("Site", "Porto"), ("Opens at", "8:00, not on Mondays"))
    assert lyon.lead == porto.lead == lead.text == "Our sites open early:"
    assert last.text == "Else ring the bell."


def test_a_first_row_that_is_like_the_others_names_no_column() -> None:
    first, *_ = statements_of(a_table("<td>Graz</td><td>6:00</td>"))[1:]
    people = (
        "<table><tr><td>Returns</td><td>Anna</td></tr>"
        "<tr><td>Claims</td><td>Ben</td></tr></table>"
    )

    assert first.cells == (("", "Graz"), ("", "6:00"))
    assert [one.cells for one in statements_of(people)] == [
        (("", "Returns"), ("", "Anna")),
        (("", "Claims"), ("", "Ben")),
    ]


def test_a_first_row_whose_label_alone_is_in_bold_like_the_others_names_no_column() -> None:
    rows = statements_of("| **Gold** | 1 hour |\n|---|---|\n| **Silver** | 4 hours |\n")
    headed = statements_of("| **Level** | **Time** |\n|---|---|\n| **Gold** | 1 hour |\n")

    assert [one.text for one in rows] == ["Gold; 1 hour", "Silver; 4 hours"]
    assert [one.text for one in headed] == ["Gold; Time: 1 hour"]


def test_an_empty_first_cell_moves_no_other_under_its_column() -> None:
    text = (
        "<table><tr><th></th><th>Weekday</th></tr><tr><td>Lyon</td><td>7:00</td></tr></table>"
    )

    (row,) = statements_of(text)

    assert row.cells == (("", "Lyon"), ("Weekday", "7:00"))


def test_rows_without_a_line_of_dashes_have_columns_where_they_are_in_bold() -> None:
    (row,) = statements_of("| **Site** | **Head** |\n| Lyon | Anna |\n")

    assert row.cells == (("Site", "Lyon"), ("Head", "Anna"))
