"""Builds what answers from the map of moments of truth, and what takes letters apart by it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from bot.ask.map.likeness import MomentLikeness
from bot.ask.map.service import MapAnswers
from bot.ask.pasted.service import PointFinder
from bot.ask.routing.domain import KindOfMessage
from bot.ask.routing.service import MessageRouter
from bot.composition.opening import (
    company_file,
    index_folder_of,
    list_paths,
    log_slips,
    open_embedding,
    utc_day,
)
from bot.composition.routing import embedder, message_router
from bot.embedding.choice import NamedEmbeddings
from bot.embedding.line_vectors import LineVectors
from bot.guidance.index import PassageIndex
from bot.guidance.review import ReviewedSearch
from bot.guidance.standards.reading import FILE as STANDARDS
from bot.guidance.standards.reading import read_register
from bot.moments import reading as moments_reading
from bot.moments.domain import FILE as MOMENTS
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.settings import Settings

MAP_OR_GUIDANCE = (KindOfMessage.MAP, KindOfMessage.QUESTION)


def map_answers_in(
    settings: Settings, index: PassageIndex, router: MessageRouter
) -> MapAnswers:
    """Return the same for one look into the knowledge folder, as the command line takes it."""
    moments, slips = _moments_in(settings)
    company, of_company = company_file(settings).read()
    log_slips((*slips, *of_company))
    likeness = moment_likeness(settings, open_embedding(settings), router, moments)
    return map_answers(index, router, likeness, moments=moments, company=lambda: company)


def point_finder_in(settings: Settings, index: PassageIndex) -> PointFinder:
    """Return what takes letters apart, for one look into the knowledge folder."""
    moments, _ = _moments_in(settings)
    return point_finder(settings, index, open_embedding(settings), moments)


def point_finder(
    settings: Settings,
    index: PassageIndex,
    embedding: NamedEmbeddings,
    moments: MomentsMap,
    today: Callable[[], date] = utc_day,
) -> PointFinder:
    """Return what finds the points of a customer's message; it keeps what it embeds."""
    register, _ = read_register(*list_paths(settings, STANDARDS))
    return PointFinder(
        moments,
        register.standards,
        embed=embedder(embedding),
        embed_lines=LineVectors(embedding, index_folder_of(settings), "points").of,
        passages=ReviewedSearch(index, today),
    )


def _moments_in(settings: Settings) -> tuple[MomentsMap, Sequence[str]]:
    return moments_reading.read_what_counts(*list_paths(settings, MOMENTS))


def prepare_lines(settings: Settings, index: PassageIndex) -> None:
    """Embed the lines of messages, of the map and of standards, for processes that answer.

    Raises:
        BotError: the embedding is out of reach.
    """
    router = message_router(settings, open_embedding(settings))
    map_answers_in(settings, index, router).likeness.prepare()
    point_finder_in(settings, index).prepare()
    router.prepare()


def moment_likeness(
    settings: Settings, embedding: NamedEmbeddings, router: MessageRouter, moments: MomentsMap
) -> MomentLikeness:
    """Return what tells the moment of a question; it keeps what it embeds of the map."""
    return MomentLikeness(
        router.lines_of(KindOfMessage.MAP),
        moments.moments,
        embed=embedder(embedding),
        embed_lines=LineVectors(embedding, index_folder_of(settings), "map").of,
    )


def map_answers(
    index: PassageIndex,
    router: MessageRouter,
    likeness: MomentLikeness,
    *,
    moments: MomentsMap,
    company: Callable[[], Company],
) -> MapAnswers:
    """Return what answers from the map what the router takes for a question for it."""
    return MapAnswers(
        moments=moments,
        company=company,
        likeness=likeness,
        scores=partial(router.scores_of, kinds=MAP_OR_GUIDANCE),
        guidance=index,
    )
