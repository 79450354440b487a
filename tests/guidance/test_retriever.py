"""The index behind LangChain's retriever."""

from pathlib import Path

from bot.guidance.index import PassageIndex
from bot.guidance.retriever import GuidanceRetriever
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage


def test_langchain_gets_passages_that_can_be_cited(tmp_path: Path) -> None:
    text = "# Invoices\n\nSend the invoice within two days.\n\n# Phone\n\nAnswer the phone.\n"
    (tmp_path / "all.md").write_text(text)
    index = PassageIndex(FakeStorage(), a_fake_embedding())
    index.refresh(tmp_path)
    retriever = GuidanceRetriever(index=index, limit=1)

    (document,) = retriever.invoke("When do I send an invoice?")

    place = slice(document.metadata["start"], document.metadata["end"])
    assert document.page_content == text[place] == "Send the invoice within two days."
    assert document.metadata["document"] == "all.md"
