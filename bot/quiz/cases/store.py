"""Keeps team cases in SQL. Who voted, and what was voted, are two tables that nothing joins."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    JSON,
    Column,
    Double,
    Integer,
    Row,
    String,
    Table,
    case,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.database.columns import UtcDateTime, metadata
from bot.database.engine import Database
from bot.database.records import Days, Forgetting, Record, Until, Whose, declared, own_rows
from bot.database.upsert import keep_first, keep_last
from bot.quiz.cases.domain import CaseChannel, CaseRun, StepOutcome

channel_table = Table(
    "quiz_case_channel",
    metadata,
    Column("department_id", String, primary_key=True),
    Column("channel", String, nullable=False),
    Column("employee_id", String, nullable=False, index=True),
    Column("wanted_at", UtcDateTime, nullable=False),
    info=own_rows("where a manager wants team cases", Until("a manager stops them")),
)
run_table = Table(
    "quiz_case_run",
    metadata,
    Column("run_id", String, primary_key=True),
    Column("department_id", String, nullable=False, index=True),
    Column("channel", String, nullable=False),
    Column("case_id", String, nullable=False),
    Column("began_at", UtcDateTime, nullable=False, index=True),
    Column("stepped_at", UtcDateTime, nullable=False),
    Column("path", JSON, nullable=False),
    Column("outcomes", JSON, nullable=False),
    Column("ended_at", UtcDateTime),
    info=declared(
        Record(
            "a team case, which way it went and roughly how a department voted",
            Whose.COMPANY,
            Days("team_case", 730, since="began_at", at_least=30),
            Forgetting.KEEP,
        )
    ),
)
voter_table = Table(
    "quiz_case_voter",
    metadata,
    Column("step", String, primary_key=True),
    Column("employee_id", String, primary_key=True),
    Column("stepped_at", UtcDateTime, nullable=False),  # of the step: the same for all
    info=own_rows(
        "that somebody voted at a step of a team case, not what or when",
        Days("team_case_vote", 30, since="stepped_at"),
    ),
)
vote_table = Table(
    "quiz_case_vote",
    metadata,
    Column("step", String, primary_key=True),
    Column("choice", Integer, primary_key=True, autoincrement=False),
    Column("votes", Double, nullable=False),  # begun by chance, see people/groups.py
    Column("stepped_at", UtcDateTime, nullable=False),
    info=declared(
        Record(
            "votes at a step of a team case, counted with chance in it",
            Whose.COMPANY,
            Days("team_case_vote", 30, since="stepped_at"),
            Forgetting.KEEP,
        )
    ),
)
_outcomes = TypeAdapter(tuple[StepOutcome, ...])


class SqlTeamCases:
    """Keeps team cases in ``quiz_case_…``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def want(self, wanted: CaseChannel, at: datetime) -> None:
        """Let the department's cases come there; the last word counts."""
        async with self._database.begin() as connection:
            await keep_last(connection, channel_table, asdict(wanted) | {"wanted_at": at})

    async def stop(self, department_id: str, at: datetime) -> None:
        """Let none come any more, and end the one that is under way."""
        own = run_table.c.department_id == department_id
        is_open = own & run_table.c.ended_at.is_(None)
        async with self._database.begin() as connection:
            await connection.execute(
                delete(channel_table).filter_by(department_id=department_id)
            )
            await connection.execute(update(run_table).where(is_open).values(ended_at=at))

    async def wanted(self) -> Sequence[CaseChannel]:
        """Return where cases are wanted."""
        async with self._database.begin() as connection:
            rows = await connection.execute(
                select(channel_table).order_by(channel_table.c.department_id)
            )
            return [
                CaseChannel(row.department_id, row.channel, row.employee_id) for row in rows
            ]

    async def manager_of(self, channel: str) -> str | None:
        """Return who wants cases in the channel; None where nobody does."""
        if not channel.startswith(("C", "G")):
            return None
        asked = select(channel_table.c.employee_id).filter_by(channel=channel)
        async with self._database.begin() as connection:
            found: str | None = (await connection.execute(asked.limit(1))).scalar()
            return found

    async def runs(self, department_id: str) -> Sequence[CaseRun]:
        """Return the department's cases, oldest first."""
        asked = select(run_table).filter_by(department_id=department_id)
        async with self._database.begin() as connection:
            rows = await connection.execute(asked.order_by(run_table.c.began_at))
            return [_run(row) for row in rows]

    async def named(self, run_id: str) -> CaseRun | None:
        """Return the run, or None."""
        async with self._database.begin() as connection:
            return await _named(connection, run_id)

    async def advance(self, run: CaseRun, opening: Mapping[int, float]) -> CaseRun:
        """Keep a run that goes on or begins; return what is kept of this step, first come."""
        async with self._database.begin() as connection:
            known = await _named(connection, run.run_id)
            if known and (known.number >= run.number or known.ended_at):
                return known
            await _keep(connection, run)
            kept = await _named(connection, run.run_id)
            if kept != run:  # another replica was quicker
                return kept or run
            await _open(connection, run, opening)
            return run

    async def vote(self, run_id: str, number: int, choice: int, employee_id: str) -> bool:
        """Count a vote; False if this person voted, or the step is over."""
        async with self._database.begin() as connection:
            run = await _named(connection, run_id)
            if run is None or not run.is_open or run.number != number:
                return False
            step, at = _step(run_id, number), run.stepped_at
            voter = {"step": step, "employee_id": employee_id, "stepped_at": at}
            if not await keep_first(connection, voter_table, voter):
                return False
            await _count(connection, step, choice)
            return True

    async def count(self, run_id: str, number: int) -> tuple[int, Mapping[int, float]]:
        """Return how many voted at a step, and what each choice counts."""
        step = _step(run_id, number)
        voters = select(func.count()).select_from(voter_table).filter_by(step=step)
        votes = select(vote_table).filter_by(step=step).order_by(vote_table.c.choice)
        async with self._database.begin() as connection:
            people: int = (await connection.execute(voters)).scalar_one()
            rows = (await connection.execute(votes)).all()
        return people, {row.choice: row.votes for row in rows}


