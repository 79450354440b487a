"""OpenAI's embeddings, or those of any server that speaks the same protocol."""

from langchain_core.embeddings import Embeddings
from langchain_openai import OpenAIEmbeddings
from openai import AuthenticationError, NotFoundError, OpenAIError, PermissionDeniedError
from pydantic import SecretStr

from bot.errors import CannotDoError, TryAgainError

_TIMEOUT_SECONDS = 20
_RETRIES = 3


class EmbeddingUnavailableError(TryAgainError):
    """The provider did not answer, even after retries."""


class EmbeddingRefusedError(CannotDoError):
    """The provider does not accept the key, or does not know the embedding."""


class RemoteEmbeddings(Embeddings):
    """Asks a provider, and says in the bot's own words when that fails."""

    def __init__(self, name: str, api_key: SecretStr, base_url: str | None = None) -> None:
        """Use the provider's embedding with this name; nothing is sent yet."""
        self._openai = OpenAIEmbeddings(
            model=name,
            openai_api_key=api_key,
            openai_api_base=base_url,
            request_timeout=_TIMEOUT_SECONDS,
            max_retries=_RETRIES,
            check_embedding_ctx_length=False,  # text, not tokens, for servers like it
        )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector for each text, in their order.

        Raises:
            EmbeddingUnavailableError: the provider did not answer.
            EmbeddingRefusedError: the provider refuses the key or the name.
        """
        try:
            return self._openai.embed_documents(texts)
        except (AuthenticationError, PermissionDeniedError, NotFoundError) as error:
            message = (
                f"The embedding was refused ({error.status_code}): check the key and name."
            )
            raise EmbeddingRefusedError(message) from error
        except OpenAIError as error:
            message = "The embedding provider does not answer; try again in a minute."
            raise EmbeddingUnavailableError(message) from error

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of one question; raises as above."""
        return self.embed_documents([text])[0]
