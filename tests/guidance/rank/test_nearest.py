"""What is found among very many is what comparing everything finds."""

import bm25s
import numpy as np

from bot.guidance.keep.entries import WordCounts
from bot.guidance.keep.vectors import small
from bot.guidance.rank.lexical import Lexical, Vocabulary
from bot.guidance.rank.nearest import Nearest, highest

MANY = 20_000
BEST = 24


def test_the_nearest_of_very_many_are_found() -> None:
    chance = np.random.default_rng(0)
    topics = chance.normal(size=(200, 384))
    vectors = small(
        (topics[chance.integers(200, size=MANY)] + chance.normal(size=(MANY, 384))).astype(
            np.float32
        )
    )
    nearest = Nearest(vectors)
    asked = small((topics[:50] + chance.normal(size=(50, 384))).astype(np.float32)).full()

    shares = []
    for question in asked:
        exact = np.argsort(-(vectors.full() @ question))[:BEST]
        shares.append(len(set(exact) & set(nearest.to(question))) / BEST)

    assert np.mean(shares) > 0.99


def test_a_byte_a_number_is_exact_enough() -> None:
    vectors = np.random.default_rng(0).normal(size=(500, 384)).astype(np.float32)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    cosines = small(vectors).cosines(unit[0], np.arange(500))

    assert np.abs(cosines - unit @ unit[0]).max() < 0.002


def test_scores_are_those_of_the_library_for_them() -> None:
    chance = np.random.default_rng(0)
    texts = [[f"w{n}" for n in chance.zipf(1.5, size=12) % 90] for _ in range(300)]
    known = bm25s.BM25(k1=0.9, b=0.4)
    known.index(texts, show_progress=False)
    asked = ["w1", "w7", "w7", "w30", "nowhere"]

    halves = [texts[:130], texts[130:]]
    vocabularies = [sorted({word for text in some for word in text}) for some in halves]
    counts = [_counted(*pair) for pair in zip(halves, vocabularies, strict=True)]
    lexical = Lexical(counts, Vocabulary(vocabularies))

    np.testing.assert_allclose(lexical.scores(asked), known.get_scores(asked), rtol=1e-4)


def _counted(texts: list[list[str]], vocabulary: list[str]) -> WordCounts:
    rows = [
        (number, vocabulary.index(word), text.count(word))
        for number, text in enumerate(texts)
        for word in set(text)
    ]
    of_text, word, count = np.array(rows, np.uint32).T
    return WordCounts(of_text, word, count, np.array([len(one) for one in texts], np.uint32))


def test_the_highest_are_those_above_nothing() -> None:
    scores = np.array([0, 3, 0, 1, 2], np.float32)

    assert set(highest(scores, 2)) == {1, 4}
    assert set(highest(scores, 9)) == {1, 3, 4}
