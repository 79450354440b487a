"""How a bundle says what came in."""

from datetime import UTC, datetime

import pytest

from bot.company.bundled.messages import came_in

SINCE = datetime(2026, 11, 30, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (
            ["ideas.report", "quiz.draft", "ideas.report", "ideas.report"],
            "3 more reports and 1 question to approve came in since 09:10.",
        ),
        (["ask.gap", "ask.gap"], "2 more gaps in the guidance came in since 09:10."),
        (
            ["quiz.objection", "ideas.nudge", "ideas.lesson"],
            (
                "1 more reminder of an answer, 1 disagreement with a question and"
                " 1 complaint to learn from came in since 09:10."
            ),
        ),
    ],
)
def test_it_is_counted_by_kind(kinds: list[str], said: str) -> None:
    assert came_in(kinds, SINCE).text == said
