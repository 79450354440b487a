"""What no database keeps is taken out of a request, wherever in it that stands."""

from bot.characters import keepable


def test_half_a_character_and_the_zero_character_are_replaced_at_any_depth() -> None:
    body = {"event": {"text": "a \ud83d b \x00", "files": ["\udc00", 7, None]}}

    assert keepable(body) == {
        "event": {"text": "a \ufffd b \ufffd", "files": ["\ufffd", 7, None]}
    }


def test_whole_characters_stay() -> None:
    assert keepable("Größe 😀 客户") == "Größe 😀 客户"
