"""A port for a process that is started with it and binds it seconds later."""

import secrets
import socket
from contextlib import suppress

_FIRST, _MANY = 20_000, 12_000  # below 32,768, from where connections take theirs on Linux


def free_port() -> int:
    """Return a port at which nobody listens and which no connection is given meanwhile.

    Raises:
        OSError: a hundred ports in a row are taken.
    """
    for _ in range(100):
        port = _FIRST + secrets.randbelow(_MANY)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    message = "No port is free."
    raise OSError(message)
