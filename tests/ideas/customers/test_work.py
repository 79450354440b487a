"""Administrators find how much is kept of a customer and erase it; nobody else does."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

import bot.app  # noqa: F401  # knows every table
from bot.database.engine import Database
from bot.delivery.work import Outgoing, Work
from bot.ideas.customers.domain import FinishErasing, NoCustomerNamedError, phrase_of
from bot.ideas.customers.store import SqlCustomerTraces
from bot.ideas.customers.work import CustomerErasure
from bot.ideas.report.store import SqlReports
from bot.ideas.similar.store import vector_table
from bot.people.permissions import NotAllowedError
from bot.quiz.authoring.store import draft_table
from tests.ideas.builders import MONDAY, a_report, an_entry, some_words
from tests.ideas.company import SmallCompany

LETTER = "The bakery-Sol GmbH waits; write to mia@sol.example or call 030 123456 78."


@pytest.fixture
async def database(sqlite_database: Database) -> Database:
    reports = SqlReports(sqlite_database)
    named = some_words(kind="complaint", today=LETTER, customer="Bakery Sol GmbH")
    await reports.add(a_report(words=named), an_entry("press:1"))
    await reports.add(a_report(words=some_words(today="Solar is late.")), an_entry("press:2"))
    async with sqlite_database.begin() as connection:
        await connection.execute(
            insert(vector_table).values(number=1, embedder="e", vector=b"1234")
        )
        await connection.execute(
            insert(draft_table).values(
                draft_id="d",
                batch="b",
                place=0,
                title="",
                question={"situation": "BAKERY SOL tells you so.", "choices": ["Ring."]},
                drafted_at=MONDAY,
                state="open",
            )
        )
    return sqlite_database


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


@pytest.fixture
def erasure(database: Database, company: SmallCompany) -> CustomerErasure:
    async def note(_employee_id: str, key: str) -> None:
        assert "Sol" not in key

    company.delivery.now = company.now
    return CustomerErasure(SqlCustomerTraces(database), company.cards, note)


async def test_administrator_sees_how_much_is_kept_and_no_word_of_it(
    erasure: CustomerErasure,
) -> None:
    told = str(await erasure.look("U0ZOE", "bakery sol"))

    assert "a report: 1" in told
    assert "a question drafted from guidance or from a complaint: 1" in told
    assert "I-1001" in told
    assert "I-1002" not in told
    assert "GmbH" not in told
    assert "mia@sol.example" not in told


async def test_what_is_about_a_manager_is_erased_and_not_named(
    erasure: CustomerErasure, database: Database
) -> None:
    about = some_words(kind="complaint", today=LETTER, is_about_manager=True)
    await SqlReports(database).add(a_report(words=about), an_entry("press:3"))

    told = str(await erasure.look("U0ZOE", "bakery sol"))
    await erasure.erase("U0ZOE", "bakery sol", "T0NORTH")

    assert "a report: 2" in told
    assert "I-1001" in told
    assert "I-1003" not in told
    report = await SqlReports(database).find(3)
    assert report
    assert "Sol" not in report.words.today


async def test_the_button_says_that_whole_names_and_every_number_go(
    erasure: CustomerErasure, database: Database
) -> None:
    other = some_words(customer="Sol & Mar Ltd", today="Mar waits.")
    await SqlReports(database).add(a_report(words=other), an_entry("press:3"))

    told = str(await erasure.look("U0ZOE", "Sol"))
    await erasure.erase("U0ZOE", "Sol", "T0NORTH")

    assert "in place of 2 whole names in which it stands" in told
    assert "every number that may be a telephone's" in told
    assert "Mar Ltd" not in told
    report = await SqlReports(database).find(3)
    assert report is not None
    assert (report.words.customer, report.words.today) == ("", "Mar waits.")


async def test_nothing_says_the_name_after_it_was_erased(
    erasure: CustomerErasure, database: Database
) -> None:
    told = await erasure.erase("U0ZOE", "Bakery Sol", "T0NORTH")

    report = await SqlReports(database).find(1)
    assert report is not None
    assert report.words.customer == ""
    assert report.words.today == (
        "the customer waits; write to (an address) or call (a number)."
    )
    async with database.begin() as connection:
        draft = (await connection.execute(select(draft_table.c.question))).scalar_one()
        vectors = (await connection.execute(select(vector_table))).all()
    assert draft == {"situation": "the customer tells you so.", "choices": ["Ring."]}
    assert vectors == []
    assert "Done" in told.text


async def test_who_is_called_alike_stays(erasure: CustomerErasure, database: Database) -> None:
    await erasure.erase("U0ZOE", "Sol", "T0NORTH")

    report = await SqlReports(database).find(2)
    assert report is not None
    assert report.words.today == "Solar is late."


async def test_kept_work_that_says_it_goes_without_being_named_in_new_work(
    erasure: CustomerErasure, company: SmallCompany
) -> None:
    for kind, handler in erasure.handlers().items():
        company.delivery.register(kind, handler)
    said = {"text": "B\u00e4cker Sol\u00a0& Co waits"}
    await company.delivery.take_in(Work("ask.answer", "a:1", said, "T0NORTH"))
    await company.delivery.take_in(Work("ask.answer", "a:2", {"text": "Solar"}, "T0NORTH"))
    company.delivery.register("ask.answer", _nothing)
    await company.delivery.run()

    await erasure.erase("U0ZOE", "B\u00e4cker Sol", "T0NORTH")
    company.time += timedelta(hours=1, minutes=1)
    await company.delivery.run()

    kept = company.delivery.taken_in
    assert "a:1" not in {work.key for work in kept}
    assert "a:2" in {work.key for work in kept}
    assert "Sol" not in str([work for work in kept if work.kind == FinishErasing.KIND])


async def _nothing(_: Work) -> list[Outgoing]:
    return []


@pytest.mark.parametrize("asked", ["Gro\u00dfmann", "GROSSMANN", "the Gro\u1e9emann"])
def test_a_sharp_s_is_found_however_it_is_written(asked: str) -> None:
    found = phrase_of(asked)

    assert found.is_in("The Gro\u00dfmann waits.")
    assert found.is_in("the Grossmann waits.")
    assert not found.is_in("The Gro\u00dfmanns wait.")


@pytest.mark.parametrize("who", ["U0LENA", "U0DAN", "U0SAM"])
async def test_only_administrators_may(erasure: CustomerErasure, who: str) -> None:
    with pytest.raises(NotAllowedError):
        await erasure.look(who, "Bakery Sol")
    with pytest.raises(NotAllowedError):
        await erasure.erase(who, "Bakery Sol", "T0NORTH")


@pytest.mark.parametrize("name", ["", " ", "&", "ab"])
def test_nearly_nothing_is_no_name(name: str) -> None:
    with pytest.raises(NoCustomerNamedError):
        phrase_of(name)
