"""The command line, from its first moment on: an early Ctrl-C ends it without a traceback."""

import os
import signal
import sys
from importlib import import_module

OWNERS_ALONE = 0o077  # what is kept of people is for whoever runs the bot


def main() -> int:
    """Run the command; return its exit status, which docs/operating.md explains."""
    os.umask(OWNERS_ALONE)
    # Until the command listens; Python would print where it was while it loads.
    listens = signal.signal(signal.SIGINT, signal.SIG_DFL)
    line = import_module("bot.commands.line")
    signal.signal(signal.SIGINT, listens)
    return int(line.run_command(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
