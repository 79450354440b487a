"""Looks at a source again: what changed there since, converted to Markdown."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.guidance.convert.errors import UnreadableError
from bot.guidance.parse.folder import Convert, is_document, text_of
from bot.guidance.sources.domain import (
    DocumentSource,
    ListedFile,
    MirroredFile,
    SourceChanges,
    SourceDownError,
)


def changes_of(
    name: str, source: DocumentSource, known: Mapping[str, str], convert: Convert
) -> SourceChanges:
    """Return what changed in a source since its files were of the ``known`` versions, by path.

    A file that cannot be had stays as it was before; one that cannot be read is named.

    Raises:
        SourceDownError: the source does not answer, or says it is empty all at once.
    """
    listed = {one.path: one for one in source.listed() if is_document(one.path)}
    if known and not listed:
        message = "it says that all of its documents are gone"
        raise SourceDownError(message)
    results = [
        _looked_at(name, source, one, known.get(one.path), convert)
        for one in listed.values()
        if not one.version or known.get(one.path) != one.version
    ]
    files = tuple(chain.from_iterable(one for one in results if one is not None))
    gone = tuple(path for path in known if path not in listed)
    return SourceChanges(files, gone, sum(one is None for one in results))


def _looked_at(
    name: str, source: DocumentSource, file: ListedFile, known: str | None, convert: Convert
) -> tuple[MirroredFile, ...] | None:
    """Return the file as it is now, nothing if it is as before, None if it cannot be had."""
    try:
        content = source.content(file)
    except SourceDownError:
        return None
    version = file.version or hashlib.sha256(content).hexdigest()[:32]
    if version == known:
        return ()
    return (_read(MirroredFile(name, file.path, version), content, convert),)


def _read(file: MirroredFile, content: bytes, convert: Convert) -> MirroredFile:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"document{Path(file.path).suffix.lower()}"
        path.write_bytes(content)
        try:
            text = text_of(path, convert)
        except UnreadableError as error:
            return replace(file, reason=error.reason, mend=error.mend)
    return replace(file, text=text)
