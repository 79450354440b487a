"""An index on a Chroma server, shared by all replicas."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.config import DEFAULT_DATABASE, Settings
from chromadb.errors import ChromaError, NotFoundError, UniqueConstraintError

from bot.guidance.domain import IndexOutOfReachError
from bot.guidance.keep import chroma_records as records
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.storage import Manifest

_PORTS = {"http": 8000, "https": 443}
_OUT_OF_REACH = (httpx.HTTPError, ChromaError, ValueError, OSError)


class ChromaServer:
    """Keeps one index. A change adds first, then switches all readers over, and drops last."""

    def __init__(self, url: str, database: str | None = None, token: str | None = None) -> None:
        """Use the server at this address; it is reached when something is read or kept.

        Args:
            url: "http://chroma:8000".
            database: on that server, made when it is not there; None: Chroma's own default.
            token: shown to whatever lets nobody to the server without it.
        """
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._url = url
        self._database = database
        self._client: ClientAPI | None = None

    def version(self) -> str:
        """Return the current state's version; empty if nothing is kept."""
        manifest = self.manifest()
        return manifest.version if manifest else ""

    def manifest(self) -> Manifest | None:
        """Return what is kept now; None if nothing is."""
        with self._reached() as client:
            return records.read_manifest(client)

    def load(self, digests: Collection[str]) -> list[IndexEntry]:
        """Return the documents with these digests."""
        with self._reached() as client:
            return list(records.read_entries(client, digests))

    def change(self, manifest: Manifest, added: Sequence[IndexEntry]) -> str:
        """Make this the current state.

        What the state before no longer held is dropped; what this one drops stays until the
        next, for replicas that are reading it just now.
        """
        with self._reached() as client:
            before = records.read_manifest(client)
            records.write_entries(client, added)
            records.write_manifest(client, manifest)
            gone = set(before.retired if before else ()) - {
                *manifest.digests,
                *manifest.retired,
            }
            records.delete_entries(client, gone)
            if before:
                records.delete_formats_before(client)
            return manifest.version

    def clear(self) -> None:
        """Forget everything, readable or not."""
        with self._reached() as client:
            records.delete_everything(client)

    @contextmanager
    def _reached(self) -> Iterator[ClientAPI]:
        try:
            self._client = self._client or _connected(self._url, self._database, self._headers)
            yield self._client
        except _OUT_OF_REACH as error:
            message = f"The Chroma server at {self._url} does not answer; is CHROMA_URL right?"
            raise IndexOutOfReachError(message) from error


def _connected(url: str, database: str | None, headers: dict[str, str]) -> ClientAPI:
    address = urlsplit(url)
    settings = Settings(anonymized_telemetry=False)
    place: dict[str, Any] = {
        "host": address.hostname or "localhost",
        "port": address.port or _PORTS[address.scheme],
        "ssl": address.scheme == "https",
    }
    if database:
        _make(database, place, headers)
    return chromadb.HttpClient(
        **place, headers=headers, database=database or DEFAULT_DATABASE, settings=settings
    )


def _make(database: str, place: dict[str, Any], headers: dict[str, str]) -> None:
    """Make the database unless it is there; two replicas may do so at once."""
    server = chromadb.AdminClient(
        Settings(
            anonymized_telemetry=False,
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=place["host"],
            chroma_server_http_port=place["port"],
            chroma_server_ssl_enabled=place["ssl"],
            chroma_server_headers=headers,
        )
    )
    try:
        server.get_database(database)
    except NotFoundError:
        with suppress(UniqueConstraintError):
            server.create_database(database)
