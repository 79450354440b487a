"""Builds what answers from the map of moments of truth."""

from collections.abc import Callable, Sequence

import numpy as np

from bot.ask.map.likeness import MapLikeness, TextVectors
from bot.ask.map.reading import FILE, read_map_questions
from bot.ask.map.service import MapAnswers
from bot.composition.opening import index_folder_of, open_embedding
from bot.embedding.choice import NamedEmbeddings
from bot.embedding.line_vectors import LineVectors
from bot.guidance.index import PassageIndex
from bot.moments import reading as moments_reading
from bot.moments.domain import FILE as MOMENTS
from bot.moments.domain import MomentsMap
from bot.people import reading as people_reading
from bot.people.domain import Company
from bot.settings import Settings


def map_answers_in(settings: Settings, index: PassageIndex) -> MapAnswers:
    """Return the same for one look into the knowledge folder, as the command line takes it."""
    moments, _ = moments_reading.read_what_counts(settings.knowledge / MOMENTS)
    company, _ = people_reading.read_what_counts(settings.knowledge / "departments.yaml")
    return map_answers(
        settings, index, open_embedding(settings), moments=moments, company=lambda: company
    )


def map_answers(
    settings: Settings,
    index: PassageIndex,
    embedding: NamedEmbeddings,
    *,
    moments: MomentsMap,
    company: Callable[[], Company],
) -> MapAnswers:
    """Return what answers from the map by the lines of the knowledge folder."""

    def embed(texts: Sequence[str]) -> TextVectors:
        return np.array(embedding.embeddings.embed_documents([*texts]), np.float32)

    likeness = MapLikeness(
        read_map_questions(settings.knowledge / FILE),
        moments.moments,
        embed=embed,
        embed_lines=LineVectors(embedding, index_folder_of(settings), "map").of,
    )
    return MapAnswers(moments=moments, company=company, likeness=likeness, guidance=index)
