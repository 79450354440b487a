"""What is mirrored of sources, as documents among the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.database.engine import Database
from bot.database.reading import reading
from bot.guidance.domain import Malformed
from bot.guidance.parse.document import read
from bot.guidance.parse.folder import Source
from bot.guidance.parse.restating import restated
from bot.guidance.sources.domain import MirroredFile, SourceConfig
from bot.guidance.sources.store import mirrored_in


def read_mirrored(database: Database) -> list[MirroredFile]:
    """Return all that was read of sources; it blocks.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    with reading(database) as found:
        return mirrored_in(*found) if found else []


def as_documents(
    files: Iterable[MirroredFile], configs: Iterable[SourceConfig]
) -> Iterator[Source | Malformed]:
    """Yield files as documents, each with what its source says where it says nothing itself."""
    said = {one.name: one.metadata for one in configs}
    for file in files:
        if file.reason:
            yield Malformed(file.document, file.reason, mend=file.mend)
        else:
            yield _with_metadata(Source(file.document, file.text), said.get(file.source, {}))


def _with_metadata(source: Source, fields: Mapping[str, str | Sequence[str]]) -> Source:
    if not fields:
        return source
    document = read(source)
    guidance = getattr(document, "guidance", None)
    lacking = {name: value for name, value in fields.items() if not getattr(guidance, name, "")}
    return Source(source.document, restated(source.text, lacking)) if lacking else source
