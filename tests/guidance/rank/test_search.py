"""Which sentence of a passage answers a question."""

from pathlib import Path

import numpy as np

from bot.guidance.index import PassageIndex
from bot.guidance.rank.fusion import answering
from bot.guidance.rank.lexical import telling, words_of
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage


def test_words_that_only_form_a_question_tell_nothing() -> None:
    (words,) = words_of(["May I leave my callers on hold, and who must know?"])

    assert telling(words) == ["leav", "caller", "hold", "know"]


def test_of_two_sentences_alike_in_meaning_the_one_with_the_words_answers_better() -> None:
    without, having = answering(
        np.array([0.5, 0.5], np.float32), [0.0, 1.0], np.zeros(2, np.float32)
    )

    assert having > without


def test_the_sentence_with_the_rare_word_of_the_question_answers_best(knowledge: Path) -> None:
    text = "Customers like to hear a smile. Nobody leaves a caller on hold. Customers like us."
    (knowledge / "phone.md").write_text(f"# Phone\n\n{text}\n")
    index = PassageIndex(FakeStorage(), a_fake_embedding())
    index.refresh(knowledge)

    found = index.look_up("is hold fine", limit=1).found[0]

    scores = found.signals.by_sentence
    assert found.passage.quotable[scores.index(max(scores))].startswith("Nobody leaves")
