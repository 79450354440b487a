"""Opens what the settings name: the index, the embedding, the database.

Apart from `bot.app`, so that a question from the command line does not wait for Slack's parts.
"""

import hashlib
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import Protocol

from bot.ask.domain import Answer, NotCovered, PassageSearch, Question
from bot.ask.service import answer_question
from bot.ask.sureness import USUAL, Thresholds
from bot.ask.thresholds import FILE as THRESHOLDS
from bot.ask.thresholds import read_thresholds
from bot.composition.written import mirrored_for, written_for
from bot.embedding.choice import NamedEmbeddings, choose_embedding
from bot.errors import TryAgainError
from bot.guidance.convert.conversions import Conversions
from bot.guidance.domain import Malformed
from bot.guidance.index import PassageIndex
from bot.guidance.keep.opened_late import OpenedLate
from bot.guidance.keep.storage import IndexStorage
from bot.guidance.parse.folder import Source, sources_in
from bot.guidance.rank.phrases import Phrases
from bot.guidance.rank.wording import read_wording
from bot.guidance.review import ReviewedSearch
from bot.guidance.sources.domain import MirroredFile, SourceConfig
from bot.guidance.sources.mirror import as_documents, within_audience
from bot.guidance.sources.reading import FILE as SOURCES
from bot.guidance.sources.reading import read_sources
from bot.guidance.written.counting import that_count
from bot.guidance.written.domain import WrittenInSlack
from bot.language_model.config import ModelConfig
from bot.people.company_file import CompanyFile
from bot.quiz.bank.reloading import ReloadingBank
from bot.settings import Settings, secret_word

log = logging.getLogger(__name__)


def open_index(settings: Settings) -> PassageIndex:
    """Return the index of the knowledge folder, as it was last kept; `refresh` brings it up."""
    kept = (partial(written_for, settings), partial(mirrored_for, settings))
    return index_with(open_embedding(settings), settings, *kept)


def index_with(
    embedding: NamedEmbeddings,
    settings: Settings,
    written: Callable[[], WrittenInSlack] = WrittenInSlack,
    mirrored: Callable[[], Sequence[MirroredFile]] = tuple,
) -> PassageIndex:
    """Return the index of the folder, its sources and what was written; nothing is read yet."""
    convert = conversions_of(settings)

    def documents_in(folder: Path) -> list[Source | Malformed]:
        configs = source_configs(settings)
        found = chain(sources_in(folder, convert), as_documents(mirrored(), configs))
        counting = that_count(found, written())
        return [
            within_audience(one, configs) if isinstance(one, Source) else one
            for one in counting
        ]

    lists = read_wording(settings.knowledge, partial(list_paths, settings))
    phrases = Phrases(lists, embedding, index_folder_of(settings))
    return PassageIndex(
        storage_of(settings),
        embedding,
        phrases=phrases,
        documents_in=documents_in,
    )


def conversions_of(settings: Settings) -> Conversions:
    """Return what turns documents of other formats into Markdown, each once."""
    return Conversions(index_folder_of(settings) / "converted")


def documents_of(settings: Settings) -> Iterator[Source | Malformed]:
    """Return the documents of the knowledge folder and of its sources, one by one."""
    yield from sources_in(settings.knowledge, conversions_of(settings))
    yield from as_documents(mirrored_for(settings), source_configs(settings))


def source_configs(settings: Settings) -> tuple[SourceConfig, ...]:
    """Return where documents lie beside the knowledge folder."""
    return read_sources(*list_paths(settings, SOURCES))


class GuidanceUnreadError(TryAgainError):
    """Nothing was ever indexed; that guidance is silent cannot be said yet."""


class AnswerFrom(Protocol):
    """Answers a question from an index, or from a search in it that was made already."""

    def __call__(
        self, question: Question, passages: PassageSearch | None = None, /
    ) -> Answer | NotCovered:
        """Return what guidance says, or that it is silent."""


def utc_day() -> date:
    """Return the present day, in UTC."""
    return datetime.now(UTC).date()


