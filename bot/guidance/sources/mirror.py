"""What is mirrored of sources, as documents among the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.database.engine import Database
from bot.database.reading import reading
from bot.guidance.audience import NOBODY, narrowed
from bot.guidance.domain import Malformed
from bot.guidance.parse.folder import Source
from bot.guidance.parse.front_matter import AUDIENCE, FrontMatter, front_matter_of
from bot.guidance.parse.restating import restated
from bot.guidance.sources.domain import FOLDER, MirroredFile, SourceConfig
from bot.guidance.sources.store import FileVersion, mirrored_in


class MirrorReading:
    """Reads all that was read of sources; each file again only once it has another version."""

    def __init__(self, database: Database) -> None:
        """Read it in this database."""
        self._database = database
        self._known: Mapping[FileVersion, MirroredFile] = {}

    def __call__(self) -> list[MirroredFile]:
        """Return all of it, in order; it blocks.

        Raises:
            DatabaseUnavailableError: the database does not answer.
        """
        with reading(self._database) as found:
            self._known = mirrored_in(*found, self._known) if found else {}
        return list(self._known.values())


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


def within_audience(source: Source, configs: Iterable[SourceConfig]) -> Source:
    """Return a document for no more readers than the source is that it is of, if it is.

    Of a source that is not named any more nobody knows for whom it was: it is for nobody.
    """
    folder, _, below = source.document.partition("/")
    if folder != FOLDER or "/" not in below:
        return source
    bounds = {one.name: one.audience for one in configs}
    bound = bounds.get(below.partition("/")[0], NOBODY)
    own = front_matter_of(source).audience
    audience = narrowed(own, bound)
    if audience == own:
        return source
    return replace(source, text=restated(source.text, {AUDIENCE: [*audience]}))


def _with_metadata(source: Source, fields: Mapping[str, str | Sequence[str]]) -> Source:
    """Return the source saying what it lacks; no more of it than its front matter is read."""
    front_matter = front_matter_of(source)
    lacking = {
        name: value for name, value in fields.items() if not _says(front_matter, name, value)
    }
    return replace(source, text=restated(source.text, lacking)) if lacking else source


def _says(front_matter: FrontMatter, name: str, like: str | Sequence[str]) -> bool:
    own = front_matter.text(name) if isinstance(like, str) else front_matter.texts(name)
    return bool(own)
