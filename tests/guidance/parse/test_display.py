"""How a passage looks to a reader."""

from bot.guidance.parse.display import as_shown


def test_list_items_become_bullets_and_keep_their_words() -> None:
    shown = as_shown("Do this:\n- Call first.\n  * Say why.\n- Well-known customers last.")

    assert shown == "Do this:\n•  Call first.\n  •  Say why.\n•  Well-known customers last."


def test_a_table_loses_its_frame_and_its_rule() -> None:
    shown = as_shown("| What | When |\n|---|:--:|\n| E-mail | within 1 working day |")

    assert shown == "What | When\nE-mail | within 1 working day"


def test_a_sentence_with_a_dash_stays_as_it_is() -> None:
    sentence = "Say sorry - once - and mean it.\n2 - 3 days | no more"

    assert as_shown(sentence) == sentence
