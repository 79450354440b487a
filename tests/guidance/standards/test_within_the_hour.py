"""«Within the hour» is a promise in a rule, and soon in a question's story."""

from pathlib import Path

import pytest

from tests.guidance.standards.test_checking import REGISTER, findings, kinds

HOUR = """  - id: shipment-status
    name: Keeping the status of a shipment up to date
    value: 1
    unit: same hour
    from: something changes
    who: [everybody]
    owner: management
    stated:
      - document: guidance/more.md
        words: status of each shipment up to date within the hour
"""
STATED = "# More\n\nWe keep the status of each shipment up to date within the hour.\n"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bring the status of a shipment up to date by the end of the hour.", []),
        ("Bring the status of a shipment up to date within an hour.", []),
        ("Bring the status of a shipment up to date within the day.", ["contradiction"]),
        ("Bring the status of a shipment up to date within two hours.", ["contradiction"]),
        ("Send the invoice within the hour after the goods have left.", ["contradiction"]),
    ],
)
def test_the_hour_is_a_value(tmp_path: Path, sentence: str, found: list[str]) -> None:
    register = REGISTER.replace("told:", f"{HOUR}told:")

    told = findings(tmp_path, f"{STATED}\n{sentence}\n", register=register)

    assert kinds(told) == found
