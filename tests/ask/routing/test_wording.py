"""Texts are compared by runs of one to three words, the rare ones weighing more."""

import pytest

from bot.ask.routing.wording import RunsOfWords

LINES = ["what became of my idea?", "I have an idea!", "thanks"]


def test_a_line_is_most_like_itself_however_it_is_written() -> None:
    (row,) = RunsOfWords(LINES).to(["What became OF my idea?"])

    assert row[0] == pytest.approx(1.0)
    assert row[0] > row[1] > row[2] == 0


def test_a_run_that_few_lines_have_counts_more() -> None:
    (row,) = RunsOfWords(["blue crate", "big crate", "big box"]).to(["big, blue"])

    assert row[0] > row[2]


@pytest.mark.parametrize("text", ["", "…", "unheard-of 👋", "late " * 5000])
def test_any_text_is_compared(text: str) -> None:
    (row,) = RunsOfWords(LINES).to([text])

    assert row.shape == (3,)
    assert (row <= 1.0).all()
