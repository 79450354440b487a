"""How a command that serves something is told to end."""

import asyncio
import signal


async def told_to_end() -> None:
    """Wait for Ctrl-C or a signal to end, so that what is served ends in its order."""
    ended = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, ended.set)
    await ended.wait()
