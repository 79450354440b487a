"""Vectors of texts that tests embed again and again: made once a checkout, not once a test."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partialmethod
from threading import Lock

import numpy as np
import pytest

from bot.embedding.local import LOCAL_NAME, LocalEmbeddings
from tests.journeys.running import STATE

_make = LocalEmbeddings.embed_documents


class VectorStore:
    """Keeps vectors in a file that all processes of all runs share; bots use it in threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()
        connection.execute("PRAGMA synchronous = OFF")  # what is lost is made again
        connection.execute("CREATE TABLE IF NOT EXISTS vector (text PRIMARY KEY, row)")

    def known(self, names: list[str]) -> dict[str, list[float]]:
        """Return the vectors that are kept, by name."""
        asked = "SELECT row FROM vector WHERE text = ?"
        with self._lock:
            found = {name: self._connection.execute(asked, [name]).fetchone() for name in names}
        return {
            name: np.frombuffer(row[0], np.float32).tolist()
            for name, row in found.items()
            if row
        }

    def keep(self, vectors: dict[str, list[float]]) -> None:
        rows = [(name, np.array(one, np.float32).tobytes()) for name, one in vectors.items()]
        with self._lock, self._connection:
            self._connection.executemany("INSERT OR IGNORE INTO vector VALUES (?, ?)", rows)


@pytest.fixture(scope="session")
def vector_store() -> Iterator[VectorStore]:
    STATE.mkdir(parents=True, exist_ok=True)
    path = STATE / f"vectors-{LOCAL_NAME}.sqlite3"
    with closing(sqlite3.connect(path, timeout=60, check_same_thread=False)) as connection:
        yield VectorStore(connection)


@pytest.fixture(scope="module")
def kept_vectors(vector_store: VectorStore) -> Iterator[None]:
    """Let a text that any run of the tests has embedded keep its vector."""
    with pytest.MonkeyPatch.context() as patched:
        embed = partialmethod(_embedded, vector_store)
        patched.setattr(LocalEmbeddings, "embed_documents", embed)
        yield


def _embedded(
    embeddings: LocalEmbeddings, store: VectorStore, texts: list[str]
) -> list[list[float]]:
    names = {text: hashlib.sha256(text.encode()).hexdigest() for text in texts}
    vectors = store.known([*names.values()])
    new = [text for text, name in names.items() if name not in vectors]
    if new:
        made = dict(zip((names[text] for text in new), _make(embeddings, new), strict=True))
        store.keep(made)
        vectors |= made
    return [vectors[names[text]] for text in texts]
