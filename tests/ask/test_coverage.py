"""Whether a question counts as covered."""

from dataclasses import replace

import pytest

from bot.ask.coverage import Coverage, read_coverage
from bot.guidance.domain import Overview

NEAR = Overview(
    best_sentence=0.7,
    ten_sentences=0.6,
    all_sentences=0.25,
    best_context=0.6,
    words_known=1.0,
    words_together=0.9,
    rarest_missing=0.1,
    best_lexical=0.5,
    words=5,
)
FAR = Overview(
    best_sentence=0.15,
    ten_sentences=0.1,
    all_sentences=0.0,
    best_context=0.1,
    words_known=0.1,
    rarest_missing=1.0,
    best_lexical=0.05,
    words=4,
)


of_any_lists = pytest.mark.parametrize(
    ("elsewhere", "asked"), [(None, None), (0.2, None), (None, 0.5), (0.2, 0.5)]
)
HOW = "How do we send invoices?"


def beside_lists(overview: Overview, elsewhere: float | None, asked: float | None) -> Overview:
    """The overview with lines that are all as near as said."""
    return replace(
        overview,
        elsewhere=elsewhere,
        elsewhere_few=elsewhere,
        asked=asked,
        asked_few=asked,
        asked_more=asked,
    )


@of_any_lists
def test_a_question_near_to_guidance_is_covered(
    elsewhere: float | None, asked: float | None
) -> None:
    assert read_coverage().is_covered(HOW, beside_lists(NEAR, elsewhere, asked))


@of_any_lists
def test_a_question_far_from_guidance_is_not_covered(
    elsewhere: float | None, asked: float | None
) -> None:
    assert not read_coverage().is_covered(HOW, beside_lists(FAR, elsewhere, asked))


def test_a_question_near_to_what_is_left_to_others_is_less_probably_covered() -> None:
    coverage = read_coverage()

    left_to_others = coverage.probability(HOW, beside_lists(NEAR, 0.9, None))

    assert left_to_others < coverage.probability(HOW, beside_lists(NEAR, 0.1, None))


@pytest.mark.parametrize("fact", ["who is the head of sales", "What's our return address?"])
def test_a_question_for_a_fact_is_less_probably_covered(fact: str) -> None:
    overview = beside_lists(NEAR, 0.4, 0.5)

    of_fact = read_coverage().probability(fact, overview)

    assert of_fact < read_coverage().probability(HOW, overview)


def test_the_constant_alone_gives_its_own_probability() -> None:
    coverage = Coverage({"without": {"constant": 0.0}})

    assert coverage.probability("", Overview()) == 0.5
