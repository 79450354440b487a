"""Listens from the first moment: a platform that asks while the bot loads is told it lives."""

import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bot.errors import CannotDoError
from bot.settings import Settings
from bot.web.doors import Door

HEALTH = "/healthz"
LOOK_SECONDS = 0.05  # until the early server sees that it is over


@contextmanager
def listening(settings: Settings) -> Iterator[Mapping[Door, socket.socket]]:
    """Listen at every door that the settings name.

    Raises:
        CannotDoError: nobody can listen there.
    """
    with ExitStack() as open_ones:
        doors = {Door.MAIN: _listening_at(settings.host, settings.port, "HOST or PORT")}
        open_ones.enter_context(doors[Door.MAIN])
        if settings.metrics_port:
            named, at = "METRICS_HOST or METRICS_PORT", settings.metrics_host
            doors[Door.METRICS] = _listening_at(at, settings.metrics_port, named)
            open_ones.enter_context(doors[Door.METRICS])
        yield doors


@contextmanager
def alive_meanwhile(door: socket.socket) -> Iterator[Callable[[], None]]:
    """Answer there that the process lives, until what is yielded is called.

    Whoever comes with anything else is asked to come again, as Slack does.
    """
    server = ThreadingHTTPServer(("", 0), _Early, bind_and_activate=False)
    server.socket.close()
    server.socket = door.dup()
    thread = threading.Thread(target=server.serve_forever, args=(LOOK_SECONDS,), daemon=True)
    thread.start()

    def hand_over() -> None:
        server.shutdown()
        server.socket.close()

    try:
        yield hand_over
    finally:
        hand_over()


class _Early(BaseHTTPRequestHandler):
    """Knows that the process lives, and nothing else yet."""

    def do_GET(self) -> None:
        """Answer a platform."""
        if self.path == HEALTH:
            self._say(HTTPStatus.OK, {"status": "alive"})
        else:
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "not ready"})

    def do_POST(self) -> None:
        """Let Slack come again."""
        self._say(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "not ready"})

    def log_message(self, *_: object) -> None:
        """Write no line for each."""

    def _say(self, status: HTTPStatus, said: Mapping[str, str]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def _listening_at(host: str, port: int, named: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        message = f"Nobody can listen on {host}, port {port} ({error.strerror}); set {named}."
        raise CannotDoError(message) from error
