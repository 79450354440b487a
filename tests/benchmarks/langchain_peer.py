"""Indexing as LangChain's documentation shows it, to compare with in the same run."""

from collections.abc import Sequence
from tempfile import TemporaryDirectory

from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from bot.guidance.parse.document import Document


def index_with_langchain(documents: Sequence[Document], embeddings: Embeddings) -> None:
    """Cut the documents in pieces of 1,000 characters, embed them and keep them in Chroma."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    pieces = splitter.create_documents([document.source.text for document in documents])
    with TemporaryDirectory() as folder:
        Chroma.from_documents(pieces, embeddings, persist_directory=folder)
