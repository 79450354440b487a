"""A company with a complaint, in a folder of its own."""

from pathlib import Path

import pytest

from tests.quiz.complaints.desk import ComplainingCompany


@pytest.fixture
def company(tmp_path: Path) -> ComplainingCompany:
    return ComplainingCompany(tmp_path / "knowledge")
