"""Opens the source that a config names."""

from pathlib import Path

from bot.guidance.sources.confluence import ConfluenceSpace
from bot.guidance.sources.domain import DocumentSource, SourceConfig
from bot.guidance.sources.git import GitRepository
from bot.guidance.sources.local_folder import LocalFolder
from bot.guidance.sources.website import Website


def open_source(config: SourceConfig, secret: str, copies: Path) -> DocumentSource:
    """Return the source; nothing is asked of it yet.

    Args:
        config: of one of the kinds that `reading` knows.
        secret: its token; empty where it needs none.
        copies: folder for what a source keeps on this machine.
    """
    match config.kind:
        case "git":
            return GitRepository(config, secret, copies / config.name)
        case "website":
            return Website(config.place, secret)
        case "confluence":
            return ConfluenceSpace(config, secret)
        case _:
            return LocalFolder(config.place)
