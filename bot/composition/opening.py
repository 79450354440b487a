"""Opens what the settings name: the index, the embedding, the database.

Apart from `bot.app`, so that a question from the command line does not wait for Slack's parts.
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from secrets import token_hex
from time import monotonic

from bot.ask.compose.claims.aligning import WordLikeness
from bot.ask.compose.claims.likeness import likeness_by
from bot.ask.compose.composing import Composing
from bot.ask.compose.domain import ComposedAnswers
from bot.ask.compose.drafting import Prompts
from bot.ask.coverage import read_coverage
from bot.ask.domain import Answer, NotCovered, Question
from bot.ask.service import answer_question
from bot.embedding.choice import NamedEmbeddings, choose_embedding
from bot.embedding.local import LocalEmbeddings
from bot.errors import TryAgainError
from bot.guidance.index import PassageIndex
from bot.guidance.keep.chroma_directory import ChromaDirectory
from bot.guidance.keep.chroma_server import ChromaServer
from bot.guidance.keep.storage import IndexStorage
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.wording import read_wording
from bot.language_model.breaker import Breaker
from bot.language_model.choice import choose_language_model
from bot.language_model.config import ModelConfig
from bot.language_model.guarded import GuardedLanguageModel
from bot.language_model.port import LanguageModel
from bot.language_model.usage import Limits, Uses
from bot.prompts import read_prompt
from bot.settings import Settings

BACKGROUND_SECONDS = 60.0  # five quiz questions are some 2,000 words to read and to write


def open_index(settings: Settings) -> PassageIndex:
    """Return the index of the knowledge folder, as it was last kept; `refresh` brings it up."""
    return index_with(open_embedding(settings), settings)


def index_with(embedding: NamedEmbeddings, settings: Settings) -> PassageIndex:
    """Return the index of the knowledge folder with an embedding that is open already."""
    lists = read_wording(settings.knowledge)
    phrases = Phrases(lists, embedding, settings.state / "index" / _name_of(settings.knowledge))
    return PassageIndex(storage_of(settings), embedding, phrases=phrases)


class GuidanceUnreadError(TryAgainError):
    """Nothing was ever indexed; that guidance is silent cannot be said yet."""


def answerer(index: PassageIndex) -> Callable[[Question], Answer | NotCovered]:
    """Return what answers a question from the index; it blocks for some milliseconds.

    What it returns raises `GuidanceUnreadError` while the first index is being made.
    """
    coverage = read_coverage()

    def answer(question: Question) -> Answer | NotCovered:
        if not index.version:
            message = "I am still reading our guidance. Please ask again in a few minutes."
            raise GuidanceUnreadError(message)
        return answer_question(question, passages=index, coverage=coverage)

    return answer


def storage_of(settings: Settings) -> IndexStorage:
    """Return where the index is kept: a Chroma server, or a directory of its own."""
    if settings.chroma_url:
        return ChromaServer(settings.chroma_url, settings.chroma_database)
    return ChromaDirectory(settings.state / "index" / _name_of(settings.knowledge))


def _name_of(knowledge: Path) -> str:
    """Return a name for what is kept of a folder: two folders never overwrite each other's."""
    return hashlib.sha256(os.fsencode(knowledge.resolve())).hexdigest()[:12]


def open_embedding(settings: Settings) -> NamedEmbeddings:
    """Return the embedding that the settings name."""
    return choose_embedding(
        settings.embedding, api_key=settings.openai_api_key, base_url=settings.openai_base_url
    )


def open_language_model(settings: Settings) -> LanguageModel | None:
    """Return the language model that the settings name; None if they name none.

    Raises:
        UnknownLanguageModelError: they name one that cannot be used.
    """
    return choose_language_model(
        ModelConfig(
            setting=settings.language_model,
            api_key=settings.openai_api_key,
            base_url=settings.openai_base_url,
            method=settings.language_model_method,
            seconds=settings.language_model_seconds,
        )
    )


def limits_of(settings: Settings) -> Limits:
    """Return what the settings let employees and the company use."""
    return Limits(
        tokens_per_employee_and_day=settings.language_model_tokens_per_employee_and_day,
        tokens_per_month=settings.language_model_tokens_per_month,
        price_read=settings.language_model_price_read,
        price_written=settings.language_model_price_written,
    )


def open_writer(
    settings: Settings, uses: Uses, now: Callable[[], datetime]
) -> GuardedLanguageModel | None:
    """Return the language model within its budgets; None if the settings name none."""
    model = open_language_model(settings)
    if model is None:
        return None
    return GuardedLanguageModel(
        model=model,
        uses=uses,
        breaker=Breaker(monotonic),
        limits=limits_of(settings),
        seconds=settings.language_model_seconds,
        now=now,
    )


def in_the_background(writer: GuardedLanguageModel) -> GuardedLanguageModel:
    """Return the language model for what nobody waits for: slower, and after whoever asks.

    It may use half of what the company may, and its failures do not spare Ask the provider.
    """
    half = -(-writer.limits.tokens_per_month // 2)
    return replace(
        writer,
        breaker=Breaker(monotonic),
        limits=replace(writer.limits, tokens_per_month=half),
        seconds=max(BACKGROUND_SECONDS, writer.seconds),
    )


def new_delimiter() -> str:
    """Return random letters that nobody who wrote material for a language model knows."""
    return token_hex(6)


def composer(
    settings: Settings,
    index: PassageIndex,
    writer: GuardedLanguageModel,
    composed: ComposedAnswers,
) -> Composing:
    """Return what answers in sentences of its own, each carried by a quote."""
    folder = settings.prompts / "ask"
    return Composing(
        quote=answerer(index),
        passages=index,
        writer=writer,
        prompts=Prompts(
            answer=read_prompt(folder / "answer.md"),
            restate=read_prompt(folder / "restate.md"),
            translate_back=read_prompt(folder / "translate_back.md"),
        ),
        likeness=_local_likeness(),
        composed=composed,
        new_delimiter=new_delimiter,
        seconds=settings.language_model_seconds,
        now=writer.now,
    )


@cache
def _local_likeness() -> WordLikeness:
    # The check was measured with this embedding, whatever the index is made with. Workspaces
    # share it: it takes a hundred megabytes, and tells nothing but how near two texts are.
    return likeness_by(LocalEmbeddings().embed_documents)
