"""Each claim of the articles stands in the handbook in the words that the table gives."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TABLE = (ROOT / "docs" / "claims.md").read_text("utf-8").split("## The claims")[1]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.splitlines()
    if line.startswith("| ") and line[2].isdigit()
]


def test_the_claims_are_counted_once_each() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, len(ROWS) + 1))
    assert len({row[1] for row in ROWS}) == len(ROWS) >= 76
    assert len({(row[3], row[4]) for row in ROWS}) == len(ROWS)  # each is carried by its own
    assert TABLE.startswith(f": {len(ROWS)}\n")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_claim_stands_in_its_document_in_these_words(row: list[str]) -> None:
    _, _, article, document, words = row

    text = " ".join((ROOT / "knowledge" / document).read_text("utf-8").split())
    assert article in set("ABCDE")
    assert len(words) > 20
    assert words in text
