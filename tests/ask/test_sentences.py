"""A message is read sentence by sentence; of a long one the first and the last."""

import pytest

from bot.ask.sentences import sentences_of


@pytest.mark.parametrize(
    ("message", "read"),
    [
        ("He rang. She wants to end it all!", ["He rang.", "She wants to end it all!"]),
        ("Mr. Quist came at 3 p.m. today.", ["Mr. Quist came at 3 p.m. today."]),
        ("Dear team\n\nwhere is it", ["Dear team", "where is it"]),
        ("half \ud83d a sign", ["half  a sign"]),
        (" \n…\n ", ["…"]),
        ("", []),
    ],
)
def test_a_message_is_cut_where_its_sentences_and_lines_end(
    message: str, read: list[str]
) -> None:
    assert sentences_of(message) == read


def test_of_a_long_message_the_first_and_last_are_read_and_none_is_endless() -> None:
    message = "\n".join(["First.", *["Between."] * 100, "late " * 1000, "Last."])

    read = sentences_of(message)

    assert (read[0], read[-1]) == ("First.", "Last.")
    assert len(read) < 100
    assert max(map(len, read)) < 1000
