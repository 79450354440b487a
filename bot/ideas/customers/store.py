"""Finds a customer in all tables, and takes them out."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select, update

from bot.company.records.phrases import Phrase
from bot.company.records.saying import rows_saying, take_out
from bot.database.engine import Database
from bot.ideas.customers.domain import KeptOfCustomer
from bot.ideas.report.redaction import THE_CUSTOMER, without_contacts
from bot.ideas.report.rows import report_of
from bot.ideas.report.tables import entry_table, report_table
from bot.ideas.report.visibility import Viewer, Where, shown
from bot.ideas.similar.store import vector_table


class SqlCustomerTraces:
    """What one workspace's database keeps of customers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def names(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return the phrase, and whole names of customers that have it, each once."""
        asked = select(report_table.c.customer).where(report_table.c.customer != "").distinct()
        async with self._database.begin() as connection:
            named = (await connection.scalars(asked)).all()
        found = [Phrase.of(name) for name in named if phrase.is_in(name)]
        return tuple(dict.fromkeys([phrase, *(one for one in found if one)]))

    async def look(self, names: Sequence[Phrase]) -> KeptOfCustomer:
        """Return how much says one of the names, and in which reports that may be named."""
        numbers = await self._reports(names)
        rows = await rows_saying(self._database, names)
        return KeptOfCustomer(rows, sorted(numbers - await self._unnamed(numbers)))

    async def _unnamed(self, numbers: Collection[int]) -> set[int]:
        """Return those of which administrators learn nothing, not even the number."""
        asked = select(report_table).where(report_table.c.number.in_(numbers))
        async with self._database.begin() as connection:
            reports = [report_of(row) for row in await connection.execute(asked)]
        cell = Where.EXPORT, Viewer.ADMINISTRATORS
        return {one.number for one in reports if not shown(one, *cell)}

    async def erase(self, names: Sequence[Phrase]) -> KeptOfCustomer:
        """Take the names out everywhere, and addresses and numbers out of those reports.

        Returns:
            what says a name all the same, read anew, and the reports that did.
        """
        numbers = await self._reports(names)
        await self._empty_field(names)
        await take_out(self._database, names, THE_CUSTOMER)
        await self._take_contacts_out(numbers)
        async with self._database.begin() as connection:  # made anew, of what is left
            its = vector_table.c.number.in_(numbers)
            await connection.execute(delete(vector_table).where(its))
        return KeptOfCustomer(await rows_saying(self._database, names), sorted(numbers))

    async def _reports(self, names: Sequence[Phrase]) -> set[int]:
        written = report_table.c.today, report_table.c.better, report_table.c.customer
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(report_table.c.number, *written))).all()
            entries = (await connection.execute(select(entry_table))).all()
        said = [(one.number, f"{one.today}\n{one.better}\n{one.customer}") for one in rows]
        said += [(one.number, one.text) for one in entries]
        return {number for number, text in said if _says(text, names)}

    async def _empty_field(self, names: Sequence[Phrase]) -> None:
        asked = select(report_table.c.number, report_table.c.customer)
        async with self._database.begin() as connection:
            rows = (await connection.execute(asked)).all()
            its = [row.number for row in rows if _says(row.customer, names)]
            emptied = update(report_table).where(report_table.c.number.in_(its))
            await connection.execute(emptied.values(customer=""))

    async def _take_contacts_out(self, numbers: Collection[int]) -> None:
        for table, names in ((report_table, ("today", "better")), (entry_table, ("text",))):
            columns = [table.c[name] for name in names]
            async with self._database.begin() as connection:
                asked = select(*table.primary_key, *columns).where(table.c.number.in_(numbers))
                for row in (await connection.execute(asked)).mappings().all():
                    values = {name: without_contacts(row[name]) for name in names}
                    its = [column == row[column.name] for column in table.primary_key]
                    await connection.execute(update(table).where(*its).values(**values))


def _says(text: str, names: Sequence[Phrase]) -> bool:
    return any(name.is_in(text) for name in names)
