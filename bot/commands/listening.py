"""Listens from the first moment: a platform that asks while the bot loads is told it lives."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer

from bot.errors import CannotDoError
from bot.settings import Settings
from bot.web.doors import Door

HEALTH = b"GET /healthz HTTP/"
ALIVE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 18\r\n"
    b'Connection: close\r\n\r\n{"status":"alive"}'
)
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

    Whoever comes with anything else waits, and is then led on to whoever listens.
    """
    server = _Early(door)
    thread = threading.Thread(target=server.serve_forever, args=(LOOK_SECONDS,), daemon=True)
    thread.start()
    try:
        yield server.hand_over
    finally:
        server.hand_over()


class _Early(ThreadingTCPServer):
    """Knows that the process lives, and nothing else yet."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, door: socket.socket) -> None:
        super().__init__(("", 0), _Visit, bind_and_activate=False)
        self.socket.close()
        self.socket = door.dup()
        self.is_over = threading.Event()
        self.address = door.getsockname()

    def hand_over(self) -> None:
        """Take nobody in any more."""
        self.shutdown()
        self.socket.close()
        self.is_over.set()


class _Visit(BaseRequestHandler):
    """One connection, whose first bytes tell whether it is a platform that asks."""

    server: _Early
    request: socket.socket

    def handle(self) -> None:
        """Answer a platform; let everybody else wait for the bot itself."""
        if self.request.recv(len(HEALTH), socket.MSG_PEEK | socket.MSG_WAITALL) == HEALTH:
            self.request.recv(65536)  # what is left unread would reset the connection
            self.request.sendall(ALIVE)
            return
        self.server.is_over.wait()
        with suppress(OSError), socket.create_connection(self.server.address[:2]) as bot:
            there = threading.Thread(target=_carry, args=(self.request, bot), daemon=True)
            there.start()
            _carry(bot, self.request)


def _carry(giver: socket.socket, taker: socket.socket) -> None:
    """Carry bytes one way until the giver has no more."""
    with suppress(OSError):
        while data := giver.recv(65536):
            taker.sendall(data)
        taker.shutdown(socket.SHUT_WR)


def _listening_at(host: str, port: int, named: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        message = f"Nobody can listen on {host}, port {port} ({error.strerror}); set {named}."
        raise CannotDoError(message) from error
