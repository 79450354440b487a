"""What a Chroma server is shown by whoever comes to it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from bot.guidance.keep.chroma_server import ChromaServer


@contextmanager
def _a_door() -> Iterator[tuple[str, list[str | None]]]:
    """Serve what lets nobody in; yield where it is, and what it was shown."""
    shown: list[str | None] = []

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown.append(self.headers["authorization"])
            self.send_error(401)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", shown
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("database", [None, "T1"])
def test_the_token_is_shown_with_the_first_call(database: str | None) -> None:
    with _a_door() as (url, shown):
        with suppress(Exception):  # which one is Chroma's own affair
            ChromaServer(url, database, "word").version()

        assert shown
        assert set(shown) == {"Bearer word"}
