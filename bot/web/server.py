"""The web server, for a program that decides itself when it ends."""

from collections.abc import Generator
from contextlib import contextmanager

import uvicorn

# Proxies keep an idle connection for 60 seconds (nginx's and Amazon's default). Whoever closes
# first must be the proxy: we would close under a request that is on its way.
KEPT_OPEN_SECONDS = 75


class SignallessServer(uvicorn.Server):
    """Captures no signal; whoever serves sets ``should_exit``, and ends the rest in order."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield
