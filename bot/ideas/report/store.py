"""Keeps reports, their history and their voices in SQL."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.database.engine import Database
from bot.ideas.report.deadlines import level_due
from bot.ideas.report.domain import EscalationLevel, Report, State, Step
from bot.ideas.report.history import HistoryEntry, Voice
from bot.ideas.report.rows import columns_of, entry_of, report_of, row_of, voice_of
from bot.ideas.report.tables import entry_table, report_table, voice_table

OPEN = (State.NEW.value, State.ACCEPTED.value, State.STARTED.value)


class SqlReports:
    """Keeps reports in ``ideas_report``, steps and voices beside; the same key once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, report: Report, entry: HistoryEntry) -> Report:
        """Keep a new report and its first entry; return it with its number."""
        try:
            async with self._database.begin() as connection:
                row = row_of(report) | {"version": 0}
                added = await connection.execute(insert(report_table).values(row))
                number = int((added.inserted_primary_key or (0,))[0])
                await connection.execute(_insert(replace(entry, number=number)))
        except IntegrityError:
            known = await self.of_key(entry.key)
            if known is None:  # pragma: no cover  # no other constraint can be hurt
                raise
            return known
        return replace(report, number=number, version=0)

    async def find(self, number: int) -> Report | None:
        """Return the report, or None."""
        return next(iter(await self._reports(report_table.c.number == number)), None)

    async def of_key(self, key: str) -> Report | None:
        """Return the report to which the entry of this key belongs, or None."""
        its = select(entry_table.c.number).where(entry_table.c.key == key)
        return next(iter(await self._reports(report_table.c.number.in_(its))), None)

    async def of_secret(self, secret_hash: str) -> tuple[Report, ...]:
        """Return the report made or supported by the holder of the secret; empty if none."""
        supported = select(voice_table.c.number).where(voice_table.c.secret_hash == secret_hash)
        return await self._reports(
            or_(
                report_table.c.secret_hash == secret_hash,
                report_table.c.number.in_(supported),
            )
        )

    async def change(self, report: Report, entry: HistoryEntry) -> bool:
        """Keep the report as it is now, unless somebody else changed it since."""
        changed = (
            update(report_table)
            .where(
                report_table.c.number == report.number,
                report_table.c.version == report.version,
            )
            .values(row_of(report) | {"version": report.version + 1})
        )
        async with self._database.begin() as connection:
            if (await connection.execute(changed)).rowcount == 0:
                return False
            await connection.execute(_insert(entry))
        return True

    async def rewrite(self, report: Report, entries: Mapping[str, HistoryEntry]) -> None:
        """Keep a report, and those of its entries that had these keys, as they are now."""
        its = report_table.c.number == report.number
        async with self._database.begin() as connection:
            await connection.execute(update(report_table).where(its).values(row_of(report)))
            for key, entry in entries.items():
                now = {"key": entry.key, "at": entry.at, "done_by": entry.by}
                known = entry_table.c.key == key
                await connection.execute(update(entry_table).where(known).values(now))

    async def note(self, entry: HistoryEntry) -> None:
        """Keep something that happened without changing the report; the same key once."""
        await self._keep_once(_insert(entry))

    async def history(self, number: int) -> tuple[HistoryEntry, ...]:
        """Return all that happened, oldest first."""
        asked = select(entry_table).where(entry_table.c.number == number)
        rows = await self._rows(asked.order_by(entry_table.c.position))
        return tuple(entry_of(row) for row in rows)

    async def steps(self, step: Step) -> tuple[HistoryEntry, ...]:
        """Return every entry of this kind in all reports, oldest first."""
        asked = select(entry_table).where(entry_table.c.step == step.value)
        rows = await self._rows(asked.order_by(entry_table.c.position))
        return tuple(entry_of(row) for row in rows)

    async def entry(self, key: str) -> HistoryEntry | None:
        """Return the entry of this key, or None."""
        rows = await self._rows(select(entry_table).where(entry_table.c.key == key))
        return next((entry_of(row) for row in rows), None)

    async def add_voice(self, voice: Voice) -> None:
        """Keep the voice; the same person counts once."""
        person = columns_of(voice.supporter)
        await self._keep_once(
            insert(voice_table).values(
                number=voice.number,
                person=person["employee_id"] or person["secret_hash"],
                at=voice.at,
                **person,
            )
        )

    async def voices(self, number: int) -> tuple[Voice, ...]:
        """Return the voices added to this report itself, oldest first."""
        asked = select(voice_table).where(voice_table.c.number == number)
        rows = await self._rows(asked.order_by(voice_table.c.at, voice_table.c.person))
        return tuple(voice_of(row) for row in rows)

    async def voice_counts(self) -> dict[int, int]:
        """Return how many voices were added to each report itself; none has no entry."""
        number = voice_table.c.number
        rows = await self._rows(select(number, func.count()).group_by(number))
        return {row[0]: row[1] for row in rows}

    async def every_voice(self) -> tuple[Voice, ...]:
        """Return the voices added to all reports."""
        return tuple(voice_of(row) for row in await self._rows(select(voice_table)))

    async def merged_into(self, number: int) -> tuple[Report, ...]:
        """Return the reports merged into this one, oldest first."""
        return await self._reports(report_table.c.merged_into == number)

    async def reported_by(self, employee_id: str) -> tuple[Report, ...]:
        """Return the reports made under this name, newest first."""
        found = await self._reports(report_table.c.employee_id == employee_id)
        return tuple(reversed(found))

    async def supported_by(self, employee_id: str) -> tuple[Report, ...]:
        """Return the reports supported under this name, newest first."""
        its = select(voice_table.c.number).where(voice_table.c.employee_id == employee_id)
        found = await self._reports(report_table.c.number.in_(its))
        return tuple(reversed(found))

    async def open_ones(self, team_id: str | None) -> tuple[Report, ...]:
        """Return what in a workspace (None: in all) needs something done, first due first."""
        found = await self._reports(*_of(team_id), report_table.c.state.in_(OPEN))
        return tuple(sorted(found, key=lambda report: (report.due.due_at, report.number)))

    async def all_of(self, team_id: str | None) -> tuple[Report, ...]:
        """Return all reports of a workspace (None: of all), oldest first."""
        return await self._reports(*_of(team_id))

    async def done_between(self, after: datetime, before: datetime) -> tuple[Report, ...]:
        """Return what was done after the one moment and not after the other, oldest first."""
        return await self._reports(
            report_table.c.state == State.DONE.value,
            report_table.c.finished_at > after,
            report_table.c.finished_at <= before,
        )

    async def closed_since(self, moment: datetime) -> tuple[Report, ...]:
        """Return what was done, declined or merged since, oldest first."""
        its = report_table.c.state.not_in(OPEN), report_table.c.finished_at >= moment
        return await self._reports(*its)

    async def overdue(self, now: datetime) -> tuple[tuple[Report, EscalationLevel], ...]:
        """Return unanswered reports that are to be escalated by now, and how far."""
        waiting = await self._reports(
            report_table.c.state == State.NEW.value,
            report_table.c.remind_at <= now,
            report_table.c.nudge < EscalationLevel.ESCALATED.value,
        )
        levels = ((report, level_due(report, now)) for report in waiting)
        return tuple((report, level) for report, level in levels if level)

    async def _reports(self, *wanted: ColumnElement[bool]) -> tuple[Report, ...]:
        asked = select(report_table).where(*wanted).order_by(report_table.c.number)
        return tuple(report_of(row) for row in await self._rows(asked))

    async def _rows(self, asked: Select[Any]) -> list[Any]:
        async with self._database.begin() as connection:
            return list(await connection.execute(asked))

    async def _keep_once(self, insertion: Any) -> None:
        try:
            async with self._database.begin() as connection:
                await connection.execute(insertion)
        except IntegrityError:
            return  # it is kept already: Slack may deliver the same click twice


def _of(team_id: str | None) -> list[ColumnElement[bool]]:
    return [] if team_id is None else [report_table.c.team_id == team_id]


def _insert(entry: HistoryEntry) -> Any:
    return insert(entry_table).values(
        number=entry.number,
        key=entry.key,
        step=entry.step.value,
        at=entry.at,
        done_by=entry.by,
        text=entry.text,
        gone_to=entry.to,
    )
