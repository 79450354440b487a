"""`make chaos`: lives through two bad days and prints what became of every message."""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from tests.chaos.feeder import A_THIRD_OF_SLACKS
from tests.chaos.fleet import Chroma, Postgres, index
from tests.chaos.ledger import Ledger
from tests.chaos.scenario import Day, Plan, live_through

SERVE = ("-m", "bot", "serve")
Cell: TypeAlias = Callable[[Day], object]


def _twice(day: Day) -> int:
    return day.ledger.twice + (day.rush.twice if day.rush else 0)


def _lost(day: Day) -> int:
    return day.ledger.lost + (day.rush.lost if day.rush else 0)


def _times(ledger: Ledger | None) -> str:
    if ledger is None:
        return ""
    return " / ".join(f"{1000 * s:.0f}" for s in (ledger.p50, ledger.p99, ledger.slowest))


ROWS: Sequence[tuple[str, Cell]] = (
    ("messages written", lambda day: day.ledger.written),
    ("deliveries: repeated, late, out of order", lambda day: day.ledger.deliveries),
    ("kill -9 at random moments", lambda day: day.kills),
    ("replicas that never came back", lambda day: int(day.plan.never_returns)),
    ("database crashed and restarted", lambda day: day.database_restarts),
    ("Slack answered 429", lambda day: day.faults.get("429", 0)),
    ("Slack answered 500", lambda day: day.faults.get("500", 0)),
    ("Slack hung", lambda day: day.faults.get("hang", 0)),
    ("Slack posted, then dropped the connection", lambda day: day.faults.get("drop after", 0)),
    ("Slack unreachable for 30 s", lambda day: day.faults["unreachable"]),
    ("accepted", lambda day: day.ledger.accepted),
    ("answered once", lambda day: day.ledger.answered_once),
    ("stated failures", lambda day: day.ledger.stated_failures),
    ("ANSWERED TWICE (must be 0)", _twice),
    ("LOST (must be 0)", _lost),
    ("acknowledged in ms, p50 / p99 / max", lambda day: _times(day.ledger)),
    ("same, 50 messages a second, no trouble", lambda day: _times(day.rush)),
    ("SIGTERM obeyed within, s", lambda day: f"{max(day.stopping.values()):.1f}"),
)


def main() -> int:
    """Live through both days; return 1 when a message was lost or answered twice."""
    days = [asyncio.run(_on_sqlite()), asyncio.run(_on_postgres())]
    _print_table(days)
    return int(any(_twice(day) or _lost(day) for day in days))


def _print_table(days: Sequence[Day]) -> None:
    print(f"{'':44}{'SQLite, 1 process':>20}{'Postgres + Chroma, 2':>24}")
    for title, cell in ROWS:
        one, two = (str(cell(day)) for day in days)
        print(f"{title:44}{one:>20}{two:>24}")


async def _on_sqlite() -> Day:
    directory = _directory()
    await index({"STATE": str(directory)})
    plan = Plan(
        "sqlite", SERVE, 1, 500, 6.0, 12, 30.0, never_returns=False, rush=500,
        pauses=A_THIRD_OF_SLACKS,
    )  # fmt: skip
    return await live_through(plan, directory, postgres=None)


async def _on_postgres() -> Day:
    directory = _directory()
    postgres, chroma = Postgres(), Chroma(directory)
    plan = Plan(
        "postgres", SERVE, 2, 500, 6.0, 12, 30.0, never_returns=True, rush=500,
        environment={"CHROMA_URL": chroma.url}, pauses=A_THIRD_OF_SLACKS,
    )  # fmt: skip
    try:
        await postgres.migrate()
        await index({"STATE": str(directory), "CHROMA_URL": chroma.url})
        return await live_through(plan, directory, postgres)
    finally:
        chroma.end()
        postgres.end()


def _directory() -> Path:
    directory = Path(tempfile.mkdtemp(prefix="chaos-"))
    print(f"logs in {directory}", file=sys.stderr)
    return directory


if __name__ == "__main__":
    sys.exit(main())
