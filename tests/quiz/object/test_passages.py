from pathlib import Path

import pytest

from bot.guidance.index import PassageIndex
from bot.quiz.domain import Basis
from bot.quiz.object.passages import IndexedPassages
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage

HANDBOOK = """---
title: Deliveries
owner: logistics
reviewed: 2026-09-01
---
# Deliveries

## At the dock

Compare each shipment with
the order. Then load it.
"""


@pytest.fixture
def passages(tmp_path: Path) -> IndexedPassages:
    (tmp_path / "other.md").write_text("# Other\n\nNothing here.\n", encoding="utf-8")
    (tmp_path / "deliveries.md").write_text(HANDBOOK, encoding="utf-8")
    index = PassageIndex(FakeStorage(), a_fake_embedding())
    index.refresh(tmp_path)
    return IndexedPassages(index, lambda owner: (owner or "nobody").title())


async def test_finds_a_quote_across_a_line_break(passages: IndexedPassages) -> None:
    found = await passages.around(
        Basis("deliveries.md", "Compare each shipment with the order.")
    )

    assert found is not None
    assert found.heading == "Deliveries › At the dock"
    assert found.text.endswith("Then load it.")
    assert found.source == "owner: Logistics, reviewed 1 September 2026"


@pytest.mark.parametrize(
    ("document", "quote"), [("deliveries.md", "Never said."), ("gone.md", "Then load it.")]
)
async def test_words_that_are_gone_are_not_found(
    passages: IndexedPassages, document: str, quote: str
) -> None:
    assert await passages.around(Basis(document, quote)) is None
