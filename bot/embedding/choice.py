"""Which embedding a setting names."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from langchain_core.embeddings import Embeddings
from pydantic import SecretStr

from bot.embedding.local import LOCAL_NAME, LocalEmbeddings
from bot.errors import CannotDoError


class UnknownEmbeddingError(CannotDoError):
    """The setting names no embedding, or one that lacks its key."""


@dataclass(frozen=True, slots=True)
class NamedEmbeddings:
    """An embedding, and the name an index remembers it by."""

    name: str
    embeddings: Embeddings
    is_outside: bool = False  # a provider reads the texts

    async def vectors(self, texts: Sequence[str]) -> list[list[float]]:
        """Return a vector of length 1 for each text, in their order."""
        return await asyncio.to_thread(self.embeddings.embed_documents, list(texts))


def choose_embedding(
    setting: str, *, api_key: SecretStr | None = None, base_url: str | None = None
) -> NamedEmbeddings:
    """Return the embedding for ``local`` or ``openai:<name>``.

    Raises:
        UnknownEmbeddingError: the setting is neither, or the key is missing.
        EmbeddingFileChangedError: the local embedding's files are not the expected ones.
    """
    if setting == "local":
        return NamedEmbeddings(LOCAL_NAME, LocalEmbeddings())
    provider, _, name = setting.partition(":")
    if provider != "openai" or not name:
        message = (
            f'EMBEDDING is "{setting}"; it must be "local" or "openai:text-embedding-3-small".'
        )
        raise UnknownEmbeddingError(message)
    if api_key is None:
        message = f"EMBEDDING is {setting}, which needs OPENAI_API_KEY."
        raise UnknownEmbeddingError(message)
    # Only who asks for it waits the seconds that this import takes.
    from bot.embedding.openai_embeddings import RemoteEmbeddings  # noqa: PLC0415

    outside = RemoteEmbeddings(name, api_key, base_url)
    return NamedEmbeddings(setting, outside, is_outside=True)
