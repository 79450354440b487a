"""A database that serves test after test is as good as new for each."""

import psycopg
import pytest

from tests.postgres import KeptDatabase

_USED = (
    "INSERT INTO language_model_use (employee_id, feature, name, outcome, tokens_read,"
    " tokens_written, milliseconds, used_at) VALUES ('U1', 'ask', 'm', 'ok', 1, 1, 1, now())"
    " RETURNING use_id"
)


def used(kept: KeptDatabase, *more: str) -> tuple[str, object]:
    """Keep a row in it and do something more; return its address, and the row's number."""
    with kept.lent() as url, psycopg.connect(url, autocommit=True) as connection:
        number = connection.execute(_USED).fetchone()
        for statement in more:
            connection.execute(statement.encode())
    return url, number


def test_the_next_test_finds_no_row_and_numbers_from_one(kept_postgres: KeptDatabase) -> None:
    used(kept_postgres)

    with kept_postgres.lent() as url, psycopg.connect(url) as connection:
        assert connection.execute("TABLE language_model_use").fetchall() == []
    assert used(kept_postgres)[1] == (1,)


@pytest.mark.parametrize(
    "changed",
    [
        "CREATE SCHEMA more",
        "ALTER TABLE language_model_use ALTER COLUMN feature DROP NOT NULL",
        "UPDATE alembic_version SET version_num = '9999'",
    ],
)
def test_tables_that_are_others_than_before_are_made_anew(
    kept_postgres: KeptDatabase, changed: str
) -> None:
    with kept_postgres.lent() as url, psycopg.connect(url) as connection:
        before = connection.execute("SELECT oid FROM pg_database").fetchall()
    used(kept_postgres, changed)

    with kept_postgres.lent() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT oid FROM pg_database").fetchall() != before
        assert connection.execute("TABLE language_model_use").fetchall() == []


def test_what_an_earlier_test_left_running_does_not_find_it(
    kept_postgres: KeptDatabase,
) -> None:
    earlier, _ = used(kept_postgres)

    with (
        kept_postgres.lent(),
        pytest.raises(psycopg.OperationalError, match="does not exist"),
    ):
        psycopg.connect(earlier)