async def _count(connection: AsyncConnection, step: str, choice: int) -> None:
    """Count one more, and write every row of the step anew.

    Postgres keeps with each row which transaction wrote it last: so all of them say the same.
    """
    one_more = case((vote_table.c.choice == choice, 1.0), else_=0.0)
    votes = update(vote_table).where(vote_table.c.step == step)
    await connection.execute(votes.values(votes=vote_table.c.votes + one_more))
    voters = update(voter_table).where(voter_table.c.step == step)
    await connection.execute(voters.values(stepped_at=voter_table.c.stepped_at))


async def _keep(connection: AsyncConnection, run: CaseRun) -> None:
    row = asdict(run) | {
        "path": list(run.path),
        "outcomes": _outcomes.dump_python(run.outcomes, mode="json"),
    }
    if await keep_first(connection, run_table, row):
        return
    is_before = func.json_array_length(run_table.c.outcomes) < run.number
    this = (run_table.c.run_id == run.run_id) & is_before
    await connection.execute(update(run_table).where(this).values(row))


async def _open(
    connection: AsyncConnection, run: CaseRun, opening: Mapping[int, float]
) -> None:
    """Take the votes of the step before away, and begin to count those of the next."""
    last = _step(run.run_id, run.number - 1)
    for table in (voter_table, vote_table):
        await connection.execute(delete(table).where(table.c.step == last))
    for choice, count in opening.items():
        step = _step(run.run_id, run.number)
        row = {"step": step, "choice": choice, "votes": count, "stepped_at": run.stepped_at}
        await keep_first(connection, vote_table, row)


async def _named(connection: AsyncConnection, run_id: str) -> CaseRun | None:
    row = (await connection.execute(select(run_table).filter_by(run_id=run_id))).first()
    return _run(row) if row else None


def _step(run_id: str, number: int) -> str:
    return f"{run_id}:{number}"


def _run(row: Row[Any]) -> CaseRun:
    kept = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for it
    return CaseRun(
        **kept
        | {
            "path": tuple(kept["path"]),
            "outcomes": _outcomes.validate_python(kept["outcomes"]),
        }
    )
