"""A start is short: what Slack does not wait for is loaded after its socket is open."""

import subprocess
import sys

LATE = ("chromadb", "scim2_models", "openai", "langchain_openai")


def test_what_serves_loads_nothing_that_may_wait() -> None:
    shown = "import bot.commands.run, sys; print(*sys.modules)"

    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-c", shown], capture_output=True, text=True, check=True
    )

    assert {*done.stdout.split()} & {*LATE} == set()
