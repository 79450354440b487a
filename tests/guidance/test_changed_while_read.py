"""What a reader sees when another process changes the index at the same moment."""

from collections.abc import Collection
from pathlib import Path

from bot.guidance.domain import IndexUnreadableError
from bot.guidance.index import PassageIndex
from bot.guidance.keep.entries import IndexEntry
from bot.guidance.keep.storage import IndexStorage
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage


def an_index(storage: IndexStorage) -> PassageIndex:
    return PassageIndex(storage, a_fake_embedding(), look_again_seconds=0)


class FakeKeeperChangedWhileRead(FakeStorage):
    """An index that another process changes between a reader's two looks at it."""

    def __init__(self, knowledge: Path) -> None:
        super().__init__()
        self.knowledge = knowledge
        self.is_disturbed = False

    def load(self, digests: Collection[str]) -> list[IndexEntry]:
        if not self.is_disturbed:
            return super().load(digests)
        self.is_disturbed = False
        an_index(self).refresh(self.knowledge)
        message = "A document is missing."
        raise IndexUnreadableError(message)


def test_a_change_while_the_index_is_read_is_read_instead(knowledge: Path) -> None:
    storage = FakeKeeperChangedWhileRead(knowledge)
    an_index(storage).refresh(knowledge)
    (knowledge / "invoices.md").write_text("# Invoices\n\nSend coffee with the invoice.\n")
    reader = an_index(storage)
    storage.is_disturbed = True

    found = reader.search("invoice", limit=1)

    assert found[0].passage.text == "Send coffee with the invoice."
