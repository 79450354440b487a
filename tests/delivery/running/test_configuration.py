"""What dbos is told of a database that is away."""

from pathlib import Path

import pytest
import sqlalchemy
from dbos._utils import retriable_postgres_exception

from bot.delivery.running.configuration import wait_for_servers_that_are_away


def test_dbos_waits_for_a_server_whose_socket_is_gone(tmp_path: Path) -> None:
    wait_for_servers_that_are_away()
    away = sqlalchemy.create_engine(f"postgresql+psycopg://postgres@/postgres?host={tmp_path}")

    with pytest.raises(sqlalchemy.exc.OperationalError) as caught:
        away.connect()

    assert retriable_postgres_exception(caught.value)
