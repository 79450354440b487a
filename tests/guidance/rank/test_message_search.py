"""A message's questions are looked up as they are meant, however they are written."""

from collections.abc import Sequence

import numpy as np
import pytest

from bot.guidance.domain import QuestionFindings
from bot.guidance.keep.vectors import Vectors
from bot.guidance.rank.library import Asked, Library
from bot.guidance.rank.message_search import look_up_each
from bot.guidance.rank.question import MessageQuestion


def embed(texts: Sequence[str]) -> list[Vectors]:
    return [np.zeros(3, dtype=np.float32) for _ in texts]


@pytest.mark.parametrize("written", ["how fast do we reply", "how fast do we reply?"])
def test_a_mark_that_is_left_out_changes_nothing(written: str) -> None:
    looked_up: list[Asked] = []

    def find(asked: Asked) -> QuestionFindings:
        looked_up.append(asked)
        return QuestionFindings(asked.whole, ())

    questions = [MessageQuestion(written, written)]
    (found,) = look_up_each(Library([]), questions, None, embed, find)

    assert [one.text for one in looked_up] == ["how fast do we reply?"]
    assert found.question == written
