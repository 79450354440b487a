"""The web server, for a program that decides itself when it ends."""

from collections.abc import Generator
from contextlib import contextmanager

import uvicorn


class SignallessServer(uvicorn.Server):
    """Captures no signal; whoever serves sets ``should_exit``, and ends the rest in order."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield
