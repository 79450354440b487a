"""Converts a file in a process of its own: it may die, and the bot goes on."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bot.guidance.convert.errors import UnreadableError

SECONDS = 180.0  # for one file; a thousand pages of PDF take about 60
MEMORY = 1_500_000_000  # bytes of addresses; the libraries alone take some 300 MB
_WORKER = "bot.guidance.convert.worker"
_SPLIT = "Split it, or save it anew."


def markdown_of(path: Path, *, seconds: float = SECONDS, memory: int = MEMORY) -> str:
    """Return a file as Markdown; ``memory`` is in bytes of addresses.

    Raises:
        UnreadableError: it cannot be read, or not within the time and memory that it may take.
    """
    try:
        done = subprocess.run(  # noqa: S603  # our own program, a path as its argument
            [sys.executable, "-m", _WORKER, str(path.absolute()), str(memory)],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        reason = "reading it takes too long"
        raise UnreadableError(reason, _SPLIT) from None
    if done.returncode:
        reason = "reading it breaks the program that reads it"
        raise UnreadableError(reason, _SPLIT)
    reply = json.loads(done.stdout)
    if "text" not in reply:
        raise UnreadableError(reply["reason"], reply["mend"])
    return str(reply["text"])
