"""What stops the demo before it begins, each in one sentence."""

import socket

import pytest

from bot.commands.demo import demo
from bot.errors import CannotDoError


def test_a_port_that_is_taken_is_said_before_anything_is_prepared() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        with pytest.raises(CannotDoError, match=f"Port {port} is taken"):
            demo(port=port, browser=False)


def test_an_address_of_another_machine_cannot_be_served() -> None:
    with pytest.raises(CannotDoError, match=r"Nothing can be served at 192\.0\.2\.1"):
        demo(host="192.0.2.1", browser=False, open_to_others=True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "localhost"])  # noqa: S104
def test_no_other_address_is_served_unless_told(host: str) -> None:
    with pytest.raises(CannotDoError, match="say --open-to-others"):
        demo(host=host, browser=False)
