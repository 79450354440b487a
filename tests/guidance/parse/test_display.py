"""How a passage looks to a reader."""

import pytest

from bot.guidance.parse.display import as_quoted, as_shown


def test_list_items_become_bullets_and_keep_their_words() -> None:
    shown = as_shown("Do this:\n- Call first.\n  * Say why.\n- Well-known customers last.")

    assert shown == "Do this:\n•  Call first.\n  •  Say why.\n•  Well-known customers last."


def test_a_table_loses_its_frame_and_its_rule() -> None:
    shown = as_shown("| What | When |\n|---|:--:|\n| E-mail | within 1 working day |")

    assert shown == "What | When\nE-mail | within 1 working day"


def test_a_sentence_with_a_dash_stays_as_it_is() -> None:
    sentence = "Say sorry - once - and mean it.\n2 - 3 days | no more"

    assert as_shown(sentence) == sentence


@pytest.mark.parametrize(
    ("quote", "reads"),
    [
        ("A supplier | We answer within 2 days.", "A supplier: We answer within 2 days."),
        ("Decide | within 5 days | We tell why.", "Decide: within 5 days; We tell why."),
        ("Who asks? | A supplier", "Who asks? A supplier"),
        ("| A | B | | --- | :-: | | C | D. |", "A: B. C: D."),
        (r"Press \| twice | It rings.", "Press | twice: It rings."),
        ("Say sorry - once.\nMean it.", "Say sorry - once.\nMean it."),
        ("|", ""),
    ],
)
def test_a_quoted_row_of_a_table_reads_as_a_sentence(quote: str, reads: str) -> None:
    assert as_quoted(quote) == reads
