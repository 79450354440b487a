"""Keeps which department each employee chose."""

from sqlalchemy import Column, String, Table, select

from bot.database.columns import metadata
from bot.database.engine import Database
from bot.database.records import REPLACED, own_rows
from bot.database.upsert import keep_last

employees = Table(
    "people_employee",
    metadata,
    Column("employee_id", String, primary_key=True),
    Column("department_id", String, nullable=False, index=True),
    info=own_rows("the department somebody chose", REPLACED),
)


class SqlChosenDepartments:
    """Keeps choices in ``people_employee``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def choose(self, employee_id: str, department_id: str) -> None:
        """Keep the choice; a later one replaces it."""
        row = {"employee_id": employee_id, "department_id": department_id}
        async with self._database.begin() as connection:
            await keep_last(connection, employees, row)

    async def of(self, employee_id: str) -> str | None:
        """Return the chosen department, or None."""
        asked = select(employees.c.department_id).where(employees.c.employee_id == employee_id)
        async with self._database.begin() as connection:
            return (await connection.scalars(asked)).one_or_none()

    async def everybody(self) -> dict[str, str]:
        """Return the department of each employee who chose one."""
        async with self._database.begin() as connection:
            rows = (await connection.execute(select(employees))).all()
        return {row.employee_id: row.department_id for row in rows}
