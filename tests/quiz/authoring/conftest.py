"""A company with guidance in a folder of its own."""

from pathlib import Path

import pytest

from tests.quiz.authoring.desk import SmallCompany


@pytest.fixture
def company(tmp_path: Path) -> SmallCompany:
    return SmallCompany(tmp_path / "knowledge")
