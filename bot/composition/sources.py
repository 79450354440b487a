"""Builds the work on the sources of documents of one workspace."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.composition.opening import (
    conversions_of,
    index_folder_of,
    list_paths,
    source_configs,
)
from bot.composition.written import refresher
from bot.database.engine import Database
from bot.guidance.sources.choice import open_source
from bot.guidance.sources.domain import DocumentSource, SourceConfig
from bot.guidance.sources.mirroring import Mirroring
from bot.guidance.sources.reading import FILE as SOURCES
from bot.guidance.sources.store import SqlMirror
from bot.guidance.sources.work import SourcesWork
from bot.settings import Settings, named_secrets
from bot.workspaces.services import WorkspaceServices


def sources_work(services: WorkspaceServices, settings: Settings) -> SourcesWork:
    """Return it, wired."""
    return SourcesWork(
        configs=partial(source_configs, settings),
        is_named=partial(_is_named, settings),
        mirroring=mirroring_in(settings, services.database, services.now),
        refresh=refresher(services, settings),
        delivery=services.delivery,
        now=services.now,
    )


def mirroring_in(
    settings: Settings, database: Database, now: Callable[[], datetime]
) -> Mirroring:
    """Return what brings the mirror in a database up to its sources."""
    convert = conversions_of(settings)
    return Mirroring(partial(_open, settings), SqlMirror(database), convert, now)


def _open(settings: Settings, config: SourceConfig) -> DocumentSource:
    secret = named_secrets(settings.source_secrets).get(config.name, "")
    return open_source(config, secret, index_folder_of(settings) / "sources")


def _is_named(settings: Settings, name: str) -> bool:
    """Tell whether the file names a source, even if what it says of it slips."""
    path, copy = list_paths(settings, SOURCES)
    file = path if path.exists() else copy  # a folder that is not mounted names nothing
    return file.exists() and f"{name}:" in file.read_text(errors="replace")
