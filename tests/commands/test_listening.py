"""A platform that asks while the bot still loads is told that it lives."""

import socket
from collections.abc import Iterator

import httpx
import pytest

from bot.commands.listening import alive_meanwhile, listening
from bot.errors import CannotDoError
from bot.settings import Settings
from bot.web.doors import Door
from tests.ports import free_port


@pytest.fixture
def door() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening_there:
        yield listening_there


def url_of(door: socket.socket, path: str) -> str:
    return f"http://127.0.0.1:{door.getsockname()[1]}{path}"


def test_a_platform_is_told_at_once_that_it_lives(door: socket.socket) -> None:
    with alive_meanwhile(door):
        alive = httpx.get(url_of(door, "/healthz"))

    assert (alive.status_code, alive.json()) == (200, {"status": "alive"})


def test_whoever_comes_before_the_bot_is_led_on_to_it(door: socket.socket) -> None:
    event = b"POST /slack/events HTTP/1.1\r\n\r\n"
    with (
        alive_meanwhile(door) as hand_over,
        socket.create_connection(door.getsockname()) as slack,
    ):
        slack.sendall(event)
        assert httpx.get(url_of(door, "/healthz")).status_code == 200
        hand_over()
        with door.accept()[0] as bot:
            assert bot.recv(100) == event
            bot.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

        assert slack.recv(100).startswith(b"HTTP/1.1 200")


def test_whoever_comes_once_it_is_handed_over_waits_for_the_bot(door: socket.socket) -> None:
    with alive_meanwhile(door) as hand_over:
        hand_over()
        with socket.create_connection(door.getsockname()) as caller:
            caller.sendall(b"GET /healthz HTTP/1.1\r\n\r\n")
            taken, _ = door.accept()

            assert taken.recv(100).startswith(b"GET /healthz")
            taken.close()


def test_a_port_that_is_taken_is_named(door: socket.socket) -> None:
    taken = Settings(host="127.0.0.1", port=door.getsockname()[1])

    with pytest.raises(CannotDoError, match="set HOST or PORT"), listening(taken):
        pass


def test_the_figures_have_a_door_of_their_own_if_they_are_wanted() -> None:
    wanted = Settings(host="127.0.0.1", port=free_port(), metrics_port=free_port())

    with listening(wanted) as doors:
        assert set(doors) == {Door.MAIN, Door.METRICS}
