"""What the settings say about the language model."""

from dataclasses import dataclass

from pydantic import SecretStr

from bot.errors import CannotDoError

DEFAULT_NAME = "openai:gpt-4.1-mini"  # follows forms well, answers within seconds, costs little
NONE = "none"  # what LANGUAGE_MODEL says to do without, though a key is set for the embedding


class UnknownLanguageModelError(CannotDoError):
    """The setting names no language model that can be used here."""


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Which language model is wanted, and how it is reached."""

    setting: str | None = None  # "provider:name"
    api_key: SecretStr | None = None
    base_url: str | None = None
    method: str = "json_schema"
    limit: str = "max_completion_tokens"  # what the server calls it; "none": it takes none
    effort: str | None = None  # of a model that thinks: "minimal", "low" …
    thinking_tokens: int = 0  # which the server counts with what is written
    has_responses_api: bool = False
    seconds: float = 9.0  # for the whole reply

    @property
    def is_none(self) -> bool:
        """Whether there is to be no language model."""
        named = self.setting or ""
        return named == NONE or not (named or self.api_key or self.base_url)
