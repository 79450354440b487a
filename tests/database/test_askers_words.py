"""Of gaps that were kept before, only who asked first gets back the words of the gap."""

from sqlalchemy import update

from bot.ask.gaps.store import SqlGaps, asker_table
from bot.ask.store import SqlAskedQuestions
from bot.database.engine import Database
from tests.ask.builders import NOON, an_asked
from tests.database.migrating import goes_to


async def test_nobody_gets_the_words_of_another(database: Database) -> None:
    gaps = SqlGaps(database)
    await SqlAskedQuestions(database).keep(an_asked())
    gap = await gaps.add(an_asked(key=f"{an_asked().key}:w1", text="My dog is ill."), NOON)
    await gaps.join(gap.gap_id, an_asked(key="later", employee_id="U0ANA"))
    async with database.begin() as connection:
        await connection.execute(update(asker_table).values(question=None))
    await goes_to(database, "0019")

    await goes_to(database, "head")

    found = await gaps.find(gap.gap_id)
    assert found is not None
    assert [(one.employee_id, one.question) for one in found.askers] == [
        ("U0DAN", "My dog is ill."),
        ("U0ANA", ""),
    ]
