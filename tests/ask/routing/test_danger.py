"""What tells a danger in a message that asks something courteous, too."""

import pytest

from bot.ask.routing.danger import is_told, told_before_asking


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("A driver has collapsed, whom do I tell about it?", ["A driver has collapsed,"]),
        ("He has a knife. How do I calm him down?", ["He has a knife."]),
        ("How do I calm him down? He has a knife.", []),
        ("She fell, she bleeds, who helps?", ["She fell,", "she bleeds,"]),
        ("What do we promise, and by when?", []),
        ("", []),
    ],
)
def test_what_is_told_before_a_question_is_read_apart(message: str, told: list[str]) -> None:
    assert told_before_asking(message) == told


def test_a_danger_told_before_a_question_is_a_danger() -> None:
    assert is_told(-0.5, [-0.5], [0.2])


def test_what_only_sounds_so_before_a_question_is_none() -> None:
    assert not is_told(-0.5, [-0.5], [-0.3])


def test_the_worst_of_two_sentences_does_not_count_alone() -> None:
    assert not is_told(-0.5, [0.4, -0.9], [])
