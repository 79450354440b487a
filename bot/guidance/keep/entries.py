"""A document as it is kept: all that search needs of it, so that a start parses nothing."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic import ConfigDict, TypeAdapter

from bot.guidance.domain import Guidance
from bot.guidance.keep.vectors import SmallVectors, Vectors
from bot.guidance.parse.document import Document
from bot.guidance.parse.folder import Source

EmbeddingProgress: TypeAlias = Callable[[int, int], None]  # statements so far, and in all
Counts: TypeAlias = NDArray[np.uint32]

_DOCUMENTS_AT_HAND = 2000  # parsed documents in memory, of all that are kept


@dataclass(frozen=True, slots=True, eq=False)
class WordCounts:
    """How often which word stands in each of some texts: three columns, and their lengths."""

    texts: Counts  # number of the text
    words: Counts  # number of the word in the document's vocabulary
    counts: Counts
    lengths: Counts  # words of each text


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """How the statements of a document make up its passages, and these its contexts."""

    statements: Counts  # in each passage
    passages: Counts  # in each context
    characters: Counts  # of each statement
    lengths: Vectors  # of the sum of a passage's vectors, each by its characters
    wide_lengths: Vectors  # the same of each context
    words: WordCounts  # of each passage
    wide_words: WordCounts  # of each context


@dataclass(frozen=True, slots=True, eq=False)
class IndexEntry:
    """A document, ready to be searched; what is not needed at a start stays packed."""

    __pydantic_config__: ClassVar = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    digest: str
    guidance: Guidance
    outdated_because: str  # as the document says of itself; empty: it does not
    rows: bytes  # of its statements' vectors
    scales: bytes
    vocabulary: str  # stemmed words, parted by blanks
    spelled: Mapping[str, int]  # words as they are written, and how often
    packed_words: bytes  # of its statements
    packed_parts: bytes
    packed_document: bytes

    def __len__(self) -> int:
        """Return the number of its statements."""
        return len(self.scales) // np.float32().nbytes

    @property
    def document(self) -> Document:
        """Return the document."""
        document = _document(self.packed_document)
        if document.guidance == self.guidance:
            return document
        return replace(document, guidance=self.guidance)  # a newer copy has come

    @property
    def source(self) -> Source:
        """Return the document's file."""
        return self.document.source

    @property
    def vectors(self) -> SmallVectors:
        """Return one vector for each statement, in order."""
        scales = np.frombuffer(self.scales, np.float32)
        rows = np.frombuffer(self.rows, np.int8)
        return SmallVectors(rows.reshape(len(scales), -1), scales)

    @property
    def words(self) -> WordCounts:
        """Return the words of each statement."""
        return WordCounts(*_unpacked(self.packed_words))

    @property
    def parts(self) -> Parts:
        """Return the passages."""
        statements, passages, characters, narrow, wide, *words = _unpacked(self.packed_parts)
        lengths = (narrow.view(np.float32), wide.view(np.float32))
        counts = (WordCounts(*words[:4]), WordCounts(*words[4:]))
        return Parts(statements, passages, characters, *lengths, *counts)


_ENTRY = TypeAdapter(IndexEntry)
_DOCUMENT = TypeAdapter(Document)


def packed_document(document: Document) -> bytes:
    """Return a document as an entry holds it."""
    return zlib.compress(_DOCUMENT.dump_json(document))


def packed(arrays: Iterable[NDArray[np.uint32] | Vectors]) -> bytes:
    """Return columns of four bytes a number as an entry holds them."""
    columns = [one.view(np.uint32) for one in arrays]
    sizes = np.array([len(columns), *map(len, columns)], np.uint32)
    return zlib.compress(np.concatenate([sizes, *columns]).tobytes(), 1)


def _unpacked(content: bytes) -> list[Counts]:
    numbers = np.frombuffer(zlib.decompress(content), np.uint32)
    first = int(numbers[0]) + 1
    ends = np.cumsum(numbers[1:first], dtype=np.int64)
    return np.split(numbers[first:], ends[:-1])


@lru_cache(_DOCUMENTS_AT_HAND)
def _document(content: bytes) -> Document:
    return _DOCUMENT.validate_json(zlib.decompress(content))


def written(entry: IndexEntry) -> str:
    """Return an entry as a text to be kept."""
    return _ENTRY.dump_json(entry).decode()


def read_entry(text: str) -> IndexEntry:
    """Return the entry of a kept text.

    Raises:
        ValueError: the text is damaged.
    """
    return _ENTRY.validate_json(text)


def silent(_done: int, _total: int) -> None:
    """Show no progress."""
