"""What managers see of their department's learning, and from how many colleagues on."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.database.engine import Database, open_database
from bot.people.store import SqlChosenDepartments
from bot.quiz.store import SqlAttempts
from tests.builders_quiz import an_attempt
from tests.journeys.conftest import Enter
from tests.journeys.taking import BANK, answers, begins, chooses_logistics

pytestmark = pytest.mark.usefixtures("bot")
FOUR = ("U0MARCO", "U0INES", "U0DAN", "U0UMA")
QUESTION = BANK.of_department("logistics")[0]


@pytest.fixture
async def database(bot: str, tmp_path: Path) -> AsyncIterator[Database]:
    """What the bot at work keeps."""
    database = open_database(f"sqlite:///{tmp_path}/bot.sqlite3")
    yield database
    await database.close()


async def answered_by(database: Database, *people: str) -> None:
    for who in people:
        await SqlChosenDepartments(database).choose(who, "logistics")
        await SqlAttempts(database).add(
            an_attempt(
                QUESTION.question_id,
                attempt_id=f"{who}.0",
                employee_id=who,
                answered_at=datetime.now(UTC),
                passage=QUESTION.passage.fingerprint,
            )
        )


async def test_a_manager_sees_a_group_of_five_and_nothing_of_four(
    employee: Enter, database: Database
) -> None:
    lena = employee("U0LENA")
    lena.opens_home()
    await lena.sees_home("fewer than 5 colleagues have answered")

    await answered_by(database, *FOUR)
    lena.opens_home()
    await lena.slack.delivery.idle()
    await lena.sees_home("fewer than 5 colleagues have answered")

    await answered_by(database, "U0YARA")
    lena.opens_home()
    await lena.sees_home("how much is known")


async def test_a_trainer_sees_a_disputed_question_without_a_name(employee: Enter) -> None:
    yara, sam = employee("U0YARA"), employee("U0SAM")
    yara.says("quiz me")
    await chooses_logistics(yara)
    explained = await answers(yara, await begins(yara))
    await yara.clicks("I disagree", on=explained)
    await yara.submits({"words": "At our dock the driver does this."})
    await yara.sees("I bring you the answer")

    sam.opens_home()

    home = await sam.sees_home("colleagues disagree")
    assert "Yara" not in str(home)
