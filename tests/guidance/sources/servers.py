"""Small servers on this machine that speak as the places of documents do."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TypeAlias
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Ask: TypeAlias = Callable[[str, Mapping[str, str], str], Answer]
"""Answers a path with its parameters, and what the caller signs with."""


@contextmanager
def serving(ask: Ask) -> Iterator[str]:
    """Give the address of a server that answers as ``ask`` does."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            parameters = {name: one[0] for name, one in parse_qs(parts.query).items()}
            answer = ask(parts.path, parameters, self.headers.get("Authorization", ""))
            self.send_response(answer.status)
            for name, value in {
                "Content-Length": str(len(answer.body)),
                **answer.headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def as_json(value: object, status: int = 200, **headers: str) -> Answer:
    """Return an answer in JSON."""
    return Answer(
        json.dumps(value).encode(), status, {"Content-Type": "application/json", **headers}
    )
