"""The starter's subjects are found in employees' words, with the embedding that ships."""

import numpy as np
import pytest

from bot.commands.options import read_settings
from bot.composition.opening import index_folder_of, open_embedding
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.wording import read_wording
from tests.ask.starter import STARTER
from tests.kept_vectors import kept_vectors, vector_store

__all__ = ["kept_vectors", "vector_store"]  # fixtures


@pytest.fixture(scope="module")
def phrases(kept_vectors: None) -> Phrases:  # what it embeds is kept
    settings = read_settings(knowledge=STARTER)
    embedding, folder = open_embedding(settings), index_folder_of(settings)
    return Phrases(read_wording(STARTER), embedding, folder)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("my laptop does not start", "it"),
        ("the printer on our floor is broken", "it"),
        ("the toilet on our floor is blocked", "facilities"),
        ("do we have a dress code", "clothing"),
        ("I have a cold and stay at home today", "holidays"),
        ("the newspaper called, what do I say", "press"),
        ("somebody from a TV channel wants an interview", "press"),
        ("how do I reach the works council", "works-council"),
    ],
)
def test_where_to_go_is_found_however_it_is_asked(
    phrases: Phrases, asked: str, named: str
) -> None:
    embed = open_embedding(read_settings(knowledge=STARTER)).embeddings.embed_query

    near = phrases.signpost(np.array(embed(asked), np.float32))

    assert near is not None
    assert near.signpost.signpost_id == named
