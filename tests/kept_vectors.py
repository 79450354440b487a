"""Vectors of what the project's handbook says: embedded once a checkout, not once a test."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from bot.embedding.local import LOCAL_NAME, LocalEmbeddings
from tests.journeys.running import STATE

EMBEDDED = LocalEmbeddings.embed_documents


@pytest.fixture(scope="module")
def kept_vectors() -> Iterator[None]:
    """Let texts that any run of the tests has embedded keep their vectors."""
    STATE.mkdir(parents=True, exist_ok=True)
    with (
        closing(sqlite3.connect(STATE / f"vectors-{LOCAL_NAME}.sqlite3", timeout=60)) as kept,
        pytest.MonkeyPatch.context() as patched,
    ):
        kept.execute("CREATE TABLE IF NOT EXISTS vector (text PRIMARY KEY, row)")
        patched.setattr(
            LocalEmbeddings, "embed_documents", lambda own, texts: _embedded(kept, own, texts)
        )
        yield


def _embedded(
    kept: sqlite3.Connection, embeddings: LocalEmbeddings, texts: list[str]
) -> list[list[float]]:
    names = {text: hashlib.sha256(text.encode()).hexdigest() for text in texts}
    known = {
        text: np.frombuffer(found[0], np.float32).tolist()
        for text, name in names.items()
        if (found := kept.execute("SELECT row FROM vector WHERE text = ?", [name]).fetchone())
    }
    new = [text for text in names if text not in known]
    known |= zip(new, EMBEDDED(embeddings, new), strict=True)
    rows = [(names[text], np.array(known[text], np.float32).tobytes()) for text in new]
    with kept:
        kept.executemany("INSERT OR IGNORE INTO vector VALUES (?, ?)", rows)
    return [known[text] for text in texts]