def answerer(
    index: PassageIndex,
    settings: Settings | None = None,
    today: Callable[[], date] = utc_day,
) -> AnswerFrom:
    """Return what answers a question from the index; it blocks for some milliseconds.

    Args:
        index: of the guidance.
        settings: with the folder whose thresholds count; None: those that come with the bot.
        today: by which a review is overdue.

    What it returns raises `GuidanceUnreadError` while the first index is being made.
    """

    def answer(
        question: Question, passages: PassageSearch | None = None
    ) -> Answer | NotCovered:
        if not index.version:
            message = "I am still reading our guidance. Please ask again in a few minutes."
            raise GuidanceUnreadError(message)
        name = index.embedding_name
        thresholds = thresholds_of(settings, name) if settings else USUAL
        search = passages or ReviewedSearch(index.readable_by(question.readers), today)
        return answer_question(question, passages=search, thresholds=thresholds)

    return answer


def thresholds_of(settings: Settings, embedding_name: str) -> Thresholds:
    """Return from where answers are asserted, as the company measured it."""
    return read_thresholds(settings.knowledge, embedding_name, copy_of(settings, THRESHOLDS))


def storage_of(settings: Settings) -> IndexStorage:
    """Return where the index is kept: a Chroma server, or a directory of its own."""
    return OpenedLate(partial(_opened_storage, settings))


def _opened_storage(settings: Settings) -> IndexStorage:
    # Chroma takes half a second to import: while it does, Slack is heard already.
    if settings.chroma_url:
        from bot.guidance.keep.chroma_server import ChromaServer  # noqa: PLC0415

        token = secret_word(settings.chroma_token)
        return ChromaServer(settings.chroma_url, settings.chroma_database, token)
    from bot.guidance.keep.chroma_directory import ChromaDirectory  # noqa: PLC0415

    return ChromaDirectory(index_folder_of(settings))


def company_file(settings: Settings) -> CompanyFile:
    """Return ``departments.yaml``; what last counted lies with the index of the same folder.

    Of one workspace of several, it goes with the workspace's folder when that is removed.
    """
    name = "departments.yaml"
    return CompanyFile(path=settings.knowledge / name, last=copy_of(settings, name))


def list_paths(settings: Settings, name: str) -> tuple[Path, Path]:
    """Return where a list of the company is read, and where it is kept as it last was right."""
    return settings.knowledge / name, copy_of(settings, name)


@lru_cache(maxsize=64)  # departments.yaml is read each minute; a slip in it is said once
def log_slips(slips: tuple[str, ...]) -> None:
    """Write each slip of a company's file to the log."""
    for slip in slips:
        log.warning("a line of the company's files does not count", extra={"why": slip})


def copy_of(settings: Settings, name: str) -> Path:
    """Return where a file of the company is kept as it last was right."""
    above = settings.knowledge.resolve().parent
    is_own = above.parent == settings.folder_of_workspaces.resolve()
    folder = settings.knowledge.parent if is_own else index_folder_of(settings)
    return folder / f"{Path(name).stem}.last.yaml"


def open_bank(settings: Settings) -> ReloadingBank:
    """Return the quiz questions as their files say at each look."""
    return ReloadingBank(*settings.question_folders, copy_of=partial(question_copy, settings))


def question_copy(settings: Settings, path: Path) -> Path:
    """Return where a file of questions is kept as it last was right.

    A company's own and an approved one of the same name are two.
    """
    is_own = path.parent == settings.knowledge / "questions"
    return copy_of(settings, f"{'questions' if is_own else 'approved'}-{path.name}")


def index_folder_of(settings: Settings) -> Path:
    """Return where this machine keeps what it embedded of the knowledge folder.

    Its name is made of the folder's path: two folders never overwrite each other's.
    """
    path = os.fsencode(settings.knowledge.resolve())
    return settings.state / "index" / hashlib.sha256(path).hexdigest()[:12]


def open_embedding(settings: Settings) -> NamedEmbeddings:
    """Return the embedding that the settings name."""
    return choose_embedding(
        settings.embedding, api_key=settings.openai_api_key, base_url=settings.openai_base_url
    )


def model_config(settings: Settings) -> ModelConfig:
    """Return what the settings say about the language model; that may be that there is none."""
    return ModelConfig(
        setting=settings.language_model,
        api_key=settings.openai_api_key,
        base_url=settings.openai_base_url,
        method=settings.language_model_method,
        limit=settings.language_model_limit,
        effort=settings.language_model_effort,
        thinking_tokens=settings.language_model_thinking_tokens,
        has_responses_api=settings.language_model_api == "responses",
        seconds=settings.language_model_seconds,
    )
